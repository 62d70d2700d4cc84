import { expect } from 'chai';
import { settled } from '../support/clock.ts';
import { freshModule } from '../support/fresh-module.ts';
import { textOf } from '../support/mount.ts';
import { tidyAfterEach } from '../support/tidy.ts';

/** One story in order: what is defined stays defined for the whole page. */
describe('autoload', () => {
  tidyAfterEach();

  it('defines nothing on a page without our tags', async () => {
    await freshModule('/src/autoload.ts');
    await settled();
    expect(customElements.get('dvc-config')).to.equal(undefined);
    expect(customElements.get('dvc-procedure-search')).to.equal(undefined);
  });

  it('defines a widget when its tag first appears, deep inside what a host adds', async () => {
    const article = document.createElement('article');
    const paragraph = document.createElement('p');
    paragraph.append(document.createElement('dvc-config'));
    article.append('Nội dung', paragraph);
    document.body.append(article);
    await customElements.whenDefined('dvc-config');
    expect(customElements.get('dvc-procedure-search'), 'no tag, no load').to.equal(undefined);
  });

  it('shows the fallback until then', async () => {
    const search = document.createElement('dvc-procedure-search');
    search.append('Cổng Dịch vụ công quốc gia');
    document.body.append(search);
    expect(search.matches(':defined')).to.equal(false);
    expect(search.shadowRoot).to.equal(null);
    expect(textOf(search)).to.equal('Cổng Dịch vụ công quốc gia');
    await customElements.whenDefined('dvc-procedure-search');
    expect(search.shadowRoot).not.to.equal(null);
  });

  it('finds tags that were there first, on a page whose elements hide the document’s methods', async () => {
    const image = document.createElement('img');
    image.name = 'querySelectorAll';
    const form = document.createElement('form');
    const input = document.createElement('input');
    input.name = 'querySelectorAll';
    form.append(input, document.createElement('dvc-procedure-detail'));
    // Where the observer of the first copy does not see it.
    const elsewhere = document.implementation.createHTMLDocument();
    elsewhere.body.append(form);
    expect(customElements.get('dvc-procedure-detail')).to.equal(undefined);
    document.body.append(image, form);
    expect(document.querySelectorAll).to.equal(image);
    await customElements.whenDefined('dvc-procedure-detail');
  });

  it('does no harm when it is loaded twice', async () => {
    const search = document.createElement('dvc-procedure-search');
    document.body.append(search);
    const { constructor } = search;
    await freshModule('/src/autoload.ts');
    await settled();
    expect(customElements.get('dvc-procedure-search')).to.equal(constructor);
  });
});
