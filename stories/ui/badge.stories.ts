import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { levelBadge } from '../../src/ui/badge.ts';
import { term } from '../../test/support/fixtures/terms.ts';
import { part } from '../support/part-frame.ts';

const meta: Meta = { title: 'Parts/Level badge' };
export default meta;

const LEVELS = ['1', '2', '3', '4', '7'] as const;

/** Levels 1 to 4 by the endpoint's labels, and one that no widget has heard of. */
export const Levels: StoryObj = {
  render: part((language) => LEVELS.map((level) => html`<p>${levelBadge(term(level, language))}</p>`)),
};
