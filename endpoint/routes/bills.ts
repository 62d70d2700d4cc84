import * as bills from '../bills/find.ts';
import type { Answer } from './operation.ts';

export const findBill: Answer = (request) => bills.findBill(request);
