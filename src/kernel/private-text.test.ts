import { expect, test } from 'vitest';
import { privateTextIn } from './private-text.ts';

test.each([
  ['联系王师傅 13912345678', 'phone-number'],
  ['139 1234 5678', 'phone-number'],
  ['139-1234-5678', 'phone-number'],
  ['+86 13912345678', 'phone-number'],
  ['１３９１２３４５６７８', 'phone-number'],
  ['电话一三九一二三四五六七八', 'phone-number'],
  ['0546-8301234', 'phone-number'],
  ['（010）62331234', 'phone-number'],
  ['400-810-1234', 'phone-number'],
  ['身份证11010519491231002X', 'identity-number'],
  ['370502 19800101 1234', 'identity-number'],
  ['370502800101123', 'identity-number'],
  ['卡号 6222 0202 0000 1234 567', 'bank-card-number'],
  ['6222020200001234', 'bank-card-number'],
  ['请写信到 wang.wu@example.com', 'email-address'],
])('%s holds a %s', (text, kind) => {
  expect(privateTextIn(text)).toBe(kind);
});

test.each([
  ['2026-09-28 2026-10-08 两次'],
  ['2026年9月28日至2026年10月8日'],
  ['共需 10 盏，每盏 200 元，合计 2,000 元'],
  ['拨打 12345 或 96599'],
  ['第一、二、三单元，一百二十户'],
  ['独居老人 · 轮椅'],
  ['台账号 XH-2022-0007'],
  ['2026-09-28 共 149320 小时'],
  ['第 12 期（总第 38 期）'],
])('%s may be public', (text) => {
  expect(privateTextIn(text)).toBeNull();
});
