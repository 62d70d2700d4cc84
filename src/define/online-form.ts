import { OnlineFormElement } from '../widgets/online-form/online-form.ts';
import { register } from './register.ts';

register('dvc-online-form', OnlineFormElement);
