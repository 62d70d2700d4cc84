import { expect } from 'chai';
import { render } from 'lit';
import { EndpointError, type EndpointFailure } from '../../src/client/errors.ts';
import { addressNotice, errorNotice, hotlineLink } from '../../src/ui/endpoint-notice.ts';
import { levelBadge } from '../../src/ui/badge.ts';
import { notice } from '../../src/ui/notice.ts';
import { byRole } from '../support/accessible.ts';
import { textOf } from '../support/mount.ts';
import { tidyAfterEach } from '../support/tidy.ts';

function draw(template: unknown): HTMLElement {
  const place = document.createElement('div');
  document.body.append(place);
  render(template, place);
  return place;
}

function drawError(failure: EndpointFailure, retry = () => undefined): HTMLElement {
  const hotline = { label: '1900 1234', url: 'tel:19001234' };
  return draw(errorNotice(new EndpointError(failure), { retry, hotline }));
}

const refused = (status: number, problem = {}): EndpointFailure => ({ kind: 'refused', status, problem });

describe('errorNotice', () => {
  tidyAfterEach();

  const words: [string, EndpointFailure, RegExp][] = [
    ['no network', { kind: 'offline' }, /mất mạng.*tự thử lại khi có mạng/],
    ['nobody answers', { kind: 'unreachable' }, /chưa trả lời/],
    ['no answer in time', { kind: 'timeout', milliseconds: 1 }, /chưa trả lời/],
    ['a fault of the endpoint', refused(500), /chưa trả lời.*không phải do bạn/],
    ['too many at once', refused(429), /quá tải/],
    ['an overload', refused(503), /quá tải/],
    ['a broken answer', { kind: 'broken-contract', reason: 'items.0: invalid_type' }, /không đọc được/],
    ['a refusal', refused(400), /không nhận yêu cầu/],
  ];
  for (const [what, failure, wanted] of words) {
    it(`says what to do about ${what}, and whom to call`, () => {
      let again = 0;
      const place = drawError(failure, () => void (again += 1));
      expect(textOf(place)).to.match(wanted);
      byRole(place, 'button', 'Thử lại').click();
      expect(again).to.equal(1);
      expect(byRole(place, 'link', /1900 1234/).getAttribute('href')).to.equal('tel:19001234');
    });
  }

  it('names the version the endpoint speaks where it is another one', () => {
    const place = drawError({ kind: 'incompatible', contract: '2.0' });
    expect(textOf(place)).to.match(/cần được cập nhật.*2\.0/);
  });

  it('never shows the words of a program', () => {
    const place = drawError({ kind: 'broken-contract', reason: 'items.0.code: invalid_type' });
    expect(textOf(place)).not.to.match(/invalid_type|items\.0/);
  });

  it('shows what the endpoint says of its refusal, as text', () => {
    const place = drawError(refused(422, { title: 'Từ khóa quá dài', detail: '<b>Tối đa 200 chữ</b>' }));
    expect(textOf(place)).to.include('<b>Tối đa 200 chữ</b>');
    expect(place.querySelector('b')).to.equal(null);
    expect(textOf(drawError(refused(422, { title: 'Từ khóa quá dài' })))).to.include('Từ khóa quá dài');
  });
});

describe('hotlineLink', () => {
  tidyAfterEach();

  it('is the national one where the endpoint names none, or one that must not be followed', () => {
    for (const hotline of [undefined, { label: 'Bấm đây', url: 'javascript:alert(1)' }]) {
      const link = byRole(draw(hotlineLink(hotline)), 'link', /1800 1096/);
      expect(link.getAttribute('href')).to.equal('tel:18001096');
    }
  });
});

describe('addressNotice', () => {
  tidyAfterEach();

  it('tells the person who put the tag there what is missing', () => {
    expect(textOf(draw(addressNotice({ kind: 'missing' })))).to.match(/endpoint.*https/);
  });

  it('shows the address that is refused, as text', () => {
    const place = draw(addressNotice({ kind: 'refused', value: 'http://<b>a</b>' }));
    expect(textOf(place)).to.include('http://<b>a</b>');
    expect(place.querySelector('b')).to.equal(null);
  });
});

describe('notice and badge', () => {
  tidyAfterEach();

  it('keep their icons from screen readers', () => {
    for (const tone of ['warning', 'danger'] as const) {
      const place = draw(notice({ tone, title: 'Chú ý' }));
      expect(place.querySelector('svg')?.getAttribute('aria-hidden')).to.equal('true');
      expect(textOf(place)).to.equal('Chú ý');
    }
  });

  it('say the level in words, known or not', () => {
    expect(textOf(draw(levelBadge({ code: '4', label: 'Làm trực tuyến toàn trình' })))).to.equal(
      'Làm trực tuyến toàn trình',
    );
    expect(textOf(draw(levelBadge({ code: '99', label: 'Qua <i>thần giao</i>' })))).to.equal(
      'Qua <i>thần giao</i>',
    );
  });
});
