import type { Finding, StatementToCheck } from './audit-finding.ts';
import type { Book } from './book.ts';

/** What the platform says it has received and given back is what the book says, and the other way round. */
export function* checkAgainst(book: Book, statement: StatementToCheck): Generator<Finding> {
  const references = new Map(book.payments.map(({ id, reference }) => [id, reference]));
  const referenceOf = ({ payment }: Book['money'][number]) =>
    payment === null ? undefined : (references.get(payment) ?? 'of no payment there is');
  yield* compare(
    'received',
    book.money.map((one) => keyed(one, referenceOf(one))),
    [
      ...statement.money.map((one) => keyed(one, one.reference)),
      ...statement.foreign.map((one) => keyed(one)),
    ],
  );
  const ordered = new Map(book.refunds.map((one) => [one.id, keyOf(referenceOf(one), one)]));
  const done = (book.refunds as readonly { id: string; doneAt?: string }[])
    .filter(({ doneAt }) => doneAt !== undefined)
    .map(({ id }) => id);
  const known = new Map(statement.refunds.map((one) => [one.id, keyOf(one.reference, one)]));
  const paid = new Set(statement.refunds.filter((one) => one.done).map(({ id }) => id));
  for (const [id, key] of known)
    if (ordered.get(id) !== key) yield { what: 'the platform gave back what nobody ordered so', about: id };
  for (const id of done)
    if (!paid.has(id)) yield { what: 'the platform has not given back what the book says', about: id };
}

type Keyed = readonly (readonly [transaction: string, key: string])[];

type Sum = { readonly transaction: string; readonly amount: number };

const keyed = (one: Sum, reference?: string) => [one.transaction, keyOf(reference, one)] as const;

function keyOf(reference: string | undefined, { transaction, amount }: Sum): string {
  return `${reference ?? '-'} ${transaction} ${amount}`;
}

function* compare(what: string, ours: Keyed, theirs: Keyed): Generator<Finding> {
  const [own, other] = [new Map(ours), new Map(theirs)];
  if (other.size < theirs.length) yield { what: `the platform ${what} twice under one number`, about: '' };
  for (const [about, key] of own)
    if (!other.has(about)) yield { what: `the platform has not ${what} what the book says`, about };
    else if (other.get(about) !== key) yield { what: `the platform ${what} something else`, about };
  for (const about of other.keys())
    if (!own.has(about)) yield { what: `the platform ${what} what the book does not know`, about };
}
