import { getProcedure, type Procedure } from '../contract/procedure-record.ts';
import type { ReadOptions } from './read-options.ts';
import type { Transport } from './transport.ts';

/** Reads single records of the national catalogue of procedures. */
export interface ProcedureRecordClient {
  getProcedure(code: string, options: ReadOptions): Promise<Procedure>;
}

export function createProcedureRecordClient(transport: Transport): ProcedureRecordClient {
  return {
    getProcedure: (code, options) => transport.read(getProcedure, { path: { code } }, options),
  };
}
