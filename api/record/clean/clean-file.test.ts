import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { Fault } from '../../../domain/record/fault';
import {
  barePhoto,
  pngChunk,
  sampleDocx,
  sampleExif,
  samplePhoto,
  samplePng,
  storedZip,
} from '../../../test/support/sample-files';
import { sniffType } from '../sniff-type';
import { cleanFile } from './clean-file';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const OWNER = '王老五家的手机';

function refusal(file: Buffer, contentType: string): unknown {
  try {
    return cleanFile(file, contentType);
  } catch (error) {
    return error instanceof Fault ? [error.type, error.detail.fields?.[0]?.field] : error;
  }
}

describe('a photo of a household', () => {
  it('keeps picture, colours and which way up, and nothing of place, owner and camera', () => {
    const photo = samplePhoto(OWNER);
    expect(photo.includes(OWNER)).toBe(true);
    expect(cleanFile(photo, 'image/jpeg')).toEqual(barePhoto());
    expect(cleanFile(samplePhoto(OWNER, 1), 'image/jpeg')).toEqual(barePhoto(1));
  });

  it('stays as it is when there is nothing to take out', () => {
    for (const orientation of [1, 3, 8])
      expect(cleanFile(barePhoto(orientation), 'image/jpeg')).toEqual(barePhoto(orientation));
  });

  it('is shown as it is stored where its EXIF cannot be read', () => {
    const photo = samplePhoto(OWNER);
    photo.fill(0xee, photo.indexOf('II*'), photo.indexOf('II*') + 8);
    expect(cleanFile(photo, 'image/jpeg')).toEqual(barePhoto(1));
  });

  it('may have any number of bytes that fill before a marker, and is not searched once for each', () => {
    const whole = barePhoto();
    const [picture, end] = [whole.subarray(0, -2), whole.subarray(-2)];
    const fill = Buffer.alloc(20 * 1_048_576, 0xff);
    const search = jest.spyOn(Buffer.prototype, 'indexOf');
    const found = cleanFile(Buffer.concat([picture, fill, end]), 'image/jpeg');
    const refused = refusal(Buffer.concat([picture, fill]), 'image/jpeg');
    const searches = search.mock.calls.length;
    search.mockRestore();
    expect(found.equals(Buffer.concat([picture, fill, end]))).toBe(true);
    expect(refused).toEqual(['invalid-input', 'file']);
    expect(searches).toBeLessThan(10);
  });

  it('is refused in plain words when it is cut off or no picture', () => {
    const whole = barePhoto();
    for (const end of [3, 12, 30, 100, whole.length - 2])
      expect(refusal(whole.subarray(0, end), 'image/jpeg')).toEqual(['invalid-input', 'file']);
    const noPicture = Buffer.from('ffd8ffe000104a46494600010200000100010000ffd9', 'hex');
    expect(refusal(noPicture, 'image/jpeg')).toEqual(['invalid-input', 'file']);
  });
});

