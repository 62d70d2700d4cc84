import { ProcedureSearchElement } from '../widgets/procedure-search/procedure-search.ts';
import { register } from './register.ts';

register('dvc-procedure-search', ProcedureSearchElement);
