import { describeForm } from '../support/form-suite.ts';

/** Birth, death and marriage at the commune's People's Committee; residence at the commune's police. */
for (const code of ['1.001193', '1.000656', '1.000894', '1.004222', '1.004194']) await describeForm(code);
