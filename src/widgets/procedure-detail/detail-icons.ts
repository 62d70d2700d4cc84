import { svg } from 'lit';

export const DOWNLOAD = svg`<path d="M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 20h14" />`;
export const PRINT = svg`<path d="M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z" />`;
