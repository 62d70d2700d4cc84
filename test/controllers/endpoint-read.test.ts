import { expect } from 'chai';
import { LitElement } from 'lit';
import { EndpointError, type EndpointFailure } from '../../src/client/errors.ts';
import { EndpointRead, type ReadRequest } from '../../src/controllers/endpoint-read.ts';
import { Clock, settled } from '../support/clock.ts';
import { replace, setHidden } from '../support/replace.ts';
import { tidyAfterEach } from '../support/tidy.ts';

interface Asked extends ReadRequest {
  readonly question: string | undefined;
  readonly give: (value: string) => void;
  readonly fail: (failure: EndpointFailure) => void;
  readonly reject: (error: unknown) => void;
}

/** A widget that reads one thing and leaves the answer to the test. */
class ReaderElement extends LitElement {
  question: string | undefined = 'a';
  readonly asked: Asked[] = [];
  readonly answers: string[] = [];
  readonly reading = new EndpointRead<string>(
    this,
    () => this.question,
    (request) =>
      new Promise<string>((give, reject) => {
        const fail = (failure: EndpointFailure) => reject(new EndpointError(failure));
        request.signal.addEventListener('abort', () => fail({ kind: 'aborted' }));
        this.asked.push({ ...request, question: this.question, give, fail, reject });
      }),
    (value) => void this.answers.push(value),
  );

  get last(): Asked {
    return this.asked.at(-1)!;
  }

  async ask(question: string | undefined): Promise<void> {
    this.question = question;
    this.requestUpdate();
    await this.updateComplete;
  }
}
customElements.define('test-reader', ReaderElement);

async function reader(question: string | undefined = 'a'): Promise<ReaderElement> {
  const element = document.createElement('test-reader') as ReaderElement;
  element.question = question;
  document.body.append(element);
  await element.updateComplete;
  return element;
}

const UNREACHABLE: EndpointFailure = { kind: 'unreachable' };

describe('EndpointRead: states', () => {
  tidyAfterEach();

  it('asks nothing without a question', async () => {
    const element = await reader('');
    await element.ask(undefined);
    expect(element.reading.state).to.deep.equal({ kind: 'idle' });
  });

  it('goes from loading to done, and tells once', async () => {
    const element = await reader();
    expect(element.reading.state).to.deep.equal({ kind: 'loading', slow: false, previous: undefined });
    element.last.give('A');
    await settled();
    expect(element.reading.state).to.deep.equal({ kind: 'done', value: 'A' });
    expect(element.answers).to.deep.equal(['A']);
  });

  it('does not ask again while the question stays the same', async () => {
    const element = await reader();
    element.last.give('A');
    await settled();
    await element.ask('a');
    expect(element.asked).to.have.length(1);
  });

  it('keeps the last answer at hand while the next one is under way', async () => {
    const element = await reader();
    element.last.give('A');
    await settled();
    await element.ask('b');
    expect(element.reading.state).to.deep.equal({ kind: 'loading', slow: false, previous: 'A' });
  });

  it('cancels the read of a question nobody has any more, and drops its answer', async () => {
    const element = await reader();
    const [first] = element.asked;
    await element.ask('b');
    expect(first?.signal.aborted).to.equal(true);
    element.last.give('B');
    await settled();
    first?.give('A');
    await settled();
    expect(element.reading.state).to.deep.equal({ kind: 'done', value: 'B' });
    expect(element.answers).to.deep.equal(['B']);
  });

  it('drops late answers even from a client that does not listen to being cancelled', async () => {
    const given: ((value: string) => void)[] = [];
    class DeafElement extends LitElement {
      question = 'a';
      readonly reading = new EndpointRead<string>(
        this,
        () => this.question,
        () => new Promise<string>((give) => given.push(give)),
      );
    }
    customElements.define('test-deaf-reader', DeafElement);
    const element = new DeafElement();
    document.body.append(element);
    await element.updateComplete;
    element.question = 'b';
    element.requestUpdate();
    await element.updateComplete;
    given[1]?.('B');
    await settled();
    given[0]?.('A');
    await settled();
    expect(element.reading.state).to.deep.equal({ kind: 'done', value: 'B' });
  });

  it('goes back to idle when there is nothing to ask any more', async () => {
    const element = await reader();
    const { signal } = element.last;
    await element.ask(undefined);
    expect(signal.aborted).to.equal(true);
    expect(element.reading.state).to.deep.equal({ kind: 'idle' });
  });

  it('fails with the error of the client, and with one of our own for anything else thrown', async () => {
    const element = await reader();
    element.last.fail({ kind: 'timeout', milliseconds: 1 });
    await settled();
    const { state } = element.reading;
    expect(state.kind === 'failed' && state.error.failure.kind).to.equal('timeout');
    element.reading.retry();
    element.last.reject('a string');
    await settled();
    const second = element.reading.state;
    expect(second.kind === 'failed' && second.error.failure.kind).to.equal('broken-contract');
  });

  it('says after four seconds that the line is slow', async () => {
    const clock = new Clock();
    const element = await reader();
    const slow = () => element.reading.state.kind === 'loading' && element.reading.state.slow;
    await clock.pass(3_999);
    expect(slow()).to.equal(false);
    await clock.pass(1);
    expect(slow()).to.equal(true);
    element.last.give('A');
    await settled();
    expect(element.reading.state.kind).to.equal('done');
    expect(clock.waiting).to.deep.equal([]);
  });
});

