import { Router } from 'express';

/** A style sheet or a script; its address changes with its content, so it may be kept for ever. */
export interface PageAsset {
  href: string;
  type: string;
  content: Buffer;
  zipped: Buffer;
}

export type PageAssets = { [name in 'site' | 'survey' | 'large' | 'console' | 'aloud']: PageAsset };

export function serveAssets(assets: PageAssets): Router {
  const router = Router();
  for (const { href, type, content, zipped } of Object.values(assets)) {
    router.get(href, (request, response) => {
      response.set({
        'Content-Type': type,
        'Cache-Control': 'public, max-age=31536000, immutable',
        Vary: 'Accept-Encoding',
      });
      if (request.acceptsEncodings('gzip')) response.set('Content-Encoding', 'gzip').end(zipped);
      else response.end(content);
    });
  }
  return router;
}
