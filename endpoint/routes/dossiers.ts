import * as lookup from '../dossiers/lookup.ts';
import { progressOf } from '../dossiers/progress.ts';
import * as results from '../dossiers/results.ts';
import * as dossiers from '../dossiers/submit.ts';
import * as supplements from '../dossiers/supplements.ts';
import * as withdrawal from '../dossiers/withdrawal.ts';
import type { Answer, Creation, TrackedAnswer, TrackedCreation } from './operation.ts';

export const submitDossier: Creation = (request) => dossiers.submitDossier(request);
export const lookUpDossier: Answer = (request) => lookup.lookUpDossier(request);
export const getDossier: TrackedAnswer = (request) => progressOf(request, request.tracking.code);
export const getDossierResult: TrackedAnswer = (request) => results.getDossierResult(request);
export const getSupplementForm: TrackedAnswer = (request) => supplements.getSupplementForm(request);
export const supplementDossier = (request: TrackedCreation) => supplements.supplementDossier(request);
export const withdrawDossier = (request: TrackedCreation) => withdrawal.withdrawDossier(request);
