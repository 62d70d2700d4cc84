/**
 * What somebody does with the page in front of them. These functions run in the page: each stands for itself,
 * and drives the form by its fields and buttons.
 */

export type Kind =
  | 'away'
  | 'loading'
  | 'failed'
  | 'offered'
  | 'filling'
  | 'conflict'
  | 'review'
  | 'waiting'
  | 'sending'
  | 'unknown'
  | 'refused'
  | 'receipt';

export interface Seen {
  readonly kind: Kind;
  /** On the receipt. */
  readonly code: string;
  /** It says why it takes so long, or what to do meanwhile. */
  readonly explained: boolean;
  /** The draft is safe on the device. */
  readonly saved: boolean;
  /** The chosen file and what is said of it. */
  readonly file: string;
  /** How long the page has been there, as its own timers count, see conditions.js. */
  readonly seconds: number;
}

export interface Manner {
  /** Address of the paper to attach. */
  readonly paper: string | undefined;
  /** Presses "Gửi lại" rather than waiting. */
  readonly impatient: boolean;
  /** Of two windows, keeps what is seen in this one. */
  readonly keepsOwn: boolean;
  /** Presses the button that sends; otherwise stops before it. */
  readonly sends: 'no' | 'once' | 'twice' | 'with-enter';
}

/** Looks at the page. */
export function look(): Seen {
  const root = document.querySelector('dvc-online-form')?.shadowRoot;
  const words = root?.textContent.replaceAll(/\s+/g, ' ') ?? '';
  const has = (selector: string) => root?.querySelector(selector) !== null;
  const kind = (): Kind => {
    if (location.pathname !== '/') return 'away';
    if (!root) return 'loading';
    if (has('[part=code]') || words.includes('Mã hồ sơ:')) return 'receipt';
    if (words.includes('Có bản nháp đang điền dở')) return 'offered';
    if (words.includes('Bản nháp vừa được sửa hoặc xóa ở một cửa sổ khác')) return 'conflict';
    if (words.includes('Chưa biết hệ thống đã nhận hồ sơ hay chưa')) return 'unknown';
    if (words.includes('Hệ thống quốc gia chưa nhận hồ sơ này')) return 'refused';
    if (words.includes('Đang gửi hồ sơ')) return 'sending';
    if (/Đang chờ \d+ tệp gửi xong/.test(words)) return 'waiting';
    if (has('[part=submit-button]')) return 'review';
    if (has('[part=next-button]')) return 'filling';
    return has('[part=retry-button]') ? 'failed' : 'loading';
  };
  const code = root?.querySelector('[part=code]')?.textContent ?? /Mã hồ sơ: (\S+)/.exec(words)?.[1] ?? '';
  return {
    kind: kind(),
    code: code.trim(),
    explained: /tự thử lại|tự gửi tiếp|tự nối lại|tự hỏi lại|tệp gửi xong|chậm/.test(words),
    saved: words.includes('Đã lưu nháp'),
    file: root?.querySelector('.file-state')?.textContent ?? '',
    seconds: Number(Reflect.get(window, 'pageSeconds') ?? 0),
  };
}

/** Does the next thing there is to do, if any. */
export async function act({ paper, impatient, keepsOwn, sends }: Manner): Promise<void> {
  const root = document.querySelector('dvc-online-form')?.shadowRoot;
  if (!root) return;
  const find = <Found extends HTMLElement>(selector: string) => root.querySelector<Found>(selector);
  const press = (...labels: string[]) => {
    const buttons = [...root.querySelectorAll('button')].filter(({ hidden }) => !hidden);
    const button = buttons.find(({ textContent }) => labels.includes(textContent.trim()));
    button?.click();
    return button !== undefined;
  };
  const choose = async (input: HTMLInputElement, address: string) => {
    const bytes = await (await fetch(address)).arrayBuffer();
    const chosen = new DataTransfer();
    chosen.items.add(new File([bytes], 'giay-to.pdf', { type: 'application/pdf' }));
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };

  if (press('Điền tiếp', keepsOwn ? 'Giữ bản đang thấy ở đây' : 'Dùng bản ở cửa sổ kia')) return;
  const state = find('.file')?.dataset['state'];
  if (state === 'failed' && press('Thử lại')) return;
  // The endpoint has it no longer: it is chosen once more.
  if (state === 'done' && find('.document .error') && press('Bỏ tệp')) return;
  const missing = find<HTMLInputElement>('.file input[type=file]');
  if (missing && paper !== undefined) return choose(missing, paper);
  if (find('[part=retry-button]')) return find('[part=retry-button]')!.click();

  const name = find<HTMLInputElement>('[id="/answers/name"]');
  if (name && name.value === '') {
    name.focus();
    name.value = 'Nguyễn Văn Mẫu';
    name.dispatchEvent(new Event('input', { bubbles: true }));
    name.blur();
  }
  const files = find<HTMLInputElement>('input[type=file]');
  if (files && paper !== undefined && !find('.file')) await choose(files, paper);
  const delivery = find<HTMLInputElement>('input[name="/delivery/id"]');
  if (delivery && !delivery.checked) delivery.click();
  const next = find('[part=next-button]');
  // The part of the page that takes files is still on its way.
  const early = !files && find('h2')?.textContent === 'Giấy tờ kèm theo';
  if (next) return early ? undefined : next.click();

  const submit = find('[part=submit-button]');
  // A file that waits for the person is seen to in its own step.
  const stopped = [...root.querySelectorAll('button')].find(({ ariaLabel }) =>
    ariaLabel?.startsWith('Sửa: Giấy tờ thử'),
  );
  if (submit?.getAttribute('aria-disabled') === 'true') {
    return /\d+ tệp đang dừng/.test(root.textContent) ? find('.sending button')?.click() : undefined;
  }
  if (find('.review-row .error') && stopped) return stopped.click();
  const consent = find<HTMLInputElement>('[id="/consent"]');
  if (!submit || sends === 'no') return;
  if (submit.textContent.trim() === 'Gửi lại') return impatient ? submit.click() : undefined;
  if (consent && !consent.checked) consent.click();
  submit.click();
  if (sends === 'twice') submit.click();
  if (sends !== 'with-enter') return;
  for (const type of ['keydown', 'keyup']) {
    submit.dispatchEvent(new KeyboardEvent(type, { key: 'Enter', bubbles: true, cancelable: true }));
  }
  consent?.form?.requestSubmit();
  submit.click();
}

/** Empties what the form keeps on the device. */
export function forgetDrafts(): Promise<void> {
  localStorage.clear();
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('dvc-widgets');
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => reject(request.error ?? new Error('drafts stay')));
  });
}
