/** Collects the events of that type which a host hears on its own page, outside every shadow root. */
export function hear<Type extends keyof GlobalEventHandlersEventMap>(
  type: Type,
  onHear?: (event: GlobalEventHandlersEventMap[Type]) => void,
): GlobalEventHandlersEventMap[Type][] {
  const heard: GlobalEventHandlersEventMap[Type][] = [];
  const listener = (event: GlobalEventHandlersEventMap[Type]) => {
    heard.push(event);
    onHear?.(event);
  };
  document.body.addEventListener(type, listener);
  listeners.push(() => document.body.removeEventListener(type, listener));
  return heard;
}

const listeners: (() => void)[] = [];

/** For `afterEach`. */
export function stopHearing(): void {
  for (const stop of listeners.splice(0)) stop();
}

/** Keeps a click on a link from leaving the test page; says whether the widget had already stopped it. */
export function clickLink(link: HTMLElement): { readonly followed: boolean } {
  let followed = false;
  const stay = (event: Event) => {
    followed = !event.defaultPrevented;
    event.preventDefault();
  };
  addEventListener('click', stay, { once: true });
  link.click();
  removeEventListener('click', stay);
  return { followed };
}
