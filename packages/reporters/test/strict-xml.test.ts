import { describe, expect, test } from 'vitest';
import { parseStrict } from './strict-xml.ts';

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';

describe('the checker refuses', () => {
  test.each([
    ['no declaration', '<a/>'],
    ['an open element', `${head}<a>`],
    ['crossed elements', `${head}<a><b></a></b>`],
    ['two roots', `${head}<a/><a/>`],
    ['a bare ampersand', `${head}<a>x & y</a>`],
    ['an unknown reference', `${head}<a>&nbsp;</a>`],
    ['a reference to a forbidden character', `${head}<a>&#27;</a>`],
    ['a forbidden character', `${head}<a>\u0000</a>`],
    ['a lone surrogate', `${head}<a>\ud800</a>`],
    ['a raw line break in an attribute', `${head}<a b="\n"/>`],
    ['an attribute twice', `${head}<a b="" b=""/>`],
    ['a closing angle bracket in text', `${head}<a>]]></a>`],
    ['CDATA', `${head}<a><![CDATA[x]]></a>`],
  ])('%s', (_, xml) => {
    expect(() => parseStrict(xml)).toThrow();
  });

  test('nothing that is right', () => {
    const root = parseStrict(`${head}<a b="&#10;&quot;"><c/>x &amp; y&#13;</a>\n`);
    expect(root).toEqual({
      name: 'a',
      attributes: { b: '\n"' },
      children: [{ name: 'c', attributes: {}, children: [], text: '' }],
      text: 'x & y\r',
    });
  });
});
