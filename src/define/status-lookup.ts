import { StatusLookupElement } from '../widgets/status-lookup/status-lookup.ts';
import { register } from './register.ts';

register('dvc-status-lookup', StatusLookupElement);
