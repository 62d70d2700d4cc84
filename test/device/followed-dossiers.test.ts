import { expect } from 'chai';
import { FollowedDossiers } from '../../src/device/followed-dossiers.ts';
import { replace } from '../support/replace.ts';
import { tidyAfterEach } from '../support/tidy.ts';

const ENDPOINT = 'https://endpoint.example/v1';
const KEY = `dvc-widgets:followed ${ENDPOINT}`;
const code = (number: number) => `H29-261120-${String(number).padStart(4, '0')}`;

describe('FollowedDossiers', () => {
  beforeEach(() => localStorage.clear());
  tidyAfterEach();

  it('keeps codes over a reload, the newest first, each once', () => {
    const followed = new FollowedDossiers(ENDPOINT);
    for (const number of [1, 2, 3, 1]) expect(followed.remember(code(number))).to.equal(true);
    expect(new FollowedDossiers(ENDPOINT).load()).to.deep.equal([code(1), code(3), code(2)]);
  });

  it('knows a code however it was typed', () => {
    const followed = new FollowedDossiers(ENDPOINT);
    followed.remember(' h29–261120–0001 ');
    expect(followed.load()).to.deep.equal([code(1)]);
    followed.forget('h29 261120 0001'.replaceAll(' ', '—'));
    expect(followed.load()).to.deep.equal([]);
  });

  it('keeps no more than twenty', () => {
    const followed = new FollowedDossiers(ENDPOINT);
    for (let number = 1; number <= 25; number += 1) followed.remember(code(number));
    expect(followed.load()).to.have.length(20);
    expect(followed.load()[0]).to.equal(code(25));
    expect(followed.load()).not.to.include(code(5));
  });

  it('forgets one, and all, and leaves nothing behind', () => {
    const followed = new FollowedDossiers(ENDPOINT);
    followed.remember(code(1));
    followed.remember(code(2));
    followed.forget(code(1));
    expect(followed.load()).to.deep.equal([code(2)]);
    followed.forgetAll();
    expect(localStorage.getItem(KEY)).to.equal(null);
  });

  it('keeps endpoints apart', () => {
    new FollowedDossiers(ENDPOINT).remember(code(1));
    expect(new FollowedDossiers('https://other.example/').load()).to.deep.equal([]);
  });

  it('remembers nothing that is no code, such as a name', () => {
    const followed = new FollowedDossiers(ENDPOINT);
    expect(followed.remember('')).to.equal(false);
    expect(followed.remember('Nguyễn Văn Mẫu')).to.equal(false);
    expect(followed.remember('{"name":"Nguyễn Văn Mẫu"}')).to.equal(false);
    expect(followed.load()).to.deep.equal([]);
  });

  for (const kept of [
    'not JSON',
    '{"0":"H29-261120-0001"}',
    'null',
    '[1,null,{},"a b","' + 'x'.repeat(90) + '"]',
  ]) {
    it(`finds nothing in what somebody else wrote: ${kept.slice(0, 30)}`, () => {
      localStorage.setItem(KEY, kept);
      const followed = new FollowedDossiers(ENDPOINT);
      expect(followed.load()).to.deep.equal([]);
      followed.remember(code(1));
      expect(followed.load()).to.deep.equal([code(1)]);
    });
  }

  it('says that the browser keeps nothing: blocked', () => {
    replace(Storage.prototype, 'getItem', () => {
      throw new DOMException('', 'SecurityError');
    });
    replace(Storage.prototype, 'setItem', () => {
      throw new DOMException('', 'SecurityError');
    });
    const followed = new FollowedDossiers(ENDPOINT);
    expect(followed.load()).to.deep.equal([]);
    expect(followed.remember(code(1))).to.equal(false);
  });

  it('says that the browser keeps nothing: full', () => {
    const followed = new FollowedDossiers(ENDPOINT);
    followed.remember(code(1));
    replace(Storage.prototype, 'setItem', () => {
      throw new DOMException('', 'QuotaExceededError');
    });
    expect(followed.remember(code(2))).to.equal(false);
    expect(followed.load()).to.deep.equal([code(1)]);
  });
});
