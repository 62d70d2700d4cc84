import type { CatalogueProcedure } from '../catalogue/record.ts';
import type { FormSource } from './source.ts';

/** As much of a record as pages need that lead to the form. */
export function sandboxProcedure({ definitions, handling }: FormSource): CatalogueProcedure {
  const { procedureCode: code, procedureName: name, receivingLevel } = definitions.vi;
  const { processing } = handling;
  return {
    code,
    name,
    serviceLevel: '4',
    administrativeLevels: [receivingLevel],
    subjectTypes: ['CITIZEN'],
    lifeEvents: [],
    executionMethods: [
      {
        submissionMethod: 'ONLINE',
        ...(processing && { processingTime: { value: processing.value, unit: processing.unit } }),
        fees: [],
      },
    ],
    executionSteps: [],
    executionCases: [],
    unitGroupsExecuting: [],
    coordinatingAgencies: [],
    dossierReceivingAddresses: [],
    results: [],
    legalBases: [],
  };
}
