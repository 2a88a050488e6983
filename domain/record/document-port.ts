/** Documents people read: a Handlebars template with typed data becomes HTML; a browser prints it to PDF. */
export interface DocumentPort {
  /** @param template name below `templates/`, for example `serve/agreement` */
  html(template: string, data: object): string;
  pdf(html: string): Promise<Uint8Array>;
}
