import { describeForm } from '../support/form-suite.ts';

/** Criminal records, at the provincial police. */
for (const code of ['3.000333']) await describeForm(code);
