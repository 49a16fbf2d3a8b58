/** What is tried first, here and elsewhere: from published lists of what people choose. Small letters. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `password passw0rd password1 p@ssw0rd p@ssword pass1234 passwort letmein welcome welcome1 admin admin123 admin888
   administrator root toor test test123 guest user user123 default changeme secret master superman batman dragon monkey
   football baseball basketball sunshine princess shadow michael jordan charlie ashley qwerty qwerty123 qwertyuiop
   qwer1234 1q2w3e4r 1q2w3e4r5t 1qaz2wsx qazwsx zaq12wsx asdfghjkl asdf1234 zxcvbnm zxcvbnm123 abc123 abcd1234 a123456
   a1234567 a12345678 a123456789 aa123456 aa12345678 q123456 qq123456 qq123456789 w123456 z123456 123456a 123456abc
   123456789a 1234567890a 123456aa 123123123 1234567890 12345678910 0123456789 9876543210 0987654321 1111111111
   0000000000 8888888888 6666666666 5201314 5201314520 woaini woaini1314 woaini520 woaini521 iloveyou iloveu ilove
   wojiushiwo wodemima mima123456 xiaoming nihao nihao123 zhongguo zhongguo123 china china123 beijing2008 shanghai
   dangjian gongjian zhiyuan zhiyuanzhe gongyi gongqingtuan hongshizi shequ shequ123 gongzuo
   renmin weirenmin weirenminfuwu buwangchuxin xuexiqiangguo wangluo anquan mingtian jintian xingfu jiankang
   jisuanji diannao shouji dianhua taobao alibaba tencent weixin wechat baidu huawei xiaomi apple samsung
   computer internet server system oracle postgres mysql sysadmin manager operator support service office
   correcthorsebatterystaple trustno1 whatever starwars pokemon naruto freedom hello hello123 hello1234 killer
   access login love lovely flower summer winter spring autumn january february march april august september`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
