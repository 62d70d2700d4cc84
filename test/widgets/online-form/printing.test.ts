import { expect } from 'chai';
import { byRole } from '../../support/accessible.ts';
import { clearDevice, openReview } from '../../support/online-form.ts';
import { replace } from '../../support/replace.ts';
import { tidyAfterEach } from '../../support/tidy.ts';

describe('a declaration on paper', () => {
  tidyAfterEach();
  beforeEach(clearDevice);

  it('is printed by the browser', async () => {
    let prints = 0;
    replace(window, 'print', () => (prints += 1));
    const { element } = await openReview();
    byRole(element, 'button', 'In tờ khai').click();
    expect(prints).to.equal(1);
    const signature = element.shadowRoot?.querySelector('.signature');
    expect(signature?.getClientRects(), 'on paper only').to.have.length(0);
  });
});
