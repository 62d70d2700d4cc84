import { expect } from 'chai';
import { isRefusedForGood } from '../../src/client/problems.ts';

const ours = (status: number, type = 'urn:dvc:problem:dossier-refused') =>
  isRefusedForGood({ kind: 'refused', status, problem: { type } });

describe('isRefusedForGood', () => {
  it('holds for what the endpoint itself has refused', () => {
    for (const status of [400, 404, 413, 422]) expect(ours(status), String(status)).to.equal(true);
  });

  it('leaves open what another may have answered, or what may still be running', () => {
    expect(ours(422, 'about:blank')).to.equal(false);
    for (const status of [408, 409, 429, 500, 502, 503]) expect(ours(status), String(status)).to.equal(false);
    expect(isRefusedForGood({ kind: 'refused', status: 403, problem: {} })).to.equal(false);
    for (const kind of ['offline', 'unreachable', 'aborted'] as const)
      expect(isRefusedForGood({ kind })).to.equal(false);
  });
});
