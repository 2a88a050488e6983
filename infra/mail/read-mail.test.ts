import { readMail } from './read-mail';

const mail = (...lines: string[]) => readMail(Buffer.from(lines.join('\r\n'), 'latin1'));

describe('a mail taken apart', () => {
  it('keeps the blanks before a soft line break', () => {
    const { text } = mail(
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'you still have =',
      'to =E7=AD=BE',
    );
    expect(text).toBe('you still have to 签');
  });

  it('reads a subject of several encoded words, and one folded over lines', () => {
    const { headers } = mail(
      'Subject: =?UTF-8?B?562+572y?=',
      ' =?UTF-8?Q?_=E5=8D=8F=E8=AE=AE?=',
      'X-Long: a',
      '\tb',
      '',
      '',
    );
    expect(headers.get('subject')).toBe('签署 协议');
    expect(headers.get('x-long')).toBe('a b');
  });

  it('finds text, HTML and attachments in parts within parts', () => {
    const found = mail(
      'Content-Type: multipart/mixed; boundary="outer"',
      '',
      'preamble',
      '--outer',
      'Content-Type: multipart/alternative; boundary=inner',
      '',
      '--inner',
      'Content-Type: text/plain',
      '',
      'plain',
      '--inner',
      'Content-Type: text/html',
      '',
      '<p>html</p>',
      '--inner--',
      '--outer',
      'Content-Type: application/ics; name=deadline.ics',
      'Content-Disposition: attachment; filename=deadline.ics',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('BEGIN:VCALENDAR').toString('base64'),
      '--outer--',
      'epilogue',
    );
    expect([found.text, found.html]).toEqual(['plain', '<p>html</p>']);
    expect(found.attachments.map(({ fileName, content }) => [fileName, content.toString()])).toEqual([
      ['deadline.ics', 'BEGIN:VCALENDAR'],
    ]);
  });

  it.each([[''], ['no header at all'], ['Content-Type: multipart/mixed; boundary=x\r\n\r\n--x']])(
    'takes %j without complaint',
    (raw) => {
      expect(() => mail(raw)).not.toThrow();
    },
  );
});
