import { bySpecificity } from './route-order';

const ordered = (...paths: string[]) =>
  bySpecificity(paths.map((path) => ({ path }))).map(({ path }) => path);

describe('the order in which addresses are tried', () => {
  it('puts a fixed word before a parameter in the same place, whatever stands between them', () => {
    const paths = [
      '/programmes/:id',
      '/programmes',
      '/rulebooks',
      '/programmes/new',
      '/programmes/:id/change',
    ];
    const found = ordered(...paths);
    expect(found.indexOf('/programmes/new')).toBeLessThan(found.indexOf('/programmes/:id'));
    for (let turn = 0; turn < paths.length; turn += 1) {
      paths.push(paths.shift() ?? '');
      const again = ordered(...paths);
      expect(again.indexOf('/programmes/new')).toBeLessThan(again.indexOf('/programmes/:id'));
    }
  });

  it('keeps the given order of paths that are alike', () => {
    expect(ordered('/b/:id', '/a/:id')).toEqual(['/b/:id', '/a/:id']);
  });
});
