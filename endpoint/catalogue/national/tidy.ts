import type { CatalogueMethod, CatalogueProcedure } from '../record.ts';
import type { CatalogueEntry } from '../source.ts';
import { VOCABULARIES } from '../vocabularies.ts';
import { splitFees } from './fees.ts';
import { lifeEventsOf } from './life-events.ts';
import type { NationalLine } from './line.ts';
import { splitLegalBases, splitResults, splitSteps } from './lists.ts';
import { splitPapers } from './papers.ts';
import { agencyOf, codesOf, rejoinBrackets } from './terms.ts';
import { readable, splitPageEnd } from './texts.ts';

/** Makes a catalogue record of a published one: takes apart what is run together, invents nothing. */
export function tidy(line: NationalLine): CatalogueEntry {
  const subjects = codesOf('subjectTypes', rejoinBrackets(line.subjectTypes ?? []));
  const levels = codesOf('administrativeLevels', (line.administrativeLevel ?? '').split(','));
  const formality = codesOf('formalityTypes', [line.formalityType ?? '']);
  const category = readable(line.category);
  const results = splitPageEnd(line.results);
  const requirements = splitPageEnd(line.requirements);
  const keywords = results.keywords ?? requirements.keywords;
  const description = results.description ?? requirements.description;
  const unitGroup = readable(line.executingAgency);
  const record: CatalogueProcedure = {
    code: line.code,
    name: line.name.normalize('NFC').trim(),
    decisionNo: readable(line.decisionNo),
    category: category === undefined ? undefined : { name: category },
    agency: agencyOf(line.ministry),
    serviceLevel: serviceLevel(line),
    administrativeLevels: levels.codes,
    subjectTypes: subjects.codes,
    lifeEvents: lifeEventsOf(category, line.name),
    formalityType: formality.codes[0],
    executionMethods: (line.methods ?? []).map(methodOf),
    executionSteps: splitSteps(line.steps),
    executionCases: splitPapers(line.components),
    requirementsAndConditions: requirements.text,
    competentAgency: readable(line.competentAgency),
    unitGroupsExecuting: unitGroup === undefined ? [] : [unitGroup],
    coordinatingAgencies: [],
    dossierReceivingAddresses: [],
    results: [...splitResults(results.text), ...(description === undefined ? [] : [{ name: description }])],
    legalBases: splitLegalBases(line.legalBases),
    sourceUrl: sourceUrl(line.code),
    aliases: keywords === undefined ? undefined : [keywords],
  };
  return { record, labels: [...subjects.met, ...levels.met, ...formality.met] };
}

const PORTAL = 'https://dichvucong.gov.vn/p/home/dvc-chi-tiet-thu-tuc-hanh-chinh.html';

function sourceUrl(code: string): string {
  return `${PORTAL}?ma_thu_tuc=${code}`;
}

function methodOf(method: NonNullable<NationalLine['methods']>[number]): CatalogueMethod {
  const { fees, description } = splitFees(method.text);
  const { processingTime: value, processingTimeUnit: unit } = method;
  const isKnown = VOCABULARIES.processingTimeUnits.some((known) => known.code === unit);
  return {
    submissionMethod: method.submissionMethod,
    ...(value !== undefined &&
      value > 0 &&
      unit !== undefined &&
      isKnown && { processingTime: { value, unit } }),
    fees,
    ...(description !== undefined && { description }),
  };
}

/** Name of a form template, as the portal puts it behind the name of its paper. */
const TEMPLATE = /\.(?:docx?|pdf|xlsx?|rtf|odt)(?=\d|$|\s)/iu;

/**
 * The records do not say their online level. Filed online and called "toàn trình" somewhere: fully online;
 * filed online: partly; a template to download: forms; else information.
 */
function serviceLevel(line: NationalLine): string {
  const isOnline = (line.methods ?? []).some((method) => method.submissionMethod === 'ONLINE');
  const texts = [line.name, line.steps, ...(line.methods ?? []).map((method) => method.text)];
  if (isOnline) return texts.some((text) => /toàn trình/iu.test(text?.normalize('NFC') ?? '')) ? '4' : '3';
  return TEMPLATE.test(line.components ?? '') ? '2' : '1';
}
