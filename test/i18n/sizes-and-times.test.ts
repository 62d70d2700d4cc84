import { expect } from 'chai';
import { formatBytes, formatDateTime, formatTime } from '../../src/i18n/sizes-and-times.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('formatBytes', () => {
  it('counts as phones and computers count files', () => {
    expect(plain(formatBytes(10 * 1024 * 1024, 'vi'))).to.equal('10 MB');
    expect(plain(formatBytes(2.5 * 1024 * 1024, 'vi'))).to.equal('2,5 MB');
    expect(plain(formatBytes(2.5 * 1024 * 1024, 'en'))).to.equal('2.5 MB');
    expect(plain(formatBytes(300 * 1024, 'en'))).to.equal('300 kB');
  });

  it('gives the smallest file a size', () => {
    expect(plain(formatBytes(1, 'en'))).to.equal('1 kB');
  });

  it('keeps number and unit on one line', () => {
    expect(formatBytes(10 * 1024 * 1024, 'vi')).to.equal('10\u00a0MB');
  });
});

describe('times', () => {
  it('are those of Vietnam, wherever the device is', () => {
    expect(formatTime('2026-11-20T07:05:00Z', 'vi')).to.equal('14:05');
    expect(formatTime(Date.UTC(2026, 10, 20, 18), 'en')).to.equal('01:00');
    expect(formatDateTime('2026-11-20T14:05:00+07:00', 'vi')).to.equal('14:05, thứ Sáu, 20/11/2026');
  });
});
