import { svg } from 'lit';

export const PAID = svg`<path d="M4 12.5 9.5 18 20 6.5" />`;
export const PRINT = svg`<path d="M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z" />`;
