import { expect } from 'chai';
import { EndpointError, isPassing, isRetryable, type EndpointFailure } from '../../src/client/errors.ts';

const refused = (status: number): EndpointFailure => ({ kind: 'refused', status, problem: {} });

describe('EndpointError', () => {
  it('is an error with the failure and without anything a person typed in its message', () => {
    const error = new EndpointError({ kind: 'broken-contract', reason: 'items.0.code: invalid_type' });
    expect(error).to.be.instanceOf(Error);
    expect(error.name).to.equal('EndpointError');
    expect(error.message).to.equal('endpoint: broken-contract');
    expect(error.failure.kind).to.equal('broken-contract');
  });
});

describe('isPassing', () => {
  it('is so for what mends itself: the line, an overload, a half-way answer', () => {
    const passing: EndpointFailure[] = [
      { kind: 'offline' },
      { kind: 'unreachable' },
      { kind: 'timeout', milliseconds: 1 },
      { kind: 'broken-contract', reason: '' },
      { kind: 'incompatible', contract: '2.0' },
      refused(429),
      refused(500),
      refused(503),
    ];
    for (const failure of passing) expect(isPassing(failure), JSON.stringify(failure)).to.equal(true);
  });

  it('is not so for what stays: a refusal of the request, a cancelled read', () => {
    const staying: EndpointFailure[] = [refused(400), refused(404), { kind: 'aborted' }];
    for (const failure of staying) expect(isPassing(failure), JSON.stringify(failure)).to.equal(false);
  });
});

describe('isRetryable', () => {
  it('holds for a lost request and an overloaded or restarting endpoint, and for nothing else', () => {
    for (const failure of [{ kind: 'unreachable' }, { kind: 'timeout', milliseconds: 1 }] as const) {
      expect(isRetryable(failure)).to.equal(true);
    }
    for (const status of [429, 502, 503, 504]) expect(isRetryable(refused(status))).to.equal(true);
    for (const status of [400, 404, 500]) expect(isRetryable(refused(status))).to.equal(false);
    for (const failure of [{ kind: 'offline' }, { kind: 'broken-contract', reason: '' }] as const) {
      expect(isRetryable(failure)).to.equal(false);
    }
  });
});
