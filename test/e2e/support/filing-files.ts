/** A file as `setInputFiles` takes it. */
export interface SampleFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A page with nothing on it. Its name says what it would be. */
export function samplePdf(name: string): SampleFile {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('');
  const text = `%PDF-1.4\n% ${name}\n${body}trailer\n<< /Size 4 /Root 1 0 R >>\n%%EOF\n`;
  return { name: `${name}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(text) };
}

/** One grey dot, as a camera would write it. */
const JPEG =
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP///////////////////////////////////////////////////////////////////////' +
  '///////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAA' +
  'D/2gAIAQEAAD8AN//Z';

export function sampleJpeg(name: string): SampleFile {
  return { name: `${name}.jpg`, mimeType: 'image/jpeg', buffer: Buffer.from(JPEG, 'base64') };
}
