import { expect } from 'chai';
import { lateCode } from '../../src/client/late-code.ts';
import { failureOf } from '../support/failure.ts';
import { setOnline } from '../support/replace.ts';
import { tidyAfterEach } from '../support/tidy.ts';

describe('code that is loaded when it is used', () => {
  tidyAfterEach();

  it('is there once it has come', async () => {
    expect(await lateCode(Promise.resolve('code'))).to.equal('code');
  });

  it('is missing for the same reasons as an answer', async () => {
    const lost = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
    setOnline(true);
    expect(await failureOf(lateCode(lost()))).to.deep.equal({ kind: 'unreachable' });
    setOnline(false);
    expect(await failureOf(lateCode(lost()))).to.deep.equal({ kind: 'offline' });
  });
});
