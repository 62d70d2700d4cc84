import * as dossiers from '../dossiers/submit.ts';
import type { Creation } from './operation.ts';

export const submitDossier: Creation = (request) => dossiers.submitDossier(request);