describe('EndpointRead: asking again by itself', () => {
  tidyAfterEach();

  async function failed(failure: EndpointFailure = UNREACHABLE) {
    const clock = new Clock();
    const element = await reader();
    element.last.fail(failure);
    await settled();
    return { clock, element };
  }

  it('asks past the browser’s cache', async () => {
    const { element } = await failed();
    element.reading.retry();
    expect(element.asked.map(({ reload }) => reload)).to.deep.equal([false, true]);
  });

  it('asks when the network is back', async () => {
    const { element } = await failed();
    dispatchEvent(new Event('online'));
    expect(element.asked).to.have.length(2);
  });

  it('leaves what has been answered alone when the network is back', async () => {
    const element = await reader();
    element.last.give('A');
    await settled();
    dispatchEvent(new Event('online'));
    expect(element.asked).to.have.length(1);
  });

  it('asks after half a minute, and up to half as much again by chance', async () => {
    for (const [chance, pause] of [
      [0, 30_000],
      [1, 45_000],
    ] as const) {
      replace(Math, 'random', () => chance);
      const { clock, element } = await failed();
      expect(clock.waiting).to.deep.equal([pause]);
      await clock.pass(pause - 1);
      expect(element.asked).to.have.length(1);
      await clock.pass(1);
      expect(element.asked).to.have.length(2);
      element.remove();
    }
  });

  it('asks no sooner than the endpoint wants', async () => {
    replace(Math, 'random', () => 0);
    const { clock } = await failed({
      kind: 'refused',
      status: 503,
      problem: {},
      retryAfterMilliseconds: 120_000,
    });
    expect(clock.waiting).to.deep.equal([120_000]);
  });

  it('goes on asking for as long as it fails, at most twice a minute', async () => {
    const { clock, element } = await failed();
    for (let minute = 0; minute < 10; minute += 1) {
      await clock.pass(60_000);
      element.last.fail(UNREACHABLE);
      await settled();
    }
    expect(element.asked.length).to.be.within(8, 21);
  });

  it('stays silent while nobody looks at the page, and asks when somebody does', async () => {
    const { clock, element } = await failed();
    setHidden(true);
    await clock.pass(600_000);
    expect(element.asked).to.have.length(1);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(element.asked, 'still hidden').to.have.length(1);
    setHidden(false);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(element.asked).to.have.length(2);
  });

  it('does not ask sooner because somebody goes and comes back', async () => {
    const { element } = await failed();
    document.dispatchEvent(new Event('visibilitychange'));
    expect(element.asked).to.have.length(1);
  });

  it('does not repeat a request that was refused', async () => {
    const { clock, element } = await failed({ kind: 'refused', status: 404, problem: {} });
    dispatchEvent(new Event('online'));
    document.dispatchEvent(new Event('visibilitychange'));
    await clock.pass(600_000);
    expect(element.asked).to.have.length(1);
  });

  it('says at once that the network is gone while it asks, and asks again when it is back', async () => {
    const element = await reader();
    const { signal } = element.last;
    dispatchEvent(new Event('offline'));
    await settled();
    expect(signal.aborted).to.equal(true);
    expect(element.reading.state).to.have.nested.property('error.failure.kind', 'offline');
    dispatchEvent(new Event('online'));
    await settled();
    expect(element.asked).to.have.length(2);
  });
});

describe('EndpointRead: leaving the page', () => {
  tidyAfterEach();

  it('cancels, forgets its timers and no longer listens', async () => {
    const clock = new Clock();
    const element = await reader();
    const { signal } = element.last;
    element.remove();
    expect(signal.aborted).to.equal(true);
    expect(clock.waiting).to.deep.equal([]);
    dispatchEvent(new Event('online'));
    document.dispatchEvent(new Event('visibilitychange'));
    await settled();
    expect(element.asked).to.have.length(1);
  });

  it('asks again for what it did not get, once it is back', async () => {
    const element = await reader();
    element.remove();
    await settled();
    document.body.append(element);
    await element.updateComplete;
    expect(element.asked).to.have.length(2);
    element.last.give('A');
    await settled();
    expect(element.reading.state).to.deep.equal({ kind: 'done', value: 'A' });
  });

  it('asks again after a failure, once it is back', async () => {
    const clock = new Clock();
    const element = await reader();
    element.last.fail(UNREACHABLE);
    await settled();
    element.remove();
    expect(clock.waiting).to.deep.equal([]);
    document.body.append(element);
    await element.updateComplete;
    expect(element.asked).to.have.length(2);
  });

  it('keeps what it has when it is moved', async () => {
    const element = await reader();
    element.last.give('A');
    await settled();
    const article = document.createElement('article');
    document.body.append(article);
    article.append(element);
    await element.updateComplete;
    expect(element.asked).to.have.length(1);
    expect(element.reading.state).to.deep.equal({ kind: 'done', value: 'A' });
  });

  it('gets its answer when it is moved while loading', async () => {
    const element = await reader();
    const article = document.createElement('article');
    document.body.append(article);
    article.append(element);
    await element.updateComplete;
    element.last.give('A');
    await settled();
    expect(element.reading.state).to.deep.equal({ kind: 'done', value: 'A' });
    expect(element.answers).to.deep.equal(['A']);
  });

  it('leaves nothing behind after a thousand visits', async () => {
    const clock = new Clock();
    let listeners = 0;
    for (const target of [globalThis, document]) {
      const { addEventListener, removeEventListener } = target;
      replace(target, 'addEventListener', (...parameters: Parameters<typeof addEventListener>) => {
        listeners += 1;
        addEventListener.apply(target, parameters);
      });
      replace(target, 'removeEventListener', (...parameters: Parameters<typeof removeEventListener>) => {
        listeners -= 1;
        removeEventListener.apply(target, parameters);
      });
    }
    for (let visit = 0; visit < 1_000; visit += 1) {
      const element = document.createElement('test-reader') as ReaderElement;
      document.body.append(element);
      await element.updateComplete;
      element.remove();
    }
    expect(clock.waiting).to.deep.equal([]);
    expect(listeners).to.equal(0);
  });
});
