import { expect } from 'chai';
import { mergeConfigurations } from '../../src/config/settings.ts';
import type { EndpointClients } from '../../src/client/clients.ts';

describe('mergeConfigurations', () => {
  it('lets the nearest win, setting by setting', () => {
    const merged = mergeConfigurations(
      { endpoint: 'https://page.example', unit: '01', lang: 'vi' },
      { unit: '79' },
      { lang: 'en', theme: 'dark' },
    );
    expect(merged).to.deep.equal({ endpoint: 'https://page.example', unit: '79', lang: 'en', theme: 'dark' });
  });

  it('takes empty, blank and non-text values for not given, and trims the others', () => {
    const odd = { endpoint: 7, unit: null, lang: '', theme: '  ' } as unknown as Record<string, string>;
    expect(mergeConfigurations({ unit: ' 01 ' }, odd, undefined)).to.deep.equal({ unit: '01' });
  });

  it('joins the clients, the nearest of each kind winning', () => {
    const client = (name: string) => ({ name }) as unknown as EndpointClients['units'];
    const [far, near, other] = [client('far'), client('near'), client('other')];
    const merged = mergeConfigurations(
      { clients: { units: far, description: other as unknown as EndpointClients['description'] } },
      { clients: { units: near } },
    );
    expect(merged.clients?.units).to.equal(near);
    expect(merged.clients?.description).to.equal(other);
  });

  it('changes none of what it is given', () => {
    const page = Object.freeze({ unit: '01', clients: Object.freeze({}) });
    expect(mergeConfigurations(page, { unit: '79' }).unit).to.equal('79');
    expect(page.unit).to.equal('01');
  });

  it('knows only the four settings: nothing else gets through', () => {
    const given = JSON.parse('{"unit": "01", "__proto__": {"lang": "en"}, "debug": "yes"}') as object;
    expect(mergeConfigurations(given)).to.deep.equal({ unit: '01' });
  });
});
