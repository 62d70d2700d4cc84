import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { FilingDriver } from './support/filing-driver.ts';
import { FilingEndpoint } from './support/filing-endpoint.ts';
import { SearchPage } from './support/search-page.ts';
import { Stage, type Visit } from './support/stage.ts';

const CODES = [
  '1.001193',
  '1.000656',
  '1.000894',
  '1.004222',
  '1.004194',
  '1.001612',
  '3.000347',
  '3.000333',
  '1.012575',
];

describe('from the search to the receipt', { concurrency: 3 }, () => {
  let stage: Stage;
  let endpoint: FilingEndpoint;
  before(async () => {
    stage = await Stage.open();
    endpoint = new FilingEndpoint(stage.endpoint!.url);
  });
  after(() => stage.close());

  for (const code of CODES) {
    test(code, async () => {
      await using visit = await stage.page();
      await findForm(visit, code);
      const driver = await FilingDriver.open(visit.page, endpoint, code);
      await driver.toReview();
      const receipt = await driver.submit();

      const filed = (await endpoint.dossiers()).filter(({ procedureCode }) => procedureCode === code);
      assert.deepEqual(
        filed.map((dossier) => [dossier.code, dossier.uploads]),
        [[receipt, driver.worked.documents.length]],
      );
      assert.equal(await totalOf(driver), driver.worked.total);
      assert.deepEqual(stage.portal.reports, []);
      assert.deepEqual(visit.errors, []);
      assert.deepEqual(visit.warnings, []);
    });
  }
});

/** Search, detail, "Nộp hồ sơ". */
async function findForm(visit: Visit, code: string): Promise<void> {
  const { page } = visit;
  await visit.goto('/');
  const search = new SearchPage(page);
  await search.search(code);
  await search.results
    .getByRole('link')
    .and(page.locator(`[href*="${code}"]`))
    .first()
    .click();
  await page.locator('dvc-procedure-detail [part=apply-button]').click();
  await page.waitForURL(/nop-ho-so/);
}

/** In đồng, as it stands on the receipt; nothing there is nothing to pay. */
async function totalOf({ widget }: FilingDriver): Promise<number> {
  const text = (await widget.locator('[part=charges] tfoot td').allInnerTexts()).join('');
  return Number(text.replace(/\D/g, ''));
}
