import { ConfigElement } from '../widgets/config/config.ts';
import { register } from './register.ts';

register('dvc-config', ConfigElement);
