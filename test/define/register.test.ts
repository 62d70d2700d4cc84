import { expect } from 'chai';
import { register } from '../../src/define/register.ts';
import { listenForWarnings } from '../support/replace.ts';
import { tidyAfterEach } from '../support/tidy.ts';

describe('register', () => {
  tidyAfterEach();

  it('defines an element', () => {
    class First extends HTMLElement {}
    register('test-register-first', First);
    expect(document.createElement('test-register-first')).to.be.instanceOf(First);
  });

  it('says nothing when the same script runs twice', () => {
    class Twice extends HTMLElement {}
    const warnings = listenForWarnings();
    register('test-register-twice', Twice);
    register('test-register-twice', Twice);
    expect(warnings).to.deep.equal([]);
  });

  it('keeps the first of two versions and warns once', () => {
    class Older extends HTMLElement {}
    class Newer extends HTMLElement {}
    const warnings = listenForWarnings();
    register('test-register-versions', Older);
    register('test-register-versions', Newer);
    register('test-register-versions', Newer);
    expect(customElements.get('test-register-versions')).to.equal(Older);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.include('<test-register-versions>');
  });
});
