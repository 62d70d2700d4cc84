import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { skeletonLines } from '../../src/ui/skeleton.ts';
import { slowLine } from '../../src/ui/slow-line.ts';
import { part } from '../support/part-frame.ts';

const meta: Meta = { title: 'Parts/Skeleton' };
export default meta;

export const Lines: StoryObj = { render: part(() => skeletonLines('long', 'middle', 'short')) };

export const OnASlowLine: StoryObj = {
  render: part(() => html`${slowLine()} ${skeletonLines('long', 'middle', 'short')}`),
};
