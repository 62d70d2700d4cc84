import { describe } from '../services/description.ts';
import type { Answer } from './operation.ts';

export const describeEndpoint: Answer = ({ catalogue, language, payable = false }) =>
  describe(catalogue.terms, language, payable);