describe('a PNG picture', () => {
  const words = pngChunk('tEXt', Buffer.from(`Author\0${OWNER}`));
  const time = pngChunk('tIME', Buffer.from('07ea0101000000', 'hex'));
  const xmp = pngChunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0<x>${OWNER}</x>`));
  const scale = pngChunk('pHYs', Buffer.from('00000b1300000b1301', 'hex'));

  it('keeps picture and scale, and of EXIF only which way up', () => {
    const turned = pngChunk(
      'eXIf',
      Buffer.from('4d4d002a000000080001011200030000000100060000' + '00000000', 'hex'),
    );
    const found = cleanFile(
      Buffer.concat([
        samplePng(words, time, xmp, scale, pngChunk('eXIf', sampleExif(OWNER, 6))),
        Buffer.from(OWNER),
      ]),
      'image/png',
    );
    expect(found).toEqual(samplePng(turned, scale));
    expect(cleanFile(samplePng(words, scale), 'image/png')).toEqual(samplePng(scale));
  });

  it('is refused in plain words when it is cut off, or claims more than it has', () => {
    const whole = samplePng();
    const liar = Buffer.from(whole);
    liar.writeUInt32BE(0xffffffff, 33);
    for (const one of [liar, whole.subarray(0, 20), whole.subarray(0, 50), whole.subarray(0, -4)])
      expect(refusal(one, 'image/png')).toEqual(['invalid-input', 'file']);
  });
});

describe('a HEIC photo', () => {
  const number = (value: number, size: number) => {
    const written = Buffer.alloc(size);
    written.writeUIntBE(value, 0, size);
    return written;
  };
  const box = (type: string, ...parts: Buffer[]) => {
    const body = Buffer.concat(parts);
    return Buffer.concat([number(body.length + 8, 4), Buffer.from(type), body]);
  };
  const info = (id: number, type: string) =>
    box('infe', number(0x02000000, 4), number(id, 2), number(0, 2), Buffer.from(`${type}\0`));
  const place = (id: number, from: number, length: number) =>
    Buffer.concat([number(id, 2), number(0, 2), number(1, 2), number(from, 4), number(length, 4)]);
  const XMP = Buffer.from(`<x>${OWNER}</x>`);
  const EXIF = Buffer.concat([number(0, 4), sampleExif(OWNER, 6)]);
  const PICTURE = Buffer.from('the coded picture');

  /** Picture, EXIF and XMP in one `mdat`, as telephones write them. */
  function photo(said: readonly [exif: Buffer, xmp: Buffer], own: Buffer): Buffer {
    const meta = (start: number) => {
      const [exif, xmp] = [start + PICTURE.length, start + PICTURE.length + EXIF.length];
      const places = [
        place(1, start, PICTURE.length),
        place(2, exif, EXIF.length),
        place(3, xmp, XMP.length),
      ];
      return box(
        'meta',
        number(0, 4),
        box('iinf', number(0, 4), number(3, 2), info(1, 'hvc1'), info(2, 'Exif'), info(3, 'mime')),
        box('iloc', number(0, 4), number(0x44, 1), number(0, 1), number(3, 2), ...places),
      );
    };
    const head = box('ftyp', Buffer.from('heic\0\0\0\0mif1heic'));
    const start = head.length + meta(0).length + 8;
    return Buffer.concat([head, meta(start), box('mdat', PICTURE, ...said), own]);
  }

  it('keeps every byte of the picture in its place, and nothing of place and owner', async () => {
    const taken = photo([EXIF, XMP], box('uuid', Buffer.from(OWNER)));
    expect(await sniffType(taken, 'a.heic')).toBe('image/heic');
    const empty = Buffer.alloc(EXIF.length);
    empty.set(Buffer.from('4d4d002a00000008', 'hex'), 4);
    const bare = photo([empty, Buffer.alloc(XMP.length, ' ')], box('free', Buffer.alloc(OWNER.length * 3)));
    expect(cleanFile(taken, 'image/heic')).toEqual(bare);
    expect(cleanFile(bare, 'image/heic')).toEqual(bare);
  });

  it('is refused in plain words when it is cut off', () => {
    const whole = photo([EXIF, XMP], Buffer.alloc(0));
    for (const end of [10, 40, 120, whole.length - 1])
      expect(refusal(whole.subarray(0, end), 'image/heic')).toEqual(['invalid-input', 'file']);
  });
});

describe('an office file', () => {
  it('loses author, editor and company, and not a cell', async () => {
    const book = new ExcelJS.Workbook();
    Object.assign(book, {
      creator: OWNER,
      lastModifiedBy: OWNER,
      company: OWNER,
      manager: OWNER,
      title: OWNER,
    });
    book.addWorksheet('预算').addRows([
      ['人员', 1_000.5],
      ['活动', 20],
    ]);
    const found = cleanFile(Buffer.from(await book.xlsx.writeBuffer()), XLSX);
    expect(await sniffType(found, 'a.xlsx')).toBe(XLSX);
    const read = new ExcelJS.Workbook();
    await read.xlsx.load(found as never);
    expect(read.getWorksheet('预算')?.getSheetValues()).toEqual([
      undefined,
      [undefined, '人员', 1_000.5],
      [undefined, '活动', 20],
    ]);
    expect(
      [read.creator, read.lastModifiedBy, read.company, read.manager, read.title].join(''),
    ).not.toContain(OWNER);
    expect(cleanFile(found, XLSX)).toEqual(found);
  });

  it('loses what programs add of their own as well; its words stay, packed as they came', async () => {
    const named = sampleDocx(OWNER);
    const found = cleanFile(named, DOCX);
    expect(await sniffType(found, 'a.docx')).toBe(DOCX);
    expect([named.includes(OWNER), found.includes(OWNER)]).toEqual([true, false]);
    expect(found).toEqual(cleanFile(sampleDocx('somebody else altogether'), DOCX));
    expect(found.includes('plain words')).toBe(true);
  });

  it('stays whole when it is signed within: the signature would no longer hold', () => {
    const signed = storedZip({ 'docProps/core.xml': OWNER, '_xmlsignatures/sig1.xml': '<Signature/>' });
    expect(cleanFile(signed, DOCX)).toEqual(signed);
  });

  it('is refused in plain words when it is cut off', () => {
    const whole = sampleDocx(OWNER);
    for (const end of [10, 500, whole.length - 25, whole.length - 3])
      expect(refusal(whole.subarray(0, end), DOCX)).toEqual(['invalid-input', 'file']);
  });
});

it('nothing that is sent brings the service down: it is cleaned, or refused in plain words', () => {
  const files: [string, Buffer][] = [
    ['image/jpeg', samplePhoto(OWNER)],
    ['image/png', samplePng(pngChunk('eXIf', sampleExif(OWNER, 6)))],
    ['image/heic', Buffer.from('0000000c66747970686569630000001c6d65746100000000', 'hex')],
    [DOCX, sampleDocx(OWNER)],
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...files),
      fc.array(fc.tuple(fc.nat(2_000), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 }),
      ([contentType, file], changes) => {
        const broken = Buffer.from(file);
        for (const [at, value] of changes) broken[at % broken.length] = value;
        const found = refusal(broken, contentType);
        expect(Buffer.isBuffer(found) || String(found) === 'invalid-input,file').toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});

it('a PDF file stays as it is: many carry a seal', () => {
  const file = Buffer.from(`%PDF-1.7 /Author (${OWNER})`);
  expect(cleanFile(file, 'application/pdf')).toBe(file);
});
