import { expect } from 'chai';
import * as fc from 'fast-check';
import { EventStreamParser, type StreamPart } from '../../src/client/event-stream.ts';
import { EndpointError } from '../../src/client/errors.ts';
import { anyCharacter } from '../support/any-character.ts';

const COMMENT: StreamPart = { kind: 'comment' };
const bytesOf = (text: string) => new TextEncoder().encode(text);

function read(...chunks: (string | Uint8Array)[]): StreamPart[] {
  const parts: StreamPart[] = [];
  const parser = new EventStreamParser((part) => parts.push(part));
  for (const chunk of chunks) parser.feed(typeof chunk === 'string' ? bytesOf(chunk) : chunk);
  return parts;
}

const event = (data: string, type = 'message', id = ''): StreamPart => ({ kind: 'event', type, data, id });

/** The bytes, cut at every one of these places. */
function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const at = [...new Set(places.map((place) => place % (bytes.length + 1)))].toSorted((a, b) => a - b);
  return [0, ...at].map((start, index) => bytes.slice(start, at[index] ?? bytes.length));
}

describe('EventStreamParser', () => {
  const cases: [why: string, text: string, parts: StreamPart[]][] = [
    ['an event', 'event: dossier\ndata: {}\nid: 7\n\n', [event('{}', 'dossier', '7')]],
    ['lines ended with CR', 'event: a\rdata: b\r\r', [event('b', 'a')]],
    ['lines ended with CRLF', 'event: a\r\ndata: b\r\n\r\n', [event('b', 'a')]],
    ['lines ended anyhow', 'event: a\rdata: b\r\n\ndata:c\n\r', [event('b', 'a'), event('c')]],
    ['a byte order mark', '\uFEFFdata: a\n\n', [event('a')]],
    ['one byte order mark only', '\uFEFF\uFEFFdata: a\n\n', []],
    ['data of several lines', 'data: a\ndata\ndata: b\n\n', [event('a\n\nb')]],
    ['one space after the colon, and no other', 'data:a\n\ndata:  b\n\n', [event('a'), event(' b')]],
    ['data that is empty', 'data\n\ndata:\n\n', [event(''), event('')]],
    ['nothing without data', 'event: a\nid: 1\n\ndata: b\n\n', [event('b', 'message', '1')]],
    ['comments', ':\n\n: still here\n\n::\n', [COMMENT, COMMENT, COMMENT]],
    ['a comment within an event', 'data: a\n:\ndata: b\n\n', [{ kind: 'comment' }, event('a\nb')]],
    [
      'an id that stays',
      'id: 1\ndata: a\n\ndata: b\n\n',
      [event('a', 'message', '1'), event('b', 'message', '1')],
    ],
    ['an id taken back', 'id: 1\ndata: a\n\nid\ndata: b\n\n', [event('a', 'message', '1'), event('b')]],
    ['no id with a NUL in it', 'id: 1\nid: 2\0\ndata: a\n\n', [event('a', 'message', '1')]],
    [
      'a retry of digits',
      'retry: 3000\n\nretry: 3s\nretry:\nretry: -1\n',
      [{ kind: 'retry', milliseconds: 3000 }],
    ],
    ['no field it does not know', 'Data: a\n data: b\ndatas: c\n\n', []],
    ['a colon in the data', 'data: a: b\n\n', [event('a: b')]],
    ['the last of two types', 'event: a\nevent: b\ndata: c\n\n', [event('c', 'b')]],
    ['a type for one event', 'event: a\ndata: b\n\ndata: c\n\n', [event('b', 'a'), event('c')]],
    ['letters of every length', 'data: Đăng ký 𝄞\n\n', [event('Đăng ký 𝄞')]],
    ['no event that was not ended', 'data: a\n\ndata: b\n', [event('a')]],
  ];
  for (const [why, text, parts] of cases) {
    it(`reads ${why}`, () => {
      expect(read(text)).to.deep.equal(parts);
    });
    it(`reads ${why}, byte by byte`, () => {
      expect(read(...cut(bytesOf(text), [...bytesOf(text).keys()]))).to.deep.equal(parts);
    });
  }

  it('gives an event as soon as it is ended, even by a CR alone', () => {
    const parts: StreamPart[] = [];
    const parser = new EventStreamParser((part) => parts.push(part));
    parser.feed(bytesOf('data: a\r\r'));
    expect(parts).to.deep.equal([event('a')]);
    parser.feed(bytesOf('\ndata: b\n\n'));
    expect(parts).to.deep.equal([event('a'), event('b')]);
  });

  it('reads bytes that are no text', () => {
    expect(read(bytesOf('data: a'), new Uint8Array([0xff, 0xc3]), bytesOf('b\n\n'))).to.deep.equal([
      event('a\uFFFD\uFFFDb'),
    ]);
  });

  it('reads the same however the bytes are cut', () => {
    const piece = fc.constantFrom(
      'data',
      'id',
      'event',
      'retry',
      ':',
      ': ',
      ' ',
      '\r',
      '\n',
      '\r\n',
      '\n\n',
      '\uFEFF',
      '\0',
      'ộ',
      '𝄞',
      '7',
    );
    const text = fc.array(fc.oneof(piece, fc.string({ unit: anyCharacter, maxLength: 4 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, fc.array(fc.nat(400), { maxLength: 30 }), (pieces, places) => {
        const bytes = bytesOf(pieces.join(''));
        expect(read(...cut(bytes, places))).to.deep.equal(read(bytes));
      }),
      { numRuns: 500 },
    );
  });

  it('reads back every event that was written', () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replace(/[\r\n\0]/g, ''));
    const events = fc.array(fc.record({ type: line, data: fc.array(line, { minLength: 1 }), id: line }));
    const ending = fc.constantFrom('\n', '\r', '\r\n');
    fc.assert(
      fc.property(events, ending, fc.array(fc.nat(2000), { maxLength: 30 }), (written, end, places) => {
        const text = written.map(({ type, data, id }) =>
          [`event: ${type}`, ...data.map((each) => `data: ${each}`), `id: ${id}`, '', ''].join(end),
        );
        expect(read(...cut(bytesOf(text.join('')), places))).to.deep.equal(
          written.map(({ type, data, id }) => event(data.join('\n'), type || 'message', id)),
        );
      }),
    );
  });

  it('gives an event of a megabyte up, as one line, as many, and without any', () => {
    const endless = ['data: ' + 'a'.repeat(300_000), 'data: a\n'.repeat(40_000), 'a'.repeat(300_000)];
    for (const chunk of endless) {
      const parser = new EventStreamParser(() => undefined);
      const feed = () => {
        for (let times = 0; times < 5; times += 1) parser.feed(bytesOf(chunk));
      };
      expect(feed, chunk.slice(0, 10)).to.throw(EndpointError);
    }
  });

  it('takes large events one after the other, and comments for years', () => {
    const large = `data: ${'a'.repeat(600_000)}\n\n`;
    expect(read(large, large, large)).to.have.length(3);
    expect(read(...Array<string>(5).fill(`: ${'still here '.repeat(30_000)}\n`))).to.have.length(5);
  });
});
