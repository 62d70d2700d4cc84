import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { EndpointError, type EndpointFailure } from '../../src/client/errors.ts';
import { errorNotice, hotlineLink } from '../../src/ui/endpoint-notice.ts';
import { notice, type NoticeTone } from '../../src/ui/notice.ts';
import { part } from '../support/part-frame.ts';

const meta: Meta = { title: 'Parts/Notice' };
export default meta;

function toned(tone: NoticeTone): StoryObj {
  return {
    render: part((language) =>
      notice({
        tone,
        title: language === 'en' ? 'What happened' : 'Chuyện gì đã xảy ra',
        text: language === 'en' ? 'What it means and what to do.' : 'Nghĩa là gì và cần làm gì.',
        actions: hotlineLink(undefined),
      }),
    ),
  };
}

export const Information: StoryObj = toned('information');
export const Warning: StoryObj = toned('warning');
export const Danger: StoryObj = toned('danger');

const FAILURES: readonly EndpointFailure[] = [
  { kind: 'offline' },
  { kind: 'unreachable' },
  { kind: 'timeout', milliseconds: 12_000 },
  { kind: 'refused', status: 500, problem: {} },
  { kind: 'refused', status: 503, problem: {}, retryAfterMilliseconds: 60_000 },
  { kind: 'refused', status: 422, problem: { detail: 'q: ' + 'dài quá '.repeat(40) } },
  { kind: 'broken-contract', reason: 'the answer is not JSON' },
  { kind: 'incompatible', contract: '2.0' },
];

/** Every way a read can fail, each with its own words. */
export const EveryFailure: StoryObj = {
  render: part(() =>
    FAILURES.map((failure) => html`${errorNotice(new EndpointError(failure), { retry: () => {} })}<br />`),
  ),
};
