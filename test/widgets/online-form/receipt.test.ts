import { expect } from 'chai';
import { readCodeFromPicture } from '../../../src/device/code-reader.ts';
import { readReceiptCode } from '../../../src/domain/receipt-code.ts';
import type { DossierReceipt } from '../../../src/contract/dossier-submission.ts';
import { FakeEndpoint } from '../../support/fake-clients.ts';
import { inside, textOf } from '../../support/mount.ts';
import { agreeAndSend, clearDevice, openReview, receiptCode, wordsOf } from '../../support/online-form.ts';
import { tidyAfterEach } from '../../support/tidy.ts';

async function file(change: (receipt: DossierReceipt) => DossierReceipt = (receipt) => receipt) {
  const endpoint = new FakeEndpoint();
  const { receiptOf } = endpoint.dossiers;
  endpoint.dossiers.receiptOf = (body, code) => change(receiptOf(body, code));
  const { element } = await openReview({ endpoint });
  await agreeAndSend(element);
  await receiptCode(element);
  return element;
}

/** What a camera reads from the square code on the screen. */
async function readSquareCode(element: HTMLElement): Promise<string | undefined> {
  const drawing = inside<SVGElement>(element, '.square-code').cloneNode(true) as SVGElement;
  drawing.setAttribute('width', '400');
  drawing.setAttribute('height', '400');
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(drawing))}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: 400, height: 400 });
  canvas.getContext('2d')!.drawImage(image, 0, 0, 400, 400);
  const blob = await new Promise<Blob | null>((give) => canvas.toBlob(give));
  return readCodeFromPicture(blob!);
}

describe('dvc-online-form: the receipt', () => {
  beforeEach(clearDevice);
  tidyAfterEach();

  it('shows the look-up code in groups, with what it is for, and on paper too', async () => {
    const element = await file();
    const secret = inside(element, '[part="lookup-code"]');
    expect(textOf(secret)).to.equal('7KQ2-M4XD-9RPT');
    expect(wordsOf(element)).to.include('Mã tra cứu').and.include('xin giữ kín');
    expect(secret.closest('.screen-only')).to.equal(null);
  });

  it('holds both codes in its square code', async () => {
    const text = (await readSquareCode(await file())) ?? '';
    expect(text).to.equal('H29-261120-0001|7KQ2M4XD9RPT');
    expect(readReceiptCode(text)).to.deep.equal({ code: 'H29-261120-0001', lookupCode: '7KQ2M4XD9RPT' });
  });

  it('says what there is where the endpoint gives no look-up code', async () => {
    const element = await file((receipt) => {
      const { lookupCode: _, ...others } = receipt;
      return others;
    });
    expect(wordsOf(element)).not.to.include('Mã tra cứu');
    expect(wordsOf(element)).to.include('Xin giữ mã này để tra cứu.');
    expect(await readSquareCode(element)).to.equal('H29-261120-0001');
  });
});
