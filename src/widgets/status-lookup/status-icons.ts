import { svg } from 'lit';

export const DOWNLOAD = svg`<path d="M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 20h14" />`;
export const PRINT = svg`<path d="M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z" />`;
export const CALENDAR = svg`<path d="M4 6h16v14H4zM4 10h16M8 3v4m8-4v4" />`;
export const COPY = svg`<path d="M9 9h11v11H9zM5 15H4V4h11v1" />`;
export const BACK = svg`<path d="M11 5l-7 7 7 7M4 12h16" />`;
