import { DOSSIER_STATUS } from '../../src/contract/dossier-progress.ts';
import type { Move } from './move.ts';

type Kind = Move['kind'];

const {
  filed,
  received,
  notReceived,
  processing,
  supplement,
  payment,
  withdrawn,
  stopped,
  processed,
  returned,
} = DOSSIER_STATUS;

const AT_WORK: readonly Kind[] = [
  'process',
  'askForPapers',
  'askForPayment',
  'stop',
  'finish',
  'extend',
  'enter',
];

/** What may happen in each state (domain.md, section 4). In those that are not here nothing does any more. */
const POSSIBLE: Readonly<Record<string, readonly Kind[]>> = {
  [filed]: ['accept', 'refuse', 'withdraw'],
  [received]: [...AT_WORK, 'withdraw'],
  [processing]: [...AT_WORK, 'withdraw'],
  [supplement]: ['supplement', 'stop', 'withdraw'],
  [payment]: ['paid', 'stop', 'withdraw'],
  [processed]: ['ship', 'shipmentEvent', 'return'],
};

const TERMINAL: readonly string[] = [notReceived, withdrawn, stopped, returned];

/** Nothing is done any more in such a state. */
export function isTerminal(status: string): boolean {
  return TERMINAL.includes(status);
}

/** A state nobody has heard of is taken for one of work. Money is told of in any. */
export function isPossible(kind: Kind, status: string): boolean {
  if (kind === 'money') return true;
  return (POSSIBLE[status] ?? (isTerminal(status) ? [] : AT_WORK)).includes(kind);
}

const LEADS_TO: Readonly<Partial<Record<Kind, string>>> = {
  accept: received,
  refuse: notReceived,
  process: processing,
  askForPapers: supplement,
  askForPayment: payment,
  paid: processing,
  stop: stopped,
  finish: processed,
  return: returned,
  supplement: processing,
  withdraw: withdrawn,
};

/** The state a move leads to; the one there is where it changes none. */
export function statusAfter(move: Move, status: string): string {
  return move.kind === 'enter' ? move.status.code : (LEADS_TO[move.kind] ?? status);
}
