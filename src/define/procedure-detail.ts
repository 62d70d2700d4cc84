import { ProcedureDetailElement } from '../widgets/procedure-detail/procedure-detail.ts';
import { register } from './register.ts';

register('dvc-procedure-detail', ProcedureDetailElement);
