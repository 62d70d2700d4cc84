import { expect } from 'chai';
import type { Problem } from '../../src/contract/problems.ts';
import { troubleWords } from '../../src/ui/trouble-words.ts';

const refused = (status: number, problem: Problem = {}) => troubleWords({ kind: 'refused', status, problem });
const LINE = 'Đường truyền bị ngắt';

describe('why a request has not arrived yet', () => {
  it('is the line only where the line it was', () => {
    expect(troubleWords({ kind: 'unreachable' })).to.include(LINE);
    expect(troubleWords({ kind: 'timeout', milliseconds: 1 })).to.include(LINE);
    for (const status of [401, 403, 404, 500, 502, 503]) expect(refused(status)).not.to.include(LINE);
    expect(troubleWords({ kind: 'broken-contract', reason: 'the answer is not JSON' })).to.equal(
      'Hệ thống quốc gia trả lời chưa đúng cách; đang tự thử lại.',
    );
  });

  it('is said in the words of the endpoint too, where it has some', () => {
    expect(refused(403, { title: 'Không được phép', detail: 'Trang này chưa được ghi tên.' })).to.equal(
      'Hệ thống quốc gia chưa cho trang này gửi; đang tự thử lại. Hệ thống trả lời: “Trang này chưa được ghi tên.”',
    );
    expect(refused(500, { title: 'Đang sửa' })).to.equal(
      'Hệ thống quốc gia đang gặp trục trặc; đang tự thử lại. Hệ thống trả lời: “Đang sửa”',
    );
    expect(refused(401)).to.equal('Hệ thống quốc gia chưa cho trang này gửi; đang tự thử lại.');
    expect(refused(429, { title: 'Quá nhiều' })).to.equal('Hệ thống quốc gia đang bận; đang tự thử lại.');
  });
});
