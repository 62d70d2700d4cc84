import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { StartError } from '../../endpoint/errors.ts';
import { loadForms } from '../../endpoint/forms/forms.ts';
import { startEndpoint } from '../../endpoint/start.ts';
import { formsFolder, smallForm } from './filing-support.ts';

/** Anything at a place of the form: tests break it where the types would not let them. */
// oxlint-disable-next-line typescript/no-explicit-any
type Loose = any;

const field = (form: Loose, index: number) => form.layout.steps[0].sections[0].fields[index];
const group = (form: Loose) => form.layout.steps[1].sections[0].fields[0];
const person = (form: Loose) => form.schema.properties.applicant;

const cases: [name: string, breakIt: (form: Loose) => void, message: RegExp][] = [
  ['a field missing', (form) => delete form.delivery, /delivery: missing$/],
  [
    'a field misspelt',
    (form) => (field(form, 0).visiblewhen = {}),
    /fields\[0\]\.visiblewhen: there is no such field$/,
  ],
  [
    'text in one language',
    (form) => (field(form, 0).label = 'Tên'),
    /fields\[0\]\.label: \{"vi", "en"\} is expected$/,
  ],
  [
    'a sentence in one language',
    (form) => (form.conditions[0] = 'Ai cũng được.'),
    /conditions\[0\]: \{"vi", "en"\} is expected$/,
  ],
  ['a text of a number', (form) => (form.version = 1), /version: a text is expected$/],
  [
    'the code of another file',
    (form) => (form.procedureCode = '1.000656'),
    /procedureCode: "1\.001193" is expected/,
  ],
  [
    'a list nobody has',
    (form) => (group(form).fields[1].options.list = 'colours'),
    /there is no list "colours"$/,
  ],
  [
    'a question about nothing',
    (form) => (field(form, 0).pointer = '/applicant/nick'),
    /fields\[0\]: the schema has no answer \/applicant\/nick \(and 1 more\)$/,
  ],
  [
    'a kind nobody knows',
    (form) => (field(form, 0).kind = 'riddle'),
    /fields\[0\]: there is no kind "riddle"$/,
  ],
  [
    'a question of another type',
    (form) => (field(form, 0).kind = 'number'),
    /number asks for number or integer/,
  ],
  [
    'an address without a ward',
    (form) => delete person(form).properties.home.properties.ward,
    /lacks province, ward or detail/,
  ],
  ['a group in a group', (form) => (group(form).fields[0].kind = 'group'), /a group cannot stand in a group/],
  [
    'options that are not those of the schema',
    (form) => form.schema.properties.members.items.properties.sex.enum.push('OTHER'),
    /the options are not those of the schema of \/sex$/,
  ],
  [
    'a condition about nothing',
    (form) => (field(form, 4).visibleWhen.allOf[0].pointer = '/married'),
    /fields\[4\]\.visibleWhen: the schema has no answer \/married \(and 1 more\)$/,
  ],
  [
    'a condition that never holds',
    (form) => (group(form).fields[0].visibleWhen = { allOf: [{ pointer: './sex', oneOf: ['M'] }] }),
    /\.\/sex is never "M"$/,
  ],
  [
    'required and not asked',
    (form) => form.schema.required.push('reason'),
    /\/reason is required and nowhere asked$/,
  ],
  [
    'required then and not asked',
    (form) => person(form).then.required.push('reason'),
    /\/applicant\/reason is required and nowhere asked$/,
  ],
  [
    'a rule about nothing',
    (form) => (form.rules[0].pointer = '/born'),
    /rules\[0\]: the schema has no answer \/born$/,
  ],
  ['a rule nobody can test', (form) => (form.rules[0].test = 'isNice'), /there is no test "isNice"$/],
  [
    'a document of a type nobody can upload',
    (form) => (form.documents[0].formats = ['text/html']),
    /documents\[0\]\.formats: files of the type "text\/html" cannot be uploaded$/,
  ],
  [
    'a document larger than any upload',
    (form) => (form.documents[0].maximumBytes = 1e12),
    /documents\[0\]\.maximumBytes/,
  ],
  [
    'two documents of one id',
    (form) => (form.documents[1].id = 'marriage'),
    /documents: the id "marriage" occurs twice$/,
  ],
  ['a charge of half a đồng', (form) => (form.charges[0].amount = 0.5), /charges\[0\]\.amount: whole đồng/],
  [
    'a charge for nothing',
    (form) => (form.charges[0].quantity = '/number'),
    /charges\[0\]\.quantity: the schema has no answer \/number$/,
  ],
  ['a charge for no way', (form) => (form.charges[1].delivery = ['BIRD']), /there is no way "BIRD"$/],
  [
    'a level nobody has',
    (form) => (form.receivingLevel = 'DISTRICT'),
    /receivingLevel: not one of: WARD, PROVINCE, MINISTRY$/,
  ],
  [
    'a ministry with the code of a province',
    (form) => (form.receivingLevel = 'MINISTRY'),
    /dossierAgency: a ministry is not in a province$/,
  ],
  [
    'a card that says what cannot be answered',
    (form) =>
      (form.layout.steps[0].sections[0].identityCard = {
        set: [{ pointer: '/applicant/name', value: 'IDENTITY_CARD' }],
      }),
    /identityCard\.set\[0\]: not an answer to \/applicant\/name$/,
  ],
  ['no proof at all', (form) => delete form.proof, /proof: missing$/],
  ['one proof too few', (form) => (form.proof.phone = []), /proof\.phone: /],
  [
    'a proof nobody is asked for',
    (form) => (form.proof.identity = ['/applicant/number']),
    /proof\.identity: the form asks for no identityNumber at \/applicant\/number$/,
  ],
  [
    'a proof that is asked as something else',
    (form) => (form.proof.phone = ['/applicant/identityNumber']),
    /proof\.phone: the form asks for no phone at \/applicant\/identityNumber$/,
  ],
  ['no such agency', (form) => (form.dossierAgency = 'X1'), /dossierAgency: /],
  [
    'a time limit of nothing',
    (form) => (form.processing.value = 0),
    /processing\.value: more than 0 is expected$/,
  ],
  [
    'a pattern that may run for ever',
    (form) => (person(form).properties.spouse.pattern = '^(a+)+$'),
    /schema at \/applicant\/spouse: the pattern \^\(a\+\)\+\$ may take too long$/,
  ],
  [
    'text without end',
    (form) => delete person(form).properties.spouse.maxLength,
    /schema at \/applicant\/spouse: a limit of length is missing$/,
  ],
  [
    'a list without end',
    (form) => delete form.schema.properties.members.maxItems,
    /schema at \/members: a limit of length is missing$/,
  ],
  [
    'a keyword nobody knows',
    (form) => (person(form).properties.spouse.maxLenght = 3),
    /schema: strict mode: unknown keyword: "maxLenght"$/,
  ],
  [
    'a format nobody knows',
    (form) => (person(form).properties.spouse.format = 'colour'),
    /schema: unknown format "colour"/,
  ],
];

describe('a broken form ends the start in one line', () => {
  for (const [name, breakIt, message] of cases)
    test(name, async () => {
      const form = smallForm();
      const folder = await formsFolder([form]);
      breakIt(form);
      await writeFile(join(folder, '1.001193.json'), JSON.stringify(form));
      const error = await loadForms({ folder, sandbox: false }).catch((reason: unknown) => reason);
      assert.ok(error instanceof StartError, String(error));
      assert.match(error.message, message);
      assert.match(error.message, /^\S+1\.001193\.json: [^\n]+$/);
    });

  test('no JSON at all, before anything else is done', async () => {
    const folder = await formsFolder([]);
    await writeFile(join(folder, '1.001193.json'), '{');
    await assert.rejects(startEndpoint({ forms: folder }), /1\.001193\.json: not JSON/);
  });

  test('one of the sandbox only with the sandbox', async () => {
    const folder = await formsFolder(
      [smallForm()],
      [{ ...smallForm(), procedureCode: '9.000100', version: 1 }],
    );
    await assert.rejects(loadForms({ folder, sandbox: true }), /9\.000100\.json: version/);
    assert.ok((await loadForms({ folder, sandbox: false })).find('1.001193'));
  });
});
