import type { ThemeConfig } from 'antd';

const SANS =
  '"PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif';

/** The look in antd's words. The greys are darker than antd's own, which miss the contrast that AA asks for. */
export const theme: ThemeConfig = {
  // Without its hash classes antd needs no `:where`, which the oldest browsers served do not know.
  hashed: false,
  token: {
    colorPrimary: '#a80f1a',
    colorPrimaryHover: '#86101a',
    colorPrimaryActive: '#6b0c14',
    controlItemBgActive: '#fbeff0',
    controlItemBgActiveHover: '#f7e3e5',
    controlItemBgHover: '#faf7f2',
    colorLink: '#0a4fbf',
    colorLinkHover: '#083d94',
    colorText: '#211b17',
    colorTextPlaceholder: '#6b6b6b',
    colorTextDescription: '#595959',
    colorTextDisabled: '#595959',
    colorBorder: '#8c8c8c',
    colorError: '#a3330f',
    colorErrorText: '#a3330f',
    colorSuccess: '#1c6432',
    colorBgLayout: '#faf7f2',
    borderRadius: 8,
    fontSize: 16,
    fontFamily: SANS,
    controlHeight: 40,
    controlHeightLG: 44,
    controlHeightSM: 32,
    // Who asked the machine for less movement gets none; antd would wait for ends of movements that never begin.
    motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    motionDurationMid: '0.15s',
    motionDurationSlow: '0.2s',
  },
  components: {
    Button: { fontWeight: 500, primaryShadow: 'none', defaultShadow: 'none' },
    Form: { labelColor: '#211b17', verticalLabelPadding: '0 0 4px', itemMarginBottom: 20 },
  },
};
