import { runtimeMsg } from '@lit/localize/internal/runtime-msg.js';
import type { MsgFn } from '@lit/localize/internal/types.js';
import { templates } from './generated/en.ts';

/** Looks words up in English. Loaded with the words, so that a Vietnamese page pays for neither. */
export const translate = ((template: string, options) => runtimeMsg(templates, template, options)) as MsgFn;
