"use strict";(()=>{var $d=Object.defineProperty;var Vd=(n,e)=>{for(var t in e)$d(n,t,{get:e[t],enumerable:!0})};var Qe=[],Be=[],fo="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";for(let n=0,e=fo.length;n<e;++n)Qe[n]=fo[n],Be[fo.charCodeAt(n)]=n;Be[45]=62;Be[95]=63;function zd(n){let e=n.length;if(e%4>0)throw new Error("Invalid string. Length must be a multiple of 4");let t=n.indexOf("=");t===-1&&(t=e);let r=t===e?0:4-t%4;return[t,r]}function Hd(n,e,t){return(e+t)*3/4-t}function Ea(n){let e=zd(n),t=e[0],r=e[1],o=new Uint8Array(Hd(n,t,r)),s=0,i=r>0?t-4:t,a;for(a=0;a<i;a+=4){let l=Be[n.charCodeAt(a)]<<18|Be[n.charCodeAt(a+1)]<<12|Be[n.charCodeAt(a+2)]<<6|Be[n.charCodeAt(a+3)];o[s++]=l>>16&255,o[s++]=l>>8&255,o[s++]=l&255}if(r===2){let l=Be[n.charCodeAt(a)]<<2|Be[n.charCodeAt(a+1)]>>4;o[s++]=l&255}if(r===1){let l=Be[n.charCodeAt(a)]<<10|Be[n.charCodeAt(a+1)]<<4|Be[n.charCodeAt(a+2)]>>2;o[s++]=l>>8&255,o[s++]=l&255}return o}function Jd(n){return Qe[n>>18&63]+Qe[n>>12&63]+Qe[n>>6&63]+Qe[n&63]}function Gd(n,e,t){let r=[];for(let o=e;o<t;o+=3){let s=(n[o]<<16&16711680)+(n[o+1]<<8&65280)+(n[o+2]&255);r.push(Jd(s))}return r.join("")}function ho(n){let e=n.length,t=e%3,r=[],o=16383;for(let s=0,i=e-t;s<i;s+=o)r.push(Gd(n,s,s+o>i?i:s+o));if(t===1){let s=n[e-1];r.push(Qe[s>>2]+Qe[s<<4&63]+"==")}else if(t===2){let s=(n[e-2]<<8)+n[e-1];r.push(Qe[s>>10]+Qe[s>>4&63]+Qe[s<<2&63]+"=")}return r.join("")}function En(n,e,t,r,o){let s,i,a=o*8-r-1,l=(1<<a)-1,c=l>>1,u=-7,d=t?o-1:0,h=t?-1:1,f=n[e+d];for(d+=h,s=f&(1<<-u)-1,f>>=-u,u+=a;u>0;)s=s*256+n[e+d],d+=h,u-=8;for(i=s&(1<<-u)-1,s>>=-u,u+=r;u>0;)i=i*256+n[e+d],d+=h,u-=8;if(s===0)s=1-c;else{if(s===l)return i?NaN:(f?-1:1)*(1/0);i=i+Math.pow(2,r),s=s-c}return(f?-1:1)*i*Math.pow(2,s-r)}function po(n,e,t,r,o,s){let i,a,l,c=s*8-o-1,u=(1<<c)-1,d=u>>1,h=o===23?Math.pow(2,-24)-Math.pow(2,-77):0,f=r?0:s-1,_=r?1:-1,m=e<0||e===0&&1/e<0?1:0;for(e=Math.abs(e),isNaN(e)||e===1/0?(a=isNaN(e)?1:0,i=u):(i=Math.floor(Math.log(e)/Math.LN2),e*(l=Math.pow(2,-i))<1&&(i--,l*=2),i+d>=1?e+=h/l:e+=h*Math.pow(2,1-d),e*l>=2&&(i++,l/=2),i+d>=u?(a=0,i=u):i+d>=1?(a=(e*l-1)*Math.pow(2,o),i=i+d):(a=e*Math.pow(2,d-1)*Math.pow(2,o),i=0));o>=8;)n[t+f]=a&255,f+=_,a/=256,o-=8;for(i=i<<o|a,c+=o;c>0;)n[t+f]=i&255,f+=_,i/=256,c-=8;n[t+f-_]|=m*128}var qd={INSPECT_MAX_BYTES:50},mo=2147483647;p.TYPED_ARRAY_SUPPORT=!0;Object.defineProperty(p.prototype,"parent",{enumerable:!0,get:function(){if(p.isBuffer(this))return this.buffer}});Object.defineProperty(p.prototype,"offset",{enumerable:!0,get:function(){if(p.isBuffer(this))return this.byteOffset}});function ct(n){if(n>mo)throw new RangeError('The value "'+n+'" is invalid for option "size"');let e=new Uint8Array(n);return Object.setPrototypeOf(e,p.prototype),e}function p(n,e,t){if(typeof n=="number"){if(typeof e=="string")throw new TypeError('The "string" argument must be of type string. Received type number');return bo(n)}return xa(n,e,t)}p.poolSize=8192;function xa(n,e,t){if(typeof n=="string")return Kd(n,e);if(ArrayBuffer.isView(n))return Qd(n);if(n==null)throw new TypeError("The first argument must be one of type string, Buffer, ArrayBuffer, Array, or Array-like Object. Received type "+typeof n);if(n instanceof ArrayBuffer||n&&n.buffer instanceof ArrayBuffer||n instanceof SharedArrayBuffer||n&&n.buffer instanceof SharedArrayBuffer)return go(n,e,t);if(typeof n=="number")throw new TypeError('The "value" argument must not be of type number. Received type number');let r=n.valueOf&&n.valueOf();if(r!=null&&r!==n)return p.from(r,e,t);let o=Yd(n);if(o)return o;if(typeof Symbol<"u"&&Symbol.toPrimitive!=null&&typeof n[Symbol.toPrimitive]=="function")return p.from(n[Symbol.toPrimitive]("string"),e,t);throw new TypeError("The first argument must be one of type string, Buffer, ArrayBuffer, Array, or Array-like Object. Received type "+typeof n)}p.from=function(n,e,t){return xa(n,e,t)};Object.setPrototypeOf(p.prototype,Uint8Array.prototype);Object.setPrototypeOf(p,Uint8Array);function ka(n){if(typeof n!="number")throw new TypeError('"size" argument must be of type number');if(n<0)throw new RangeError('The value "'+n+'" is invalid for option "size"')}function Wd(n,e,t){return ka(n),n<=0?ct(n):e!==void 0?typeof t=="string"?ct(n).fill(e,t):ct(n).fill(e):ct(n)}p.alloc=function(n,e,t){return Wd(n,e,t)};function bo(n){return ka(n),ct(n<0?0:Eo(n)|0)}p.allocUnsafe=function(n){return bo(n)};p.allocUnsafeSlow=function(n){return bo(n)};function Kd(n,e){if((typeof e!="string"||e==="")&&(e="utf8"),!p.isEncoding(e))throw new TypeError("Unknown encoding: "+e);let t=Aa(n,e)|0,r=ct(t),o=r.write(n,e);return o!==t&&(r=r.slice(0,o)),r}function _o(n){let e=n.length<0?0:Eo(n.length)|0,t=ct(e);for(let r=0;r<e;r+=1)t[r]=n[r]&255;return t}function Qd(n){if(n instanceof Uint8Array){let e=new Uint8Array(n);return go(e.buffer,e.byteOffset,e.byteLength)}return _o(n)}function go(n,e,t){if(e<0||n.byteLength<e)throw new RangeError('"offset" is outside of buffer bounds');if(n.byteLength<e+(t||0))throw new RangeError('"length" is outside of buffer bounds');let r;return e===void 0&&t===void 0?r=new Uint8Array(n):t===void 0?r=new Uint8Array(n,e):r=new Uint8Array(n,e,t),Object.setPrototypeOf(r,p.prototype),r}function Yd(n){if(p.isBuffer(n)){let e=Eo(n.length)|0,t=ct(e);return t.length===0||n.copy(t,0,0,e),t}if(n.length!==void 0)return typeof n.length!="number"||Number.isNaN(n.length)?ct(0):_o(n);if(n.type==="Buffer"&&Array.isArray(n.data))return _o(n.data)}function Eo(n){if(n>=mo)throw new RangeError("Attempt to allocate Buffer larger than maximum size: 0x"+mo.toString(16)+" bytes");return n|0}p.isBuffer=function(e){return e!=null&&e._isBuffer===!0&&e!==p.prototype};p.compare=function(e,t){if(e instanceof Uint8Array&&(e=p.from(e,e.offset,e.byteLength)),t instanceof Uint8Array&&(t=p.from(t,t.offset,t.byteLength)),!p.isBuffer(e)||!p.isBuffer(t))throw new TypeError('The "buf1", "buf2" arguments must be one of type Buffer or Uint8Array');if(e===t)return 0;let r=e.length,o=t.length;for(let s=0,i=Math.min(r,o);s<i;++s)if(e[s]!==t[s]){r=e[s],o=t[s];break}return r<o?-1:o<r?1:0};p.isEncoding=function(e){switch(String(e).toLowerCase()){case"hex":case"utf8":case"utf-8":case"ascii":case"latin1":case"binary":case"base64":case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return!0;default:return!1}};p.concat=function(e,t){if(!Array.isArray(e))throw new TypeError('"list" argument must be an Array of Buffers');if(e.length===0)return p.alloc(0);let r;if(t===void 0)for(t=0,r=0;r<e.length;++r)t+=e[r].length;let o=p.allocUnsafe(t),s=0;for(r=0;r<e.length;++r){let i=e[r];if(i instanceof Uint8Array)s+i.length>o.length?(p.isBuffer(i)||(i=p.from(i.buffer,i.byteOffset,i.byteLength)),i.copy(o,s)):Uint8Array.prototype.set.call(o,i,s);else if(p.isBuffer(i))i.copy(o,s);else throw new TypeError('"list" argument must be an Array of Buffers');s+=i.length}return o};function Aa(n,e){if(p.isBuffer(n))return n.length;if(ArrayBuffer.isView(n)||n instanceof ArrayBuffer)return n.byteLength;if(typeof n!="string")throw new TypeError('The "string" argument must be one of type string, Buffer, or ArrayBuffer. Received type '+typeof n);let t=n.length,r=arguments.length>2&&arguments[2]===!0;if(!r&&t===0)return 0;let o=!1;for(;;)switch(e){case"ascii":case"latin1":case"binary":return t;case"utf8":case"utf-8":return yo(n).length;case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return t*2;case"hex":return t>>>1;case"base64":return Ra(n).length;default:if(o)return r?-1:yo(n).length;e=(""+e).toLowerCase(),o=!0}}p.byteLength=Aa;function ef(n,e,t){let r=!1;if((e===void 0||e<0)&&(e=0),e>this.length||((t===void 0||t>this.length)&&(t=this.length),t<=0)||(t>>>=0,e>>>=0,t<=e))return"";for(n||(n="utf8");;)switch(n){case"hex":return df(this,e,t);case"utf8":case"utf-8":return Ca(this,e,t);case"ascii":return cf(this,e,t);case"latin1":case"binary":return uf(this,e,t);case"base64":return af(this,e,t);case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return ff(this,e,t);default:if(r)throw new TypeError("Unknown encoding: "+n);n=(n+"").toLowerCase(),r=!0}}p.prototype._isBuffer=!0;function jt(n,e,t){let r=n[e];n[e]=n[t],n[t]=r}p.prototype.swap16=function(){let e=this.length;if(e%2!==0)throw new RangeError("Buffer size must be a multiple of 16-bits");for(let t=0;t<e;t+=2)jt(this,t,t+1);return this};p.prototype.swap32=function(){let e=this.length;if(e%4!==0)throw new RangeError("Buffer size must be a multiple of 32-bits");for(let t=0;t<e;t+=4)jt(this,t,t+3),jt(this,t+1,t+2);return this};p.prototype.swap64=function(){let e=this.length;if(e%8!==0)throw new RangeError("Buffer size must be a multiple of 64-bits");for(let t=0;t<e;t+=8)jt(this,t,t+7),jt(this,t+1,t+6),jt(this,t+2,t+5),jt(this,t+3,t+4);return this};p.prototype.toString=function(){let e=this.length;return e===0?"":arguments.length===0?Ca(this,0,e):ef.apply(this,arguments)};p.prototype.toLocaleString=p.prototype.toString;p.prototype.equals=function(e){if(!p.isBuffer(e))throw new TypeError("Argument must be a Buffer");return this===e?!0:p.compare(this,e)===0};p.prototype.inspect=function(){let e="",t=qd.INSPECT_MAX_BYTES;return e=this.toString("hex",0,t).replace(/(.{2})/g,"$1 ").trim(),this.length>t&&(e+=" ... "),"<Buffer "+e+">"};p.prototype[Symbol.for("nodejs.util.inspect.custom")]=p.prototype.inspect;p.prototype.compare=function(e,t,r,o,s){if(e instanceof Uint8Array&&(e=p.from(e,e.offset,e.byteLength)),!p.isBuffer(e))throw new TypeError('The "target" argument must be one of type Buffer or Uint8Array. Received type '+typeof e);if(t===void 0&&(t=0),r===void 0&&(r=e?e.length:0),o===void 0&&(o=0),s===void 0&&(s=this.length),t<0||r>e.length||o<0||s>this.length)throw new RangeError("out of range index");if(o>=s&&t>=r)return 0;if(o>=s)return-1;if(t>=r)return 1;if(t>>>=0,r>>>=0,o>>>=0,s>>>=0,this===e)return 0;let i=s-o,a=r-t,l=Math.min(i,a),c=this.slice(o,s),u=e.slice(t,r);for(let d=0;d<l;++d)if(c[d]!==u[d]){i=c[d],a=u[d];break}return i<a?-1:a<i?1:0};function Ia(n,e,t,r,o){if(n.length===0)return-1;if(typeof t=="string"?(r=t,t=0):t>2147483647?t=2147483647:t<-2147483648&&(t=-2147483648),t=+t,Number.isNaN(t)&&(t=o?0:n.length-1),t<0&&(t=n.length+t),t>=n.length){if(o)return-1;t=n.length-1}else if(t<0)if(o)t=0;else return-1;if(typeof e=="string"&&(e=p.from(e,r)),p.isBuffer(e))return e.length===0?-1:Sa(n,e,t,r,o);if(typeof e=="number")return e=e&255,typeof Uint8Array.prototype.indexOf=="function"?o?Uint8Array.prototype.indexOf.call(n,e,t):Uint8Array.prototype.lastIndexOf.call(n,e,t):Sa(n,[e],t,r,o);throw new TypeError("val must be string, number or Buffer")}function Sa(n,e,t,r,o){let s=1,i=n.length,a=e.length;if(r!==void 0&&(r=String(r).toLowerCase(),r==="ucs2"||r==="ucs-2"||r==="utf16le"||r==="utf-16le")){if(n.length<2||e.length<2)return-1;s=2,i/=2,a/=2,t/=2}function l(u,d){return s===1?u[d]:u.readUInt16BE(d*s)}let c;if(o){let u=-1;for(c=t;c<i;c++)if(l(n,c)===l(e,u===-1?0:c-u)){if(u===-1&&(u=c),c-u+1===a)return u*s}else u!==-1&&(c-=c-u),u=-1}else for(t+a>i&&(t=i-a),c=t;c>=0;c--){let u=!0;for(let d=0;d<a;d++)if(l(n,c+d)!==l(e,d)){u=!1;break}if(u)return c}return-1}p.prototype.includes=function(e,t,r){return this.indexOf(e,t,r)!==-1};p.prototype.indexOf=function(e,t,r){return Ia(this,e,t,r,!0)};p.prototype.lastIndexOf=function(e,t,r){return Ia(this,e,t,r,!1)};function tf(n,e,t,r){t=Number(t)||0;let o=n.length-t;r?(r=Number(r),r>o&&(r=o)):r=o;let s=e.length;r>s/2&&(r=s/2);let i;for(i=0;i<r;++i){let a=parseInt(e.substr(i*2,2),16);if(Number.isNaN(a))return i;n[t+i]=a}return i}function nf(n,e,t,r){return Kn(yo(e,n.length-t),n,t,r)}function rf(n,e,t,r){return Kn(_f(e),n,t,r)}function of(n,e,t,r){return Kn(Ra(e),n,t,r)}function sf(n,e,t,r){return Kn(gf(e,n.length-t),n,t,r)}p.prototype.write=function(e,t,r,o){if(t===void 0)o="utf8",r=this.length,t=0;else if(r===void 0&&typeof t=="string")o=t,r=this.length,t=0;else if(isFinite(t))t=t>>>0,isFinite(r)?(r=r>>>0,o===void 0&&(o="utf8")):(o=r,r=void 0);else throw new Error("Buffer.write(string, encoding, offset[, length]) is no longer supported");let s=this.length-t;if((r===void 0||r>s)&&(r=s),e.length>0&&(r<0||t<0)||t>this.length)throw new RangeError("Attempt to write outside buffer bounds");o||(o="utf8");let i=!1;for(;;)switch(o){case"hex":return tf(this,e,t,r);case"utf8":case"utf-8":return nf(this,e,t,r);case"ascii":case"latin1":case"binary":return rf(this,e,t,r);case"base64":return of(this,e,t,r);case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return sf(this,e,t,r);default:if(i)throw new TypeError("Unknown encoding: "+o);o=(""+o).toLowerCase(),i=!0}};p.prototype.toJSON=function(){return{type:"Buffer",data:Array.prototype.slice.call(this._arr||this,0)}};function af(n,e,t){return e===0&&t===n.length?ho(n):ho(n.slice(e,t))}function Ca(n,e,t){t=Math.min(n.length,t);let r=[],o=e;for(;o<t;){let s=n[o],i=null,a=s>239?4:s>223?3:s>191?2:1;if(o+a<=t){let l,c,u,d;switch(a){case 1:s<128&&(i=s);break;case 2:l=n[o+1],(l&192)===128&&(d=(s&31)<<6|l&63,d>127&&(i=d));break;case 3:l=n[o+1],c=n[o+2],(l&192)===128&&(c&192)===128&&(d=(s&15)<<12|(l&63)<<6|c&63,d>2047&&(d<55296||d>57343)&&(i=d));break;case 4:l=n[o+1],c=n[o+2],u=n[o+3],(l&192)===128&&(c&192)===128&&(u&192)===128&&(d=(s&15)<<18|(l&63)<<12|(c&63)<<6|u&63,d>65535&&d<1114112&&(i=d))}}i===null?(i=65533,a=1):i>65535&&(i-=65536,r.push(i>>>10&1023|55296),i=56320|i&1023),r.push(i),o+=a}return lf(r)}var wa=4096;function lf(n){let e=n.length;if(e<=wa)return String.fromCharCode.apply(String,n);let t="",r=0;for(;r<e;)t+=String.fromCharCode.apply(String,n.slice(r,r+=wa));return t}function cf(n,e,t){let r="";t=Math.min(n.length,t);for(let o=e;o<t;++o)r+=String.fromCharCode(n[o]&127);return r}function uf(n,e,t){let r="";t=Math.min(n.length,t);for(let o=e;o<t;++o)r+=String.fromCharCode(n[o]);return r}function df(n,e,t){let r=n.length;(!e||e<0)&&(e=0),(!t||t<0||t>r)&&(t=r);let o="";for(let s=e;s<t;++s)o+=yf[n[s]];return o}function ff(n,e,t){let r=n.slice(e,t),o="";for(let s=0;s<r.length-1;s+=2)o+=String.fromCharCode(r[s]+r[s+1]*256);return o}p.prototype.slice=function(e,t){let r=this.length;e=~~e,t=t===void 0?r:~~t,e<0?(e+=r,e<0&&(e=0)):e>r&&(e=r),t<0?(t+=r,t<0&&(t=0)):t>r&&(t=r),t<e&&(t=e);let o=this.subarray(e,t);return Object.setPrototypeOf(o,p.prototype),o};function Ee(n,e,t){if(n%1!==0||n<0)throw new RangeError("offset is not uint");if(n+e>t)throw new RangeError("Trying to access beyond buffer length")}p.prototype.readUintLE=p.prototype.readUIntLE=function(e,t,r){e=e>>>0,t=t>>>0,r||Ee(e,t,this.length);let o=this[e],s=1,i=0;for(;++i<t&&(s*=256);)o+=this[e+i]*s;return o};p.prototype.readUintBE=p.prototype.readUIntBE=function(e,t,r){e=e>>>0,t=t>>>0,r||Ee(e,t,this.length);let o=this[e+--t],s=1;for(;t>0&&(s*=256);)o+=this[e+--t]*s;return o};p.prototype.readUint8=p.prototype.readUInt8=function(e,t){return e=e>>>0,t||Ee(e,1,this.length),this[e]};p.prototype.readUint16LE=p.prototype.readUInt16LE=function(e,t){return e=e>>>0,t||Ee(e,2,this.length),this[e]|this[e+1]<<8};p.prototype.readUint16BE=p.prototype.readUInt16BE=function(e,t){return e=e>>>0,t||Ee(e,2,this.length),this[e]<<8|this[e+1]};p.prototype.readUint32LE=p.prototype.readUInt32LE=function(e,t){return e=e>>>0,t||Ee(e,4,this.length),(this[e]|this[e+1]<<8|this[e+2]<<16)+this[e+3]*16777216};p.prototype.readUint32BE=p.prototype.readUInt32BE=function(e,t){return e=e>>>0,t||Ee(e,4,this.length),this[e]*16777216+(this[e+1]<<16|this[e+2]<<8|this[e+3])};p.prototype.readBigUInt64LE=function(e){e=e>>>0,qt(e,"offset");let t=this[e],r=this[e+7];(t===void 0||r===void 0)&&Sn(e,this.length-8);let o=t+this[++e]*2**8+this[++e]*2**16+this[++e]*2**24,s=this[++e]+this[++e]*2**8+this[++e]*2**16+r*2**24;return BigInt(o)+(BigInt(s)<<BigInt(32))};p.prototype.readBigUInt64BE=function(e){e=e>>>0,qt(e,"offset");let t=this[e],r=this[e+7];(t===void 0||r===void 0)&&Sn(e,this.length-8);let o=t*2**24+this[++e]*2**16+this[++e]*2**8+this[++e],s=this[++e]*2**24+this[++e]*2**16+this[++e]*2**8+r;return(BigInt(o)<<BigInt(32))+BigInt(s)};p.prototype.readIntLE=function(e,t,r){e=e>>>0,t=t>>>0,r||Ee(e,t,this.length);let o=this[e],s=1,i=0;for(;++i<t&&(s*=256);)o+=this[e+i]*s;return s*=128,o>=s&&(o-=Math.pow(2,8*t)),o};p.prototype.readIntBE=function(e,t,r){e=e>>>0,t=t>>>0,r||Ee(e,t,this.length);let o=t,s=1,i=this[e+--o];for(;o>0&&(s*=256);)i+=this[e+--o]*s;return s*=128,i>=s&&(i-=Math.pow(2,8*t)),i};p.prototype.readInt8=function(e,t){return e=e>>>0,t||Ee(e,1,this.length),this[e]&128?(255-this[e]+1)*-1:this[e]};p.prototype.readInt16LE=function(e,t){e=e>>>0,t||Ee(e,2,this.length);let r=this[e]|this[e+1]<<8;return r&32768?r|4294901760:r};p.prototype.readInt16BE=function(e,t){e=e>>>0,t||Ee(e,2,this.length);let r=this[e+1]|this[e]<<8;return r&32768?r|4294901760:r};p.prototype.readInt32LE=function(e,t){return e=e>>>0,t||Ee(e,4,this.length),this[e]|this[e+1]<<8|this[e+2]<<16|this[e+3]<<24};p.prototype.readInt32BE=function(e,t){return e=e>>>0,t||Ee(e,4,this.length),this[e]<<24|this[e+1]<<16|this[e+2]<<8|this[e+3]};p.prototype.readBigInt64LE=function(e){e=e>>>0,qt(e,"offset");let t=this[e],r=this[e+7];(t===void 0||r===void 0)&&Sn(e,this.length-8);let o=this[e+4]+this[e+5]*2**8+this[e+6]*2**16+(r<<24);return(BigInt(o)<<BigInt(32))+BigInt(t+this[++e]*2**8+this[++e]*2**16+this[++e]*2**24)};p.prototype.readBigInt64BE=function(e){e=e>>>0,qt(e,"offset");let t=this[e],r=this[e+7];(t===void 0||r===void 0)&&Sn(e,this.length-8);let o=(t<<24)+this[++e]*2**16+this[++e]*2**8+this[++e];return(BigInt(o)<<BigInt(32))+BigInt(this[++e]*2**24+this[++e]*2**16+this[++e]*2**8+r)};p.prototype.readFloatLE=function(e,t){return e=e>>>0,t||Ee(e,4,this.length),En(this,e,!0,23,4)};p.prototype.readFloatBE=function(e,t){return e=e>>>0,t||Ee(e,4,this.length),En(this,e,!1,23,4)};p.prototype.readDoubleLE=function(e,t){return e=e>>>0,t||Ee(e,8,this.length),En(this,e,!0,52,8)};p.prototype.readDoubleBE=function(e,t){return e=e>>>0,t||Ee(e,8,this.length),En(this,e,!1,52,8)};function Ne(n,e,t,r,o,s){if(!p.isBuffer(n))throw new TypeError('"buffer" argument must be a Buffer instance');if(e>o||e<s)throw new RangeError('"value" argument is out of bounds');if(t+r>n.length)throw new RangeError("Index out of range")}p.prototype.writeUintLE=p.prototype.writeUIntLE=function(e,t,r,o){if(e=+e,t=t>>>0,r=r>>>0,!o){let a=Math.pow(2,8*r)-1;Ne(this,e,t,r,a,0)}let s=1,i=0;for(this[t]=e&255;++i<r&&(s*=256);)this[t+i]=e/s&255;return t+r};p.prototype.writeUintBE=p.prototype.writeUIntBE=function(e,t,r,o){if(e=+e,t=t>>>0,r=r>>>0,!o){let a=Math.pow(2,8*r)-1;Ne(this,e,t,r,a,0)}let s=r-1,i=1;for(this[t+s]=e&255;--s>=0&&(i*=256);)this[t+s]=e/i&255;return t+r};p.prototype.writeUint8=p.prototype.writeUInt8=function(e,t,r){return e=+e,t=t>>>0,r||Ne(this,e,t,1,255,0),this[t]=e&255,t+1};p.prototype.writeUint16LE=p.prototype.writeUInt16LE=function(e,t,r){return e=+e,t=t>>>0,r||Ne(this,e,t,2,65535,0),this[t]=e&255,this[t+1]=e>>>8,t+2};p.prototype.writeUint16BE=p.prototype.writeUInt16BE=function(e,t,r){return e=+e,t=t>>>0,r||Ne(this,e,t,2,65535,0),this[t]=e>>>8,this[t+1]=e&255,t+2};p.prototype.writeUint32LE=p.prototype.writeUInt32LE=function(e,t,r){return e=+e,t=t>>>0,r||Ne(this,e,t,4,4294967295,0),this[t+3]=e>>>24,this[t+2]=e>>>16,this[t+1]=e>>>8,this[t]=e&255,t+4};p.prototype.writeUint32BE=p.prototype.writeUInt32BE=function(e,t,r){return e=+e,t=t>>>0,r||Ne(this,e,t,4,4294967295,0),this[t]=e>>>24,this[t+1]=e>>>16,this[t+2]=e>>>8,this[t+3]=e&255,t+4};function Ta(n,e,t,r,o){ja(e,r,o,n,t,7);let s=Number(e&BigInt(4294967295));n[t++]=s,s=s>>8,n[t++]=s,s=s>>8,n[t++]=s,s=s>>8,n[t++]=s;let i=Number(e>>BigInt(32)&BigInt(4294967295));return n[t++]=i,i=i>>8,n[t++]=i,i=i>>8,n[t++]=i,i=i>>8,n[t++]=i,t}function La(n,e,t,r,o){ja(e,r,o,n,t,7);let s=Number(e&BigInt(4294967295));n[t+7]=s,s=s>>8,n[t+6]=s,s=s>>8,n[t+5]=s,s=s>>8,n[t+4]=s;let i=Number(e>>BigInt(32)&BigInt(4294967295));return n[t+3]=i,i=i>>8,n[t+2]=i,i=i>>8,n[t+1]=i,i=i>>8,n[t]=i,t+8}p.prototype.writeBigUInt64LE=function(e,t=0){return Ta(this,e,t,BigInt(0),BigInt("0xffffffffffffffff"))};p.prototype.writeBigUInt64BE=function(e,t=0){return La(this,e,t,BigInt(0),BigInt("0xffffffffffffffff"))};p.prototype.writeIntLE=function(e,t,r,o){if(e=+e,t=t>>>0,!o){let l=Math.pow(2,8*r-1);Ne(this,e,t,r,l-1,-l)}let s=0,i=1,a=0;for(this[t]=e&255;++s<r&&(i*=256);)e<0&&a===0&&this[t+s-1]!==0&&(a=1),this[t+s]=(e/i>>0)-a&255;return t+r};p.prototype.writeIntBE=function(e,t,r,o){if(e=+e,t=t>>>0,!o){let l=Math.pow(2,8*r-1);Ne(this,e,t,r,l-1,-l)}let s=r-1,i=1,a=0;for(this[t+s]=e&255;--s>=0&&(i*=256);)e<0&&a===0&&this[t+s+1]!==0&&(a=1),this[t+s]=(e/i>>0)-a&255;return t+r};p.prototype.writeInt8=function(e,t,r){return e=+e,t=t>>>0,r||Ne(this,e,t,1,127,-128),e<0&&(e=255+e+1),this[t]=e&255,t+1};p.prototype.writeInt16LE=function(e,t,r){return e=+e,t=t>>>0,r||Ne(this,e,t,2,32767,-32768),this[t]=e&255,this[t+1]=e>>>8,t+2};p.prototype.writeInt16BE=function(e,t,r){return e=+e,t=t>>>0,r||Ne(this,e,t,2,32767,-32768),this[t]=e>>>8,this[t+1]=e&255,t+2};p.prototype.writeInt32LE=function(e,t,r){return e=+e,t=t>>>0,r||Ne(this,e,t,4,2147483647,-2147483648),this[t]=e&255,this[t+1]=e>>>8,this[t+2]=e>>>16,this[t+3]=e>>>24,t+4};p.prototype.writeInt32BE=function(e,t,r){return e=+e,t=t>>>0,r||Ne(this,e,t,4,2147483647,-2147483648),e<0&&(e=4294967295+e+1),this[t]=e>>>24,this[t+1]=e>>>16,this[t+2]=e>>>8,this[t+3]=e&255,t+4};p.prototype.writeBigInt64LE=function(e,t=0){return Ta(this,e,t,-BigInt("0x8000000000000000"),BigInt("0x7fffffffffffffff"))};p.prototype.writeBigInt64BE=function(e,t=0){return La(this,e,t,-BigInt("0x8000000000000000"),BigInt("0x7fffffffffffffff"))};function Na(n,e,t,r,o,s){if(t+r>n.length)throw new RangeError("Index out of range");if(t<0)throw new RangeError("Index out of range")}function Ma(n,e,t,r,o){return e=+e,t=t>>>0,o||Na(n,e,t,4,34028234663852886e22,-34028234663852886e22),po(n,e,t,r,23,4),t+4}p.prototype.writeFloatLE=function(e,t,r){return Ma(this,e,t,!0,r)};p.prototype.writeFloatBE=function(e,t,r){return Ma(this,e,t,!1,r)};function Oa(n,e,t,r,o){return e=+e,t=t>>>0,o||Na(n,e,t,8,17976931348623157e292,-17976931348623157e292),po(n,e,t,r,52,8),t+8}p.prototype.writeDoubleLE=function(e,t,r){return Oa(this,e,t,!0,r)};p.prototype.writeDoubleBE=function(e,t,r){return Oa(this,e,t,!1,r)};p.prototype.copy=function(e,t,r,o){if(!p.isBuffer(e))throw new TypeError("argument should be a Buffer");if(r||(r=0),!o&&o!==0&&(o=this.length),t>=e.length&&(t=e.length),t||(t=0),o>0&&o<r&&(o=r),o===r||e.length===0||this.length===0)return 0;if(t<0)throw new RangeError("targetStart out of bounds");if(r<0||r>=this.length)throw new RangeError("Index out of range");if(o<0)throw new RangeError("sourceEnd out of bounds");o>this.length&&(o=this.length),e.length-t<o-r&&(o=e.length-t+r);let s=o-r;return this===e?this.copyWithin(t,r,o):Uint8Array.prototype.set.call(e,this.subarray(r,o),t),s};p.prototype.fill=function(e,t,r,o){if(typeof e=="string"){if(typeof t=="string"?(o=t,t=0,r=this.length):typeof r=="string"&&(o=r,r=this.length),o!==void 0&&typeof o!="string")throw new TypeError("encoding must be a string");if(typeof o=="string"&&!p.isEncoding(o))throw new TypeError("Unknown encoding: "+o);if(e.length===1){let i=e.charCodeAt(0);(o==="utf8"&&i<128||o==="latin1")&&(e=i)}}else typeof e=="number"?e=e&255:typeof e=="boolean"&&(e=Number(e));if(t<0||this.length<t||this.length<r)throw new RangeError("Out of range index");if(r<=t)return this;t=t>>>0,r=r===void 0?this.length:r>>>0,e||(e=0);let s;if(typeof e=="number")for(s=t;s<r;++s)this[s]=e;else{let i=p.isBuffer(e)?e:p.from(e,o),a=i.length;if(a===0)throw new TypeError('The value "'+e+'" is invalid for argument "value"');for(s=0;s<r-t;++s)this[s+t]=i[s%a]}return this};var Xt={};function So(n,e,t){Xt[n]=class extends t{constructor(){super(),Object.defineProperty(this,"message",{value:e.apply(this,arguments),writable:!0,configurable:!0}),this.name=`${this.name} [${n}]`,this.stack,delete this.name}get code(){return n}set code(o){Object.defineProperty(this,"code",{configurable:!0,enumerable:!0,value:o,writable:!0})}toString(){return`${this.name} [${n}]: ${this.message}`}}}So("ERR_BUFFER_OUT_OF_BOUNDS",function(n){return n?`${n} is outside of buffer bounds`:"Attempt to access memory outside buffer bounds"},RangeError);So("ERR_INVALID_ARG_TYPE",function(n,e){return`The "${n}" argument must be of type number. Received type ${typeof e}`},TypeError);So("ERR_OUT_OF_RANGE",function(n,e,t){let r=`The value of "${n}" is out of range.`,o=t;return Number.isInteger(t)&&Math.abs(t)>2**32?o=va(String(t)):typeof t=="bigint"&&(o=String(t),(t>BigInt(2)**BigInt(32)||t<-(BigInt(2)**BigInt(32)))&&(o=va(o)),o+="n"),r+=` It must be ${e}. Received ${o}`,r},RangeError);function va(n){let e="",t=n.length,r=n[0]==="-"?1:0;for(;t>=r+4;t-=3)e=`_${n.slice(t-3,t)}${e}`;return`${n.slice(0,t)}${e}`}function hf(n,e,t){qt(e,"offset"),(n[e]===void 0||n[e+t]===void 0)&&Sn(e,n.length-(t+1))}function ja(n,e,t,r,o,s){if(n>t||n<e){let i=typeof e=="bigint"?"n":"",a;throw s>3?e===0||e===BigInt(0)?a=`>= 0${i} and < 2${i} ** ${(s+1)*8}${i}`:a=`>= -(2${i} ** ${(s+1)*8-1}${i}) and < 2 ** ${(s+1)*8-1}${i}`:a=`>= ${e}${i} and <= ${t}${i}`,new Xt.ERR_OUT_OF_RANGE("value",a,n)}hf(r,o,s)}function qt(n,e){if(typeof n!="number")throw new Xt.ERR_INVALID_ARG_TYPE(e,"number",n)}function Sn(n,e,t){throw Math.floor(n)!==n?(qt(n,t),new Xt.ERR_OUT_OF_RANGE(t||"offset","an integer",n)):e<0?new Xt.ERR_BUFFER_OUT_OF_BOUNDS:new Xt.ERR_OUT_OF_RANGE(t||"offset",`>= ${t?1:0} and <= ${e}`,n)}var pf=/[^+/0-9A-Za-z-_]/g;function mf(n){if(n=n.split("=")[0],n=n.trim().replace(pf,""),n.length<2)return"";for(;n.length%4!==0;)n=n+"=";return n}function yo(n,e){e=e||1/0;let t,r=n.length,o=null,s=[];for(let i=0;i<r;++i){if(t=n.charCodeAt(i),t>55295&&t<57344){if(!o){if(t>56319){(e-=3)>-1&&s.push(239,191,189);continue}else if(i+1===r){(e-=3)>-1&&s.push(239,191,189);continue}o=t;continue}if(t<56320){(e-=3)>-1&&s.push(239,191,189),o=t;continue}t=(o-55296<<10|t-56320)+65536}else o&&(e-=3)>-1&&s.push(239,191,189);if(o=null,t<128){if((e-=1)<0)break;s.push(t)}else if(t<2048){if((e-=2)<0)break;s.push(t>>6|192,t&63|128)}else if(t<65536){if((e-=3)<0)break;s.push(t>>12|224,t>>6&63|128,t&63|128)}else if(t<1114112){if((e-=4)<0)break;s.push(t>>18|240,t>>12&63|128,t>>6&63|128,t&63|128)}else throw new Error("Invalid code point")}return s}function _f(n){let e=[];for(let t=0;t<n.length;++t)e.push(n.charCodeAt(t)&255);return e}function gf(n,e){let t,r,o,s=[];for(let i=0;i<n.length&&!((e-=2)<0);++i)t=n.charCodeAt(i),r=t>>8,o=t%256,s.push(o),s.push(r);return s}function Ra(n){return Ea(mf(n))}function Kn(n,e,t,r){let o;for(o=0;o<r&&!(o+t>=e.length||o>=n.length);++o)e[o+t]=n[o];return o}var yf=function(){let n="0123456789abcdef",e=new Array(256);for(let t=0;t<16;++t){let r=t*16;for(let o=0;o<16;++o)e[r+o]=n[t]+n[o]}return e}();var Pa=[];Object.defineProperty(globalThis,"consentinel",{value:Pa});function $e(n){return Pa.push(n),n}var pe={exceptions:"propagate"},Fa=65542;function bf(){let n=Process.findModuleByName("libjvm.so")??Process.findModuleByName("libjvm.dylib");if(n===null)return;let e=Process.pointerSize,t=Memory.alloc(e),r=Memory.alloc(4);if(new NativeFunction(n.getExportByName("JNI_GetCreatedJavaVMs"),"int",["pointer","int","pointer"],pe)(t,1,r),r.readInt()===0)return;let s=t.readPointer(),i=s.readPointer(),a=Memory.alloc(e);if(new NativeFunction(i.add(6*e).readPointer(),"int",["pointer","pointer","int"],pe)(s,a,Fa)===0)return;let c=Memory.alloc(3*e),u=Memory.allocUtf8String("consentinel-agent");if(c.writeInt(Fa),c.add(e).writePointer(u),c.add(2*e).writePointer(NULL),new NativeFunction(i.add(7*e).readPointer(),"int",["pointer","pointer","pointer"],pe)(s,a,c)!==0)return;let h=new NativeFunction(i.add(5*e).readPointer(),"int",["pointer"],pe);Script.bindWeak($e({}),()=>{Script.nextTick(()=>Script.nextTick(()=>Script.nextTick(()=>void h(s))))})}bf();var _r={};Vd(_r,{ArtMethod:()=>lr,ArtStackVisitor:()=>es,DVM_JNI_ENV_OFFSET_SELF:()=>sl,HandleVector:()=>Cn,VariableSizedHandleScope:()=>Tn,backtrace:()=>ms,deoptimizeBootImage:()=>Es,deoptimizeEverything:()=>bs,deoptimizeMethod:()=>ys,ensureClassInitialized:()=>Vp,getAndroidApiLevel:()=>me,getAndroidVersion:()=>Ln,getApi:()=>W,getArtApexVersion:()=>ls,getArtClassSpec:()=>us,getArtFieldSpec:()=>pr,getArtMethodSpec:()=>Re,getArtThreadFromEnv:()=>mr,getArtThreadSpec:()=>Qt,makeArtClassLoaderVisitor:()=>ps,makeArtClassVisitor:()=>hs,makeMethodMangler:()=>Rm,makeObjectVisitorPredicate:()=>ws,revertGlobalPatches:()=>_s,translateMethod:()=>Pm,withAllArtThreadsSuspended:()=>fs,withRunnableArtThread:()=>Ve});var{pageSize:wo,pointerSize:Ef}=Process,vo=class{constructor(e){this.sliceSize=e,this.slicesPerPage=wo/e,this.pages=[],this.free=[]}allocateSlice(e,t){let r=e.near===void 0,o=t===1;if(r&&o){let s=this.free.pop();if(s!==void 0)return s}else if(t<wo){let{free:s}=this,i=s.length,a=o?null:ptr(t-1);for(let l=0;l!==i;l++){let c=s[l],u=r||this._isSliceNear(c,e),d=o||c.and(a).isNull();if(u&&d)return s.splice(l,1)[0]}}return this._allocatePage(e)}_allocatePage(e){let t=Memory.alloc(wo,e),{sliceSize:r,slicesPerPage:o}=this;for(let s=1;s!==o;s++){let i=t.add(s*r);this.free.push(i)}return this.pages.push(t),t}_isSliceNear(e,t){let r=e.add(this.sliceSize),{near:o,maxDistance:s}=t,i=Ua(o.sub(e)),a=Ua(o.sub(r));return i.compare(s)<=0&&a.compare(s)<=0}freeSlice(e){this.free.push(e)}};function Ua(n){let e=Ef===4?31:63,t=ptr(1).shl(e).not();return n.and(t)}function xo(n){return new vo(n)}function Ce(n,e){if(e!==0)throw new Error(n+" failed: "+e)}var Qn={v1_0:805371904,v1_2:805372416},Yn={canTagObjects:1},{pointerSize:Sf}=Process,wf={exceptions:"propagate"};function ut(n,e){this.handle=n,this.vm=e,this.vtable=n.readPointer()}ut.prototype.deallocate=wn(47,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});ut.prototype.getLoadedClasses=wn(78,"int32",["pointer","pointer","pointer"],function(n,e,t){let r=n(this.handle,e,t);Ce("EnvJvmti::getLoadedClasses",r)});ut.prototype.iterateOverInstancesOfClass=wn(112,"int32",["pointer","pointer","int","pointer","pointer"],function(n,e,t,r,o){let s=n(this.handle,e,t,r,o);Ce("EnvJvmti::iterateOverInstancesOfClass",s)});ut.prototype.getObjectsWithTags=wn(114,"int32",["pointer","int","pointer","pointer","pointer","pointer"],function(n,e,t,r,o,s){let i=n(this.handle,e,t,r,o,s);Ce("EnvJvmti::getObjectsWithTags",i)});ut.prototype.addCapabilities=wn(142,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});function wn(n,e,t,r){let o=null;return function(){o===null&&(o=new NativeFunction(this.vtable.add((n-1)*Sf).readPointer(),e,t,wf));let s=[o];return s=s.concat.apply(s,arguments),r.apply(this,s)}}function dt(n,e,{limit:t}){let r=n,o=null;for(let s=0;s!==t;s++){let i=Instruction.parse(r),a=e(i,o);if(a!==null)return a;r=i.next,o=i}return null}function ve(n){let e=null,t=!1;return function(...r){return t||(e=n(...r),t=!0),e}}function b(n,e){this.handle=n,this.vm=e}var er=Process.pointerSize,xt=2,vf=28,xf=34,kf=37,Af=40,If=43,Cf=46,Tf=49,Lf=52,Nf=55,Mf=58,Of=61,jf=64,Rf=67,Pf=70,Ff=73,Uf=76,Df=79,Bf=82,$f=85,Vf=88,zf=91,Hf=114,Jf=117,Gf=120,Zf=123,Xf=126,qf=129,Wf=132,Kf=135,Qf=138,Yf=141,eh=95,th=96,nh=97,rh=98,oh=99,sh=100,ih=101,ah=102,lh=103,ch=104,uh=105,dh=106,fh=107,hh=108,ph=109,mh=110,_h=111,gh=112,yh=145,bh=146,Eh=147,Sh=148,wh=149,vh=150,xh=151,kh=152,Ah=153,Ih=154,Ch=155,Th=156,Lh=157,Nh=158,Mh=159,Oh=160,jh=161,Rh=162,Ph={pointer:xf,uint8:kf,int8:Af,uint16:If,int16:Cf,int32:Tf,int64:Lf,float:Nf,double:Mf,void:Of},Fh={pointer:jf,uint8:Rf,int8:Pf,uint16:Ff,int16:Uf,int32:Df,int64:Bf,float:$f,double:Vf,void:zf},Uh={pointer:Hf,uint8:Jf,int8:Gf,uint16:Zf,int16:Xf,int32:qf,int64:Wf,float:Kf,double:Qf,void:Yf},Dh={pointer:eh,uint8:th,int8:nh,uint16:rh,int16:oh,int32:sh,int64:ih,float:ah,double:lh},Bh={pointer:ch,uint8:uh,int8:dh,uint16:fh,int16:hh,int32:ph,int64:mh,float:_h,double:gh},$h={pointer:yh,uint8:bh,int8:Eh,uint16:Sh,int16:wh,int32:vh,int64:xh,float:kh,double:Ah},Vh={pointer:Ih,uint8:Ch,int8:Th,uint16:Lh,int16:Nh,int32:Mh,int64:Oh,float:jh,double:Rh},Ba={exceptions:"propagate"},ko=null,Po=[];b.dispose=function(n){Po.forEach(n.deleteGlobalRef,n),Po=[]};function Rt(n){return Po.push(n),n}function tr(n){return ko===null&&(ko=n.handle.readPointer()),ko}function j(n,e,t,r){let o=null;return function(){o===null&&(o=new NativeFunction(tr(this).add(n*er).readPointer(),e,t,Ba));let s=[o];return s=s.concat.apply(s,arguments),r.apply(this,s)}}b.prototype.getVersion=j(4,"int32",["pointer"],function(n){return n(this.handle)});b.prototype.findClass=j(6,"pointer",["pointer","pointer"],function(n,e){let t=n(this.handle,Memory.allocUtf8String(e));return this.throwIfExceptionPending(),t});b.prototype.throwIfExceptionPending=function(){let n=this.exceptionOccurred();if(n.isNull())return;this.exceptionClear();let e=this.newGlobalRef(n);this.deleteLocalRef(n);let t=this.vaMethod("pointer",[])(this.handle,e,this.javaLangObject().toString),r=this.stringFromJni(t);this.deleteLocalRef(t);let o=new Error(r);throw o.$h=e,Script.bindWeak(o,zh(this.vm,e)),o};function zh(n,e){return function(){n.perform(t=>{t.deleteGlobalRef(e)})}}b.prototype.fromReflectedMethod=j(7,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.fromReflectedField=j(8,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.toReflectedMethod=j(9,"pointer",["pointer","pointer","pointer","uint8"],function(n,e,t,r){return n(this.handle,e,t,r)});b.prototype.getSuperclass=j(10,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.isAssignableFrom=j(11,"uint8",["pointer","pointer","pointer"],function(n,e,t){return!!n(this.handle,e,t)});b.prototype.toReflectedField=j(12,"pointer",["pointer","pointer","pointer","uint8"],function(n,e,t,r){return n(this.handle,e,t,r)});b.prototype.throw=j(13,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.exceptionOccurred=j(15,"pointer",["pointer"],function(n){return n(this.handle)});b.prototype.exceptionDescribe=j(16,"void",["pointer"],function(n){n(this.handle)});b.prototype.exceptionClear=j(17,"void",["pointer"],function(n){n(this.handle)});b.prototype.pushLocalFrame=j(19,"int32",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.popLocalFrame=j(20,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.newGlobalRef=j(21,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.deleteGlobalRef=j(22,"void",["pointer","pointer"],function(n,e){n(this.handle,e)});b.prototype.deleteLocalRef=j(23,"void",["pointer","pointer"],function(n,e){n(this.handle,e)});b.prototype.isSameObject=j(24,"uint8",["pointer","pointer","pointer"],function(n,e,t){return!!n(this.handle,e,t)});b.prototype.newLocalRef=j(25,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.allocObject=j(27,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.getObjectClass=j(31,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.isInstanceOf=j(32,"uint8",["pointer","pointer","pointer"],function(n,e,t){return!!n(this.handle,e,t)});b.prototype.getMethodId=j(33,"pointer",["pointer","pointer","pointer","pointer"],function(n,e,t,r){return n(this.handle,e,Memory.allocUtf8String(t),Memory.allocUtf8String(r))});b.prototype.getFieldId=j(94,"pointer",["pointer","pointer","pointer","pointer"],function(n,e,t,r){return n(this.handle,e,Memory.allocUtf8String(t),Memory.allocUtf8String(r))});b.prototype.getIntField=j(100,"int32",["pointer","pointer","pointer"],function(n,e,t){return n(this.handle,e,t)});b.prototype.getStaticMethodId=j(113,"pointer",["pointer","pointer","pointer","pointer"],function(n,e,t,r){return n(this.handle,e,Memory.allocUtf8String(t),Memory.allocUtf8String(r))});b.prototype.getStaticFieldId=j(144,"pointer",["pointer","pointer","pointer","pointer"],function(n,e,t,r){return n(this.handle,e,Memory.allocUtf8String(t),Memory.allocUtf8String(r))});b.prototype.getStaticIntField=j(150,"int32",["pointer","pointer","pointer"],function(n,e,t){return n(this.handle,e,t)});b.prototype.getStringLength=j(164,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.getStringChars=j(165,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.releaseStringChars=j(166,"void",["pointer","pointer","pointer"],function(n,e,t){n(this.handle,e,t)});b.prototype.newStringUtf=j(167,"pointer",["pointer","pointer"],function(n,e){let t=Memory.allocUtf8String(e);return n(this.handle,t)});b.prototype.getStringUtfChars=j(169,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.releaseStringUtfChars=j(170,"void",["pointer","pointer","pointer"],function(n,e,t){n(this.handle,e,t)});b.prototype.getArrayLength=j(171,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.newObjectArray=j(172,"pointer",["pointer","int32","pointer","pointer"],function(n,e,t,r){return n(this.handle,e,t,r)});b.prototype.getObjectArrayElement=j(173,"pointer",["pointer","pointer","int32"],function(n,e,t){return n(this.handle,e,t)});b.prototype.setObjectArrayElement=j(174,"void",["pointer","pointer","int32","pointer"],function(n,e,t,r){n(this.handle,e,t,r)});b.prototype.newBooleanArray=j(175,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newByteArray=j(176,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newCharArray=j(177,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newShortArray=j(178,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newIntArray=j(179,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newLongArray=j(180,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newFloatArray=j(181,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newDoubleArray=j(182,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.getBooleanArrayElements=j(183,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getByteArrayElements=j(184,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getCharArrayElements=j(185,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getShortArrayElements=j(186,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getIntArrayElements=j(187,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getLongArrayElements=j(188,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getFloatArrayElements=j(189,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getDoubleArrayElements=j(190,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.releaseBooleanArrayElements=j(191,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,xt)});b.prototype.releaseByteArrayElements=j(192,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,xt)});b.prototype.releaseCharArrayElements=j(193,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,xt)});b.prototype.releaseShortArrayElements=j(194,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,xt)});b.prototype.releaseIntArrayElements=j(195,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,xt)});b.prototype.releaseLongArrayElements=j(196,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,xt)});b.prototype.releaseFloatArrayElements=j(197,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,xt)});b.prototype.releaseDoubleArrayElements=j(198,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,xt)});b.prototype.getByteArrayRegion=j(200,"void",["pointer","pointer","int","int","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setBooleanArrayRegion=j(207,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setByteArrayRegion=j(208,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setCharArrayRegion=j(209,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setShortArrayRegion=j(210,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setIntArrayRegion=j(211,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setLongArrayRegion=j(212,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setFloatArrayRegion=j(213,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setDoubleArrayRegion=j(214,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.registerNatives=j(215,"int32",["pointer","pointer","pointer","int32"],function(n,e,t,r){return n(this.handle,e,t,r)});b.prototype.monitorEnter=j(217,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.monitorExit=j(218,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.getDirectBufferAddress=j(230,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.getObjectRefType=j(232,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});var Da=new Map;function nr(n,e,t,r){return Uo(this,"p",Jh,n,e,t,r)}function Fo(n,e,t,r){return Uo(this,"v",Gh,n,e,t,r)}function Hh(n,e,t,r){return Uo(this,"n",Zh,n,e,t,r)}function Uo(n,e,t,r,o,s,i){if(i!==void 0)return t(n,r,o,s,i);let a=[r,e,o].concat(s).join("|"),l=Da.get(a);return l===void 0&&(l=t(n,r,o,s,Ba),Da.set(a,l)),l}function Jh(n,e,t,r,o){return new NativeFunction(tr(n).add(e*er).readPointer(),t,["pointer","pointer","pointer"].concat(r),o)}function Gh(n,e,t,r,o){return new NativeFunction(tr(n).add(e*er).readPointer(),t,["pointer","pointer","pointer","..."].concat(r),o)}function Zh(n,e,t,r,o){return new NativeFunction(tr(n).add(e*er).readPointer(),t,["pointer","pointer","pointer","pointer","..."].concat(r),o)}b.prototype.constructor=function(n,e){return Fo.call(this,vf,"pointer",n,e)};b.prototype.vaMethod=function(n,e,t){let r=Ph[n];if(r===void 0)throw new Error("Unsupported type: "+n);return Fo.call(this,r,n,e,t)};b.prototype.nonvirtualVaMethod=function(n,e,t){let r=Fh[n];if(r===void 0)throw new Error("Unsupported type: "+n);return Hh.call(this,r,n,e,t)};b.prototype.staticVaMethod=function(n,e,t){let r=Uh[n];if(r===void 0)throw new Error("Unsupported type: "+n);return Fo.call(this,r,n,e,t)};b.prototype.getField=function(n){let e=Dh[n];if(e===void 0)throw new Error("Unsupported type: "+n);return nr.call(this,e,n,[])};b.prototype.getStaticField=function(n){let e=$h[n];if(e===void 0)throw new Error("Unsupported type: "+n);return nr.call(this,e,n,[])};b.prototype.setField=function(n){let e=Bh[n];if(e===void 0)throw new Error("Unsupported type: "+n);return nr.call(this,e,"void",[n])};b.prototype.setStaticField=function(n){let e=Vh[n];if(e===void 0)throw new Error("Unsupported type: "+n);return nr.call(this,e,"void",[n])};var Ao=null;b.prototype.javaLangClass=function(){if(Ao===null){let n=this.findClass("java/lang/Class");try{let e=this.getMethodId.bind(this,n);Ao={handle:Rt(this.newGlobalRef(n)),getName:e("getName","()Ljava/lang/String;"),getSimpleName:e("getSimpleName","()Ljava/lang/String;"),getGenericSuperclass:e("getGenericSuperclass","()Ljava/lang/reflect/Type;"),getDeclaredConstructors:e("getDeclaredConstructors","()[Ljava/lang/reflect/Constructor;"),getDeclaredMethods:e("getDeclaredMethods","()[Ljava/lang/reflect/Method;"),getDeclaredFields:e("getDeclaredFields","()[Ljava/lang/reflect/Field;"),isArray:e("isArray","()Z"),isPrimitive:e("isPrimitive","()Z"),isInterface:e("isInterface","()Z"),getComponentType:e("getComponentType","()Ljava/lang/Class;")}}finally{this.deleteLocalRef(n)}}return Ao};var Io=null;b.prototype.javaLangObject=function(){if(Io===null){let n=this.findClass("java/lang/Object");try{let e=this.getMethodId.bind(this,n);Io={handle:Rt(this.newGlobalRef(n)),toString:e("toString","()Ljava/lang/String;"),getClass:e("getClass","()Ljava/lang/Class;")}}finally{this.deleteLocalRef(n)}}return Io};var Co=null;b.prototype.javaLangReflectConstructor=function(){if(Co===null){let n=this.findClass("java/lang/reflect/Constructor");try{Co={getGenericParameterTypes:this.getMethodId(n,"getGenericParameterTypes","()[Ljava/lang/reflect/Type;")}}finally{this.deleteLocalRef(n)}}return Co};var To=null;b.prototype.javaLangReflectMethod=function(){if(To===null){let n=this.findClass("java/lang/reflect/Method");try{let e=this.getMethodId.bind(this,n);To={getName:e("getName","()Ljava/lang/String;"),getGenericParameterTypes:e("getGenericParameterTypes","()[Ljava/lang/reflect/Type;"),getParameterTypes:e("getParameterTypes","()[Ljava/lang/Class;"),getGenericReturnType:e("getGenericReturnType","()Ljava/lang/reflect/Type;"),getGenericExceptionTypes:e("getGenericExceptionTypes","()[Ljava/lang/reflect/Type;"),getModifiers:e("getModifiers","()I"),isVarArgs:e("isVarArgs","()Z")}}finally{this.deleteLocalRef(n)}}return To};var Lo=null;b.prototype.javaLangReflectField=function(){if(Lo===null){let n=this.findClass("java/lang/reflect/Field");try{let e=this.getMethodId.bind(this,n);Lo={getName:e("getName","()Ljava/lang/String;"),getType:e("getType","()Ljava/lang/Class;"),getGenericType:e("getGenericType","()Ljava/lang/reflect/Type;"),getModifiers:e("getModifiers","()I"),toString:e("toString","()Ljava/lang/String;")}}finally{this.deleteLocalRef(n)}}return Lo};var No=null;b.prototype.javaLangReflectTypeVariable=function(){if(No===null){let n=this.findClass("java/lang/reflect/TypeVariable");try{let e=this.getMethodId.bind(this,n);No={handle:Rt(this.newGlobalRef(n)),getName:e("getName","()Ljava/lang/String;"),getBounds:e("getBounds","()[Ljava/lang/reflect/Type;"),getGenericDeclaration:e("getGenericDeclaration","()Ljava/lang/reflect/GenericDeclaration;")}}finally{this.deleteLocalRef(n)}}return No};var Mo=null;b.prototype.javaLangReflectWildcardType=function(){if(Mo===null){let n=this.findClass("java/lang/reflect/WildcardType");try{let e=this.getMethodId.bind(this,n);Mo={handle:Rt(this.newGlobalRef(n)),getLowerBounds:e("getLowerBounds","()[Ljava/lang/reflect/Type;"),getUpperBounds:e("getUpperBounds","()[Ljava/lang/reflect/Type;")}}finally{this.deleteLocalRef(n)}}return Mo};var Oo=null;b.prototype.javaLangReflectGenericArrayType=function(){if(Oo===null){let n=this.findClass("java/lang/reflect/GenericArrayType");try{Oo={handle:Rt(this.newGlobalRef(n)),getGenericComponentType:this.getMethodId(n,"getGenericComponentType","()Ljava/lang/reflect/Type;")}}finally{this.deleteLocalRef(n)}}return Oo};var jo=null;b.prototype.javaLangReflectParameterizedType=function(){if(jo===null){let n=this.findClass("java/lang/reflect/ParameterizedType");try{let e=this.getMethodId.bind(this,n);jo={handle:Rt(this.newGlobalRef(n)),getActualTypeArguments:e("getActualTypeArguments","()[Ljava/lang/reflect/Type;"),getRawType:e("getRawType","()Ljava/lang/reflect/Type;"),getOwnerType:e("getOwnerType","()Ljava/lang/reflect/Type;")}}finally{this.deleteLocalRef(n)}}return jo};var Ro=null;b.prototype.javaLangString=function(){if(Ro===null){let n=this.findClass("java/lang/String");try{Ro={handle:Rt(this.newGlobalRef(n))}}finally{this.deleteLocalRef(n)}}return Ro};b.prototype.getClassName=function(n){let e=this.vaMethod("pointer",[])(this.handle,n,this.javaLangClass().getName);try{return this.stringFromJni(e)}finally{this.deleteLocalRef(e)}};b.prototype.getObjectClassName=function(n){let e=this.getObjectClass(n);try{return this.getClassName(e)}finally{this.deleteLocalRef(e)}};b.prototype.getActualTypeArgument=function(n){let e=this.vaMethod("pointer",[])(this.handle,n,this.javaLangReflectParameterizedType().getActualTypeArguments);if(this.throwIfExceptionPending(),!e.isNull())try{return this.getTypeNameFromFirstTypeElement(e)}finally{this.deleteLocalRef(e)}};b.prototype.getTypeNameFromFirstTypeElement=function(n){if(this.getArrayLength(n)>0){let t=this.getObjectArrayElement(n,0);try{return this.getTypeName(t)}finally{this.deleteLocalRef(t)}}else return"java.lang.Object"};b.prototype.getTypeName=function(n,e){let t=this.vaMethod("pointer",[]);if(this.isInstanceOf(n,this.javaLangClass().handle))return this.getClassName(n);if(this.isInstanceOf(n,this.javaLangReflectGenericArrayType().handle))return this.getArrayTypeName(n);if(this.isInstanceOf(n,this.javaLangReflectParameterizedType().handle)){let r=t(this.handle,n,this.javaLangReflectParameterizedType().getRawType);this.throwIfExceptionPending();let o;try{o=this.getTypeName(r)}finally{this.deleteLocalRef(r)}return e&&(o+="<"+this.getActualTypeArgument(n)+">"),o}else return this.isInstanceOf(n,this.javaLangReflectTypeVariable().handle)||this.isInstanceOf(n,this.javaLangReflectWildcardType().handle),"java.lang.Object"};b.prototype.getArrayTypeName=function(n){let e=this.vaMethod("pointer",[]);if(this.isInstanceOf(n,this.javaLangClass().handle))return this.getClassName(n);if(this.isInstanceOf(n,this.javaLangReflectGenericArrayType().handle)){let t=e(this.handle,n,this.javaLangReflectGenericArrayType().getGenericComponentType);this.throwIfExceptionPending();try{return"[L"+this.getTypeName(t)+";"}finally{this.deleteLocalRef(t)}}else return"[Ljava.lang.Object;"};b.prototype.stringFromJni=function(n){let e=this.getStringChars(n);if(e.isNull())throw new Error("Unable to access string");try{let t=this.getStringLength(n);return e.readUtf16String(t)}finally{this.releaseStringChars(n,e)}};var $a=65542,Wt=Process.pointerSize,Do=Process.getCurrentThreadId(),Pt=new Map,vn=new Map;function Ye(n){let e=n.vm,t=null,r=null,o=null;function s(){let a=e.readPointer(),l={exceptions:"propagate"};t=new NativeFunction(a.add(4*Wt).readPointer(),"int32",["pointer","pointer","pointer"],l),r=new NativeFunction(a.add(5*Wt).readPointer(),"int32",["pointer"],l),o=new NativeFunction(a.add(6*Wt).readPointer(),"int32",["pointer","pointer","int32"],l)}this.handle=e,this.perform=function(a){let l=Process.getCurrentThreadId(),c=i(l);if(c!==null)return a(c);let u=this._tryGetEnv(),d=u!==null;d||(u=this.attachCurrentThread(),Pt.set(l,!0)),this.link(l,u);try{return a(u)}finally{let h=l===Do;if(h||this.unlink(l),!d&&!h){let f=Pt.get(l);Pt.delete(l),f&&this.detachCurrentThread()}}},this.attachCurrentThread=function(){let a=Memory.alloc(Wt);return Ce("VM::AttachCurrentThread",t(e,a,NULL)),new b(a.readPointer(),this)},this.detachCurrentThread=function(){Ce("VM::DetachCurrentThread",r(e))},this.preventDetachDueToClassLoader=function(){let a=Process.getCurrentThreadId();Pt.has(a)&&Pt.set(a,!1)},this.getEnv=function(){let a=i(Process.getCurrentThreadId());if(a!==null)return a;let l=Memory.alloc(Wt),c=o(e,l,$a);if(c===-2)throw new Error("Current thread is not attached to the Java VM; please move this code inside a Java.perform() callback");return Ce("VM::GetEnv",c),new b(l.readPointer(),this)},this.tryGetEnv=function(){let a=i(Process.getCurrentThreadId());return a!==null?a:this._tryGetEnv()},this._tryGetEnv=function(){let a=this.tryGetEnvHandle($a);return a===null?null:new b(a,this)},this.tryGetEnvHandle=function(a){let l=Memory.alloc(Wt);return o(e,l,a)!==0?null:l.readPointer()},this.makeHandleDestructor=function(a){return()=>{this.perform(l=>{l.deleteGlobalRef(a)})}},this.link=function(a,l){let c=vn.get(a);c===void 0?vn.set(a,[l,1]):c[1]++},this.unlink=function(a){let l=vn.get(a);l[1]===1?vn.delete(a):l[1]--};function i(a){let l=vn.get(a);return l===void 0?null:l[0]}s.call(this)}Ye.dispose=function(n){Pt.get(Do)===!0&&(Pt.delete(Do),n.detachCurrentThread())};var Xh=4,S=Process.pointerSize,{readU32:qh,readPointer:Wh,writeU32:Kh,writePointer:Qh}=NativePointer.prototype,Yh=1,ep=8,tp=16,ir=256,np=524288,rp=2097152,ol=1073741824,op=524288,sp=134217728,Va=1048576,ip=2097152,ap=268435456,lp=268435456,cp=0,Wo=3,Ko=5,as=ptr(1).not(),up=2147467263,dp=4294963200,hr=17*S,fp=18*S,sl=12,hp=112,pp=116,mp=0,$o=56,za=4,_p=8,gp=10,yp=12,bp=14,Ep=28,Sp=36,wp=0,vp=1,xp=2,kp=3,Ap=4,Ip=5,Cp=6,Tp=7,Ha=2147483648,Lp=28,In=3*S,Np=3*S,Mp=1,Op=1,il=ve(Hp),jp=ve(rm),Re=ve(sm),Qt=ve(im),Rp=ve(am),Pp=ve(_m),Ln=ve(dm),al=ve(fm),me=ve(hm),ls=ve(pm),Fp=ve(Em),Up=Process.arch==="ia32"?i_:s_,ie={exceptions:"propagate"},xn={},Vo=null,zo=null,ll=null,ye=null,cs=[],ar=new Map,cl=[],Ho=null,Ja=0,Ga=!1,Za=!1,kn=null,Dp=[],Jo=null,rr=null;function W(){return Vo===null&&(Vo=Bp()),Vo}function Bp(){let n=Process.enumerateModules().filter(f=>/^lib(art|dvm).so$/.test(f.name)).filter(f=>!/\/system\/fake-libs/.test(f.path));if(n.length===0)return null;let e=n[0],t=e.name.indexOf("art")!==-1?"art":"dalvik",r=t==="art",o={module:e,find(f){let{module:_}=this,m=_.findExportByName(f);return m===null&&(m=_.findSymbolByName(f)),m},flavor:t,addLocalReference:null};o.isApiLevel34OrApexEquivalent=r&&(o.find("_ZN3art7AppInfo29GetPrimaryApkReferenceProfileEv")!==null||o.find("_ZN3art6Thread15RunFlipFunctionEPS0_")!==null);let s=r?{functions:{JNI_GetCreatedJavaVMs:["JNI_GetCreatedJavaVMs","int",["pointer","int","pointer"]],artInterpreterToCompiledCodeBridge:function(f){this.artInterpreterToCompiledCodeBridge=f},_ZN3art9JavaVMExt12AddGlobalRefEPNS_6ThreadENS_6ObjPtrINS_6mirror6ObjectEEE:["art::JavaVMExt::AddGlobalRef","pointer",["pointer","pointer","pointer"]],_ZN3art9JavaVMExt12AddGlobalRefEPNS_6ThreadEPNS_6mirror6ObjectE:["art::JavaVMExt::AddGlobalRef","pointer",["pointer","pointer","pointer"]],_ZN3art17ReaderWriterMutex13ExclusiveLockEPNS_6ThreadE:["art::ReaderWriterMutex::ExclusiveLock","void",["pointer","pointer"]],_ZN3art17ReaderWriterMutex15ExclusiveUnlockEPNS_6ThreadE:["art::ReaderWriterMutex::ExclusiveUnlock","void",["pointer","pointer"]],_ZN3art22IndirectReferenceTable3AddEjPNS_6mirror6ObjectE:function(f){this["art::IndirectReferenceTable::Add"]=new NativeFunction(f,"pointer",["pointer","uint","pointer"],ie)},_ZN3art22IndirectReferenceTable3AddENS_15IRTSegmentStateENS_6ObjPtrINS_6mirror6ObjectEEE:function(f){this["art::IndirectReferenceTable::Add"]=new NativeFunction(f,"pointer",["pointer","uint","pointer"],ie)},_ZN3art9JavaVMExt12DecodeGlobalEPv:function(f){let _;me()>=26?_=Up(f,["pointer","pointer"]):_=new NativeFunction(f,"pointer",["pointer","pointer"],ie),this["art::JavaVMExt::DecodeGlobal"]=function(m,g,y){return _(m,y)}},_ZN3art9JavaVMExt12DecodeGlobalEPNS_6ThreadEPv:["art::JavaVMExt::DecodeGlobal","pointer",["pointer","pointer","pointer"]],_ZNK3art6Thread19DecodeGlobalJObjectEP8_jobject:["art::Thread::DecodeJObject","pointer",["pointer","pointer"]],_ZNK3art6Thread13DecodeJObjectEP8_jobject:["art::Thread::DecodeJObject","pointer",["pointer","pointer"]],_ZN3art10ThreadList10SuspendAllEPKcb:["art::ThreadList::SuspendAll","void",["pointer","pointer","bool"]],_ZN3art10ThreadList10SuspendAllEv:function(f){let _=new NativeFunction(f,"void",["pointer"],ie);this["art::ThreadList::SuspendAll"]=function(m,g,y){return _(m)}},_ZN3art10ThreadList9ResumeAllEv:["art::ThreadList::ResumeAll","void",["pointer"]],_ZN3art11ClassLinker12VisitClassesEPNS_12ClassVisitorE:["art::ClassLinker::VisitClasses","void",["pointer","pointer"]],_ZN3art11ClassLinker12VisitClassesEPFbPNS_6mirror5ClassEPvES4_:function(f){let _=new NativeFunction(f,"void",["pointer","pointer","pointer"],ie);this["art::ClassLinker::VisitClasses"]=function(m,g){_(m,g,NULL)}},_ZNK3art11ClassLinker17VisitClassLoadersEPNS_18ClassLoaderVisitorE:["art::ClassLinker::VisitClassLoaders","void",["pointer","pointer"]],_ZN3art2gc4Heap12VisitObjectsEPFvPNS_6mirror6ObjectEPvES5_:["art::gc::Heap::VisitObjects","void",["pointer","pointer","pointer"]],_ZN3art2gc4Heap12GetInstancesERNS_24VariableSizedHandleScopeENS_6HandleINS_6mirror5ClassEEEiRNSt3__16vectorINS4_INS5_6ObjectEEENS8_9allocatorISB_EEEE:["art::gc::Heap::GetInstances","void",["pointer","pointer","pointer","int","pointer"]],_ZN3art2gc4Heap12GetInstancesERNS_24VariableSizedHandleScopeENS_6HandleINS_6mirror5ClassEEEbiRNSt3__16vectorINS4_INS5_6ObjectEEENS8_9allocatorISB_EEEE:function(f){let _=new NativeFunction(f,"void",["pointer","pointer","pointer","bool","int","pointer"],ie);this["art::gc::Heap::GetInstances"]=function(m,g,y,E,k){_(m,g,y,0,E,k)}},_ZN3art12StackVisitorC2EPNS_6ThreadEPNS_7ContextENS0_13StackWalkKindEjb:["art::StackVisitor::StackVisitor","void",["pointer","pointer","pointer","uint","uint","bool"]],_ZN3art12StackVisitorC2EPNS_6ThreadEPNS_7ContextENS0_13StackWalkKindEmb:["art::StackVisitor::StackVisitor","void",["pointer","pointer","pointer","uint","size_t","bool"]],_ZN3art12StackVisitor9WalkStackILNS0_16CountTransitionsE0EEEvb:["art::StackVisitor::WalkStack","void",["pointer","bool"]],_ZNK3art12StackVisitor9GetMethodEv:["art::StackVisitor::GetMethod","pointer",["pointer"]],_ZNK3art12StackVisitor16DescribeLocationEv:function(f){this["art::StackVisitor::DescribeLocation"]=sr(f,["pointer"])},_ZNK3art12StackVisitor24GetCurrentQuickFrameInfoEv:function(f){this["art::StackVisitor::GetCurrentQuickFrameInfo"]=bm(f)},_ZN3art7Context6CreateEv:["art::Context::Create","pointer",[]],_ZN3art6Thread18GetLongJumpContextEv:["art::Thread::GetLongJumpContext","pointer",["pointer"]],_ZN3art6mirror5Class13GetDescriptorEPNSt3__112basic_stringIcNS2_11char_traitsIcEENS2_9allocatorIcEEEE:function(f){this["art::mirror::Class::GetDescriptor"]=f},_ZN3art6mirror5Class11GetLocationEv:function(f){this["art::mirror::Class::GetLocation"]=sr(f,["pointer"])},_ZN3art9ArtMethod12PrettyMethodEb:function(f){this["art::ArtMethod::PrettyMethod"]=sr(f,["pointer","bool"])},_ZN3art12PrettyMethodEPNS_9ArtMethodEb:function(f){this["art::ArtMethod::PrettyMethodNullSafe"]=sr(f,["pointer","bool"])},_ZN3art6Thread14CurrentFromGdbEv:["art::Thread::CurrentFromGdb","pointer",[]],_ZN3art6mirror6Object5CloneEPNS_6ThreadE:function(f){this["art::mirror::Object::Clone"]=new NativeFunction(f,"pointer",["pointer","pointer"],ie)},_ZN3art6mirror6Object5CloneEPNS_6ThreadEm:function(f){let _=new NativeFunction(f,"pointer",["pointer","pointer","pointer"],ie);this["art::mirror::Object::Clone"]=function(m,g){let y=NULL;return _(m,g,y)}},_ZN3art6mirror6Object5CloneEPNS_6ThreadEj:function(f){let _=new NativeFunction(f,"pointer",["pointer","pointer","uint"],ie);this["art::mirror::Object::Clone"]=function(m,g){return _(m,g,0)}},_ZN3art3Dbg14SetJdwpAllowedEb:["art::Dbg::SetJdwpAllowed","void",["bool"]],_ZN3art3Dbg13ConfigureJdwpERKNS_4JDWP11JdwpOptionsE:["art::Dbg::ConfigureJdwp","void",["pointer"]],_ZN3art31InternalDebuggerControlCallback13StartDebuggerEv:["art::InternalDebuggerControlCallback::StartDebugger","void",["pointer"]],_ZN3art3Dbg9StartJdwpEv:["art::Dbg::StartJdwp","void",[]],_ZN3art3Dbg8GoActiveEv:["art::Dbg::GoActive","void",[]],_ZN3art3Dbg21RequestDeoptimizationERKNS_21DeoptimizationRequestE:["art::Dbg::RequestDeoptimization","void",["pointer"]],_ZN3art3Dbg20ManageDeoptimizationEv:["art::Dbg::ManageDeoptimization","void",[]],_ZN3art15instrumentation15Instrumentation20EnableDeoptimizationEv:["art::Instrumentation::EnableDeoptimization","void",["pointer"]],_ZN3art15instrumentation15Instrumentation20DeoptimizeEverythingEPKc:["art::Instrumentation::DeoptimizeEverything","void",["pointer","pointer"]],_ZN3art15instrumentation15Instrumentation20DeoptimizeEverythingEv:function(f){let _=new NativeFunction(f,"void",["pointer"],ie);this["art::Instrumentation::DeoptimizeEverything"]=function(m,g){_(m)}},_ZN3art7Runtime19DeoptimizeBootImageEv:["art::Runtime::DeoptimizeBootImage","void",["pointer"]],_ZN3art15instrumentation15Instrumentation10DeoptimizeEPNS_9ArtMethodE:["art::Instrumentation::Deoptimize","void",["pointer","pointer"]],_ZN3art3jni12JniIdManager14DecodeMethodIdEP10_jmethodID:["art::jni::JniIdManager::DecodeMethodId","pointer",["pointer","pointer"]],_ZN3art3jni12JniIdManager13DecodeFieldIdEP9_jfieldID:["art::jni::JniIdManager::DecodeFieldId","pointer",["pointer","pointer"]],_ZN3art11interpreter18GetNterpEntryPointEv:["art::interpreter::GetNterpEntryPoint","pointer",[]],_ZN3art7Monitor17TranslateLocationEPNS_9ArtMethodEjPPKcPi:["art::Monitor::TranslateLocation","void",["pointer","uint32","pointer","pointer"]]},variables:{_ZN3art3Dbg9gRegistryE:function(f){this.isJdwpStarted=()=>!f.readPointer().isNull()},_ZN3art3Dbg15gDebuggerActiveE:function(f){this.isDebuggerActive=()=>!!f.readU8()}},optionals:new Set(["artInterpreterToCompiledCodeBridge","_ZN3art9JavaVMExt12AddGlobalRefEPNS_6ThreadENS_6ObjPtrINS_6mirror6ObjectEEE","_ZN3art9JavaVMExt12AddGlobalRefEPNS_6ThreadEPNS_6mirror6ObjectE","_ZN3art9JavaVMExt12DecodeGlobalEPv","_ZN3art9JavaVMExt12DecodeGlobalEPNS_6ThreadEPv","_ZNK3art6Thread19DecodeGlobalJObjectEP8_jobject","_ZNK3art6Thread13DecodeJObjectEP8_jobject","_ZN3art10ThreadList10SuspendAllEPKcb","_ZN3art10ThreadList10SuspendAllEv","_ZN3art11ClassLinker12VisitClassesEPNS_12ClassVisitorE","_ZN3art11ClassLinker12VisitClassesEPFbPNS_6mirror5ClassEPvES4_","_ZNK3art11ClassLinker17VisitClassLoadersEPNS_18ClassLoaderVisitorE","_ZN3art6mirror6Object5CloneEPNS_6ThreadE","_ZN3art6mirror6Object5CloneEPNS_6ThreadEm","_ZN3art6mirror6Object5CloneEPNS_6ThreadEj","_ZN3art22IndirectReferenceTable3AddEjPNS_6mirror6ObjectE","_ZN3art22IndirectReferenceTable3AddENS_15IRTSegmentStateENS_6ObjPtrINS_6mirror6ObjectEEE","_ZN3art2gc4Heap12VisitObjectsEPFvPNS_6mirror6ObjectEPvES5_","_ZN3art2gc4Heap12GetInstancesERNS_24VariableSizedHandleScopeENS_6HandleINS_6mirror5ClassEEEiRNSt3__16vectorINS4_INS5_6ObjectEEENS8_9allocatorISB_EEEE","_ZN3art2gc4Heap12GetInstancesERNS_24VariableSizedHandleScopeENS_6HandleINS_6mirror5ClassEEEbiRNSt3__16vectorINS4_INS5_6ObjectEEENS8_9allocatorISB_EEEE","_ZN3art12StackVisitorC2EPNS_6ThreadEPNS_7ContextENS0_13StackWalkKindEjb","_ZN3art12StackVisitorC2EPNS_6ThreadEPNS_7ContextENS0_13StackWalkKindEmb","_ZN3art12StackVisitor9WalkStackILNS0_16CountTransitionsE0EEEvb","_ZNK3art12StackVisitor9GetMethodEv","_ZNK3art12StackVisitor16DescribeLocationEv","_ZNK3art12StackVisitor24GetCurrentQuickFrameInfoEv","_ZN3art7Context6CreateEv","_ZN3art6Thread18GetLongJumpContextEv","_ZN3art6mirror5Class13GetDescriptorEPNSt3__112basic_stringIcNS2_11char_traitsIcEENS2_9allocatorIcEEEE","_ZN3art6mirror5Class11GetLocationEv","_ZN3art9ArtMethod12PrettyMethodEb","_ZN3art12PrettyMethodEPNS_9ArtMethodEb","_ZN3art3Dbg13ConfigureJdwpERKNS_4JDWP11JdwpOptionsE","_ZN3art31InternalDebuggerControlCallback13StartDebuggerEv","_ZN3art3Dbg15gDebuggerActiveE","_ZN3art15instrumentation15Instrumentation20EnableDeoptimizationEv","_ZN3art15instrumentation15Instrumentation20DeoptimizeEverythingEPKc","_ZN3art15instrumentation15Instrumentation20DeoptimizeEverythingEv","_ZN3art7Runtime19DeoptimizeBootImageEv","_ZN3art15instrumentation15Instrumentation10DeoptimizeEPNS_9ArtMethodE","_ZN3art3Dbg9StartJdwpEv","_ZN3art3Dbg8GoActiveEv","_ZN3art3Dbg21RequestDeoptimizationERKNS_21DeoptimizationRequestE","_ZN3art3Dbg20ManageDeoptimizationEv","_ZN3art3Dbg9gRegistryE","_ZN3art3jni12JniIdManager14DecodeMethodIdEP10_jmethodID","_ZN3art3jni12JniIdManager13DecodeFieldIdEP9_jfieldID","_ZN3art11interpreter18GetNterpEntryPointEv","_ZN3art7Monitor17TranslateLocationEPNS_9ArtMethodEjPPKcPi"])}:{functions:{_Z20dvmDecodeIndirectRefP6ThreadP8_jobject:["dvmDecodeIndirectRef","pointer",["pointer","pointer"]],_Z15dvmUseJNIBridgeP6MethodPv:["dvmUseJNIBridge","void",["pointer","pointer"]],_Z20dvmHeapSourceGetBasev:["dvmHeapSourceGetBase","pointer",[]],_Z21dvmHeapSourceGetLimitv:["dvmHeapSourceGetLimit","pointer",[]],_Z16dvmIsValidObjectPK6Object:["dvmIsValidObject","uint8",["pointer"]],JNI_GetCreatedJavaVMs:["JNI_GetCreatedJavaVMs","int",["pointer","int","pointer"]]},variables:{gDvmJni:function(f){this.gDvmJni=f},gDvm:function(f){this.gDvm=f}}},{functions:i={},variables:a={},optionals:l=new Set}=s,c=[];for(let[f,_]of Object.entries(i)){let m=o.find(f);m!==null?typeof _=="function"?_.call(o,m):o[_[0]]=new NativeFunction(m,_[1],_[2],ie):l.has(f)||c.push(f)}for(let[f,_]of Object.entries(a)){let m=o.find(f);m!==null?_.call(o,m):l.has(f)||c.push(f)}if(c.length>0)throw new Error("Java API only partially available; please file a bug. Missing: "+c.join(", "));let u=Memory.alloc(S),d=Memory.alloc(Xh);if(Ce("JNI_GetCreatedJavaVMs",o.JNI_GetCreatedJavaVMs(u,1,d)),d.readInt()===0)return null;if(o.vm=u.readPointer(),r){let f=me(),_;f>=27?_=33554432:f>=24?_=16777216:_=0,o.kAccCompileDontBother=_;let m=o.vm.add(S).readPointer();o.artRuntime=m;let g=il(o),y=g.offset,E=y.instrumentation;o.artInstrumentation=E!==null?m.add(E):null,ls()>=36e7&&o.artInstrumentation!=null&&(o.artInstrumentation=o.artInstrumentation.readPointer()),o.artHeap=m.add(y.heap).readPointer(),o.artThreadList=m.add(y.threadList).readPointer();let L=m.add(y.classLinker).readPointer(),F=om(m,g).offset,B=L.add(F.quickResolutionTrampoline).readPointer(),P=L.add(F.quickImtConflictTrampoline).readPointer(),R=L.add(F.quickGenericJniTrampoline).readPointer(),w=L.add(F.quickToInterpreterBridgeTrampoline).readPointer();o.artClassLinker={address:L,quickResolutionTrampoline:B,quickImtConflictTrampoline:P,quickGenericJniTrampoline:R,quickToInterpreterBridgeTrampoline:w};let N=new Ye(o);o.artQuickGenericJniTrampoline=Go(R,N),o.artQuickToInterpreterBridge=Go(w,N),o.artQuickResolutionTrampoline=Go(B,N),o["art::JavaVMExt::AddGlobalRef"]===void 0&&(o["art::JavaVMExt::AddGlobalRef"]=Ym(o)),o["art::JavaVMExt::DecodeGlobal"]===void 0&&(o["art::JavaVMExt::DecodeGlobal"]=e_(o)),o["art::ArtMethod::PrettyMethod"]===void 0&&(o["art::ArtMethod::PrettyMethod"]=o["art::ArtMethod::PrettyMethodNullSafe"]),o["art::interpreter::GetNterpEntryPoint"]!==void 0?o.artNterpEntryPoint=o["art::interpreter::GetNterpEntryPoint"]():o.artNterpEntryPoint=o.find("ExecuteNterpImpl"),ye=vm(o,N),o_(o);let U=null;Object.defineProperty(o,"jvmti",{get(){return U===null&&(U=[$p(N,this.artRuntime)]),U[0]}})}let h=e.enumerateImports().filter(f=>f.name.indexOf("_Z")===0).reduce((f,_)=>(f[_.name]=_.address,f),{});return o.$new=new NativeFunction(h._Znwm||h._Znwj,"pointer",["ulong"],ie),o.$delete=new NativeFunction(h._ZdlPv,"void",["pointer"],ie),ll=r?rs:os,o}function $p(n,e){let t=null;return n.perform(()=>{let r=W().find("_ZN3art7Runtime18EnsurePluginLoadedEPKcPNSt3__112basic_stringIcNS3_11char_traitsIcEENS3_9allocatorIcEEEE");if(r===null)return;let o=new NativeFunction(r,"bool",["pointer","pointer","pointer"]),s=Memory.alloc(S);if(!o(e,Memory.allocUtf8String("libopenjdkjvmti.so"),s))return;let a=Qn.v1_2|1073741824,l=n.tryGetEnvHandle(a);if(l===null)return;t=new ut(l,n);let c=Memory.alloc(8);c.writeU64(Yn.canTagObjects),t.addCapabilities(c)!==0&&(t=null)}),t}function Vp(n,e){W().flavor==="art"&&n.getClassName(e)}function zp(n){return{offset:S===4?{globalsLock:32,globals:72}:{globalsLock:64,globals:112}}}function Hp(n){let e=n.vm,t=n.artRuntime,r=S===4?200:384,o=r+100*S,s=me(),i=al(),{isApiLevel34OrApexEquivalent:a}=n,l=null;for(let u=r;u!==o;u+=S)if(t.add(u).readPointer().equals(e)){let h,f=null;s>=33||i==="Tiramisu"||a?(h=[u-4*S],f=u-S):s>=30||i==="R"?(h=[u-3*S,u-4*S],f=u-S):s>=29?h=[u-2*S]:s>=27?h=[u-In-3*S]:h=[u-In-2*S];for(let _ of h){let m=_-S,g=m-S,y;a?y=g-9*S:s>=24?y=g-8*S:s>=23?y=g-7*S:y=g-4*S;let E={offset:{heap:y,threadList:g,internTable:m,classLinker:_,jniIdManager:f}};if(ul(t,E)!==null){l=E;break}}break}if(l===null)throw new Error("Unable to determine Runtime field offsets");let c=ls()>=36e7;return l.offset.instrumentation=c?Wp(n):Gp(n),l.offset.jniIdsIndirection=em(n),l}var Jp={ia32:Xa,x64:Xa,arm:Zp,arm64:Xp};function Gp(n){let e=n["art::Runtime::DeoptimizeBootImage"];return e===void 0?null:dt(e,Jp[Process.arch],{limit:30})}function Xa(n){if(n.mnemonic!=="lea")return null;let e=n.operands[1].value.disp;return e<256||e>1024?null:e}function Zp(n){if(n.mnemonic!=="add.w")return null;let e=n.operands;if(e.length!==3)return null;let t=e[2];return t.type!=="imm"?null:t.value}function Xp(n){if(n.mnemonic!=="add")return null;let e=n.operands;if(e.length!==3||e[0].value==="sp"||e[1].value==="sp")return null;let t=e[2];if(t.type!=="imm")return null;let r=t.value.valueOf();return r<256||r>1024?null:r}var qp={ia32:qa,x64:qa,arm:Kp,arm64:Qp};function Wp(n){let e=n["art::Runtime::DeoptimizeBootImage"];return e===void 0?null:dt(e,qp[Process.arch],{limit:30})}function qa(n){if(n.mnemonic!=="mov")return null;let e=n.operands;if(e[0].value!=="rax")return null;let r=e[1];if(r.type!=="mem")return null;let o=r.value;if(o.base!=="rdi")return null;let s=o.disp;return s<256||s>1024?null:s}function Kp(n){return null}function Qp(n){if(n.mnemonic!=="ldr")return null;let e=n.operands;if(e[0].value==="x0")return null;let t=e[1].value;if(t.base!=="x0")return null;let r=t.disp;return r<256||r>1024?null:r}var Yp={ia32:Wa,x64:Wa,arm:tm,arm64:nm};function em(n){let e=n.find("_ZN3art7Runtime12SetJniIdTypeENS_9JniIdTypeE");if(e===null)return null;let t=dt(e,Yp[Process.arch],{limit:20});if(t===null)throw new Error("Unable to determine Runtime.jni_ids_indirection_ offset");return t}function Wa(n){return n.mnemonic==="cmp"?n.operands[0].value.disp:null}function tm(n){return n.mnemonic==="ldr.w"?n.operands[1].value.disp:null}function nm(n,e){if(e===null)return null;let{mnemonic:t}=n,{mnemonic:r}=e;return t==="cmp"&&r==="ldr"||t==="bl"&&r==="str"?e.operands[1].value.disp:null}function rm(){let e={"4-21":136,"4-22":136,"4-23":172,"4-24":196,"4-25":196,"4-26":196,"4-27":196,"4-28":212,"4-29":172,"4-30":180,"4-31":180,"8-21":224,"8-22":224,"8-23":296,"8-24":344,"8-25":344,"8-26":352,"8-27":352,"8-28":392,"8-29":328,"8-30":336,"8-31":336}[`${S}-${me()}`];if(e===void 0)throw new Error("Unable to determine Instrumentation field offsets");return{offset:{forcedInterpretOnly:4,deoptimizationEnabled:e}}}function om(n,e){let t=ul(n,e);if(t===null)throw new Error("Unable to determine ClassLinker field offsets");return t}function ul(n,e){if(zo!==null)return zo;let{classLinker:t,internTable:r}=e.offset,o=n.add(t).readPointer(),s=n.add(r).readPointer(),i=S===4?100:200,a=i+100*S,l=me(),c=null;for(let u=i;u!==a;u+=S)if(o.add(u).readPointer().equals(s)){let h;l>=30||al()==="R"?h=6:l>=29?h=4:l>=23?h=3:h=5;let f=u+h*S,_;l>=23?_=f-2*S:_=f-3*S,c={offset:{quickResolutionTrampoline:_,quickImtConflictTrampoline:f-S,quickGenericJniTrampoline:f,quickToInterpreterBridgeTrampoline:f+S}};break}return c!==null&&(zo=c),c}function us(n){let t=null;return n.perform(r=>{let o=pr(n),s=Re(n),i={artArrayLengthSize:4,artArrayEntrySize:o.size,artArrayMax:50},a={artArrayLengthSize:S,artArrayEntrySize:s.size,artArrayMax:100},l=(h,f,_)=>{let m=h.add(f).readPointer();if(m.isNull())return null;let g=_===4?m.readU32():m.readU64().valueOf();return g<=0?null:{length:g,data:m.add(_)}},c=(h,f,_,m)=>{try{let g=l(h,f,m.artArrayLengthSize);if(g===null)return!1;let y=Math.min(g.length,m.artArrayMax);for(let E=0;E!==y;E++)if(g.data.add(E*m.artArrayEntrySize).equals(_))return!0}catch{}return!1},u=r.findClass("java/lang/Thread"),d=r.newGlobalRef(u);try{let h;Ve(n,r,R=>{h=W()["art::JavaVMExt::DecodeGlobal"](n,R,d)});let f=Ya(r.getFieldId(d,"name","Ljava/lang/String;")),_=Ya(r.getStaticFieldId(d,"MAX_PRIORITY","I")),m=-1,g=-1;for(let R=0;R!==256;R+=4)m===-1&&c(h,R,_,i)&&(m=R),g===-1&&c(h,R,f,i)&&(g=R);if(g===-1||m===-1)throw new Error("Unable to find fields in java/lang/Thread; please file a bug");let y=g!==m?m:0,E=g,k=-1,L=gs(r.getMethodId(d,"getName","()Ljava/lang/String;"));for(let R=0;R!==256;R+=4)k===-1&&c(h,R,L,a)&&(k=R);if(k===-1)throw new Error("Unable to find methods in java/lang/Thread; please file a bug");let F=-1,P=l(h,k,a.artArrayLengthSize).length;for(let R=k;R!==256;R+=4)if(h.add(R).readU16()===P){F=R;break}if(F===-1)throw new Error("Unable to find copied methods in java/lang/Thread; please file a bug");t={offset:{ifields:E,methods:k,sfields:y,copiedMethodsOffset:F}}}finally{r.deleteLocalRef(u),r.deleteGlobalRef(d)}}),t}function sm(n){let e=W(),t;return n.perform(r=>{let o=r.findClass("android/os/Process"),s=gs(r.getStaticMethodId(o,"getElapsedCpuTime","()J"));r.deleteLocalRef(o);let i=Process.getModuleByName("libandroid_runtime.so"),a=i.base,l=a.add(i.size),c=me(),u=c<=21?8:S,d=Yh|ep|tp|ir,h=~(ol|ap|ip)>>>0,f=null,_=null,m=2;for(let E=0;E!==64&&m!==0;E+=4){let k=s.add(E);if(f===null){let L=k.readPointer();L.compare(a)>=0&&L.compare(l)<0&&(f=E,m--)}_===null&&(k.readU32()&h)===d&&(_=E,m--)}if(m!==0)throw new Error("Unable to determine ArtMethod field offsets");let g=f+u;t={size:c<=21?g+32:g+S,offset:{jniCode:f,quickCode:g,accessFlags:_}},"artInterpreterToCompiledCodeBridge"in e&&(t.offset.interpreterCode=f-u)}),t}function pr(n){let e=me();return e>=23?{size:16,offset:{accessFlags:4}}:e>=21?{size:24,offset:{accessFlags:12}}:null}function im(n){let e=me(),t;return n.perform(r=>{let o=mr(r),s=r.handle,i=null,a=null,l=null,c=null,u=null,d=null;for(let h=144;h!==256;h+=S)if(o.add(h).readPointer().equals(s)){a=h-6*S,u=h-4*S,d=h+2*S,e<=22&&(a-=S,i=a-S-9*8-3*4,l=h+6*S,u-=S,d-=S),c=h+9*S,e<=22&&(c+=2*S+4,S===8&&(c+=4)),e>=23&&(c+=S);break}if(c===null)throw new Error("Unable to determine ArtThread field offsets");t={offset:{isExceptionReportedToInstrumentation:i,exception:a,throwLocation:l,topHandleScope:c,managedStack:u,self:d}}}),t}function am(){return me()>=23?{offset:{topQuickFrame:0,link:S}}:{offset:{topQuickFrame:2*S,link:0}}}var lm={ia32:Ka,x64:Ka,arm:cm,arm64:um};function Go(n,e){let t;return e.perform(r=>{let o=mr(r),s=lm[Process.arch],i=Instruction.parse(n),a=s(i);a!==null?t=o.add(a).readPointer():t=n}),t}function Ka(n){return n.mnemonic==="jmp"?n.operands[0].value.disp:null}function cm(n){return n.mnemonic==="ldr.w"?n.operands[1].value.disp:null}function um(n){return n.mnemonic==="ldr"?n.operands[1].value.disp:null}function mr(n){return n.handle.add(S).readPointer()}function dm(){return ds("ro.build.version.release")}function fm(){return ds("ro.build.version.codename")}function hm(){return parseInt(ds("ro.build.version.sdk"),10)}function pm(){try{let n=File.readAllText("/proc/self/mountinfo"),e=null,t=new Map;for(let o of n.trimEnd().split(`
`)){let s=o.split(" "),i=s[4];if(!i.startsWith("/apex/com.android.art"))continue;let a=s[10];i.includes("@")?t.set(a,i.split("@")[1]):e=a}let r=t.get(e);return r!==void 0?parseInt(r):Qa()}catch{return Qa()}}function Qa(){return me()*1e7}var Zo=null,mm=92;function ds(n){Zo===null&&(Zo=new NativeFunction(Process.getModuleByName("libc.so").getExportByName("__system_property_get"),"int",["pointer","pointer"],ie));let e=Memory.alloc(mm);return Zo(Memory.allocUtf8String(n),e),e.readUtf8String()}function Ve(n,e,t){let r=Pp(n,e),o=mr(e).toString();if(xn[o]=t,r(e.handle),xn[o]!==void 0)throw delete xn[o],new Error("Unable to perform state transition; please file a bug")}function _m(n,e){let t=new NativeCallback(gm,"void",["pointer"]);return hl(n,e,t)}function gm(n){let e=n.toString(),t=xn[e];delete xn[e],t(n)}function fs(n){let e=W(),t=e.artThreadList;e["art::ThreadList::SuspendAll"](t,Memory.allocUtf8String("frida"),!1?1:0);try{n()}finally{e["art::ThreadList::ResumeAll"](t)}}var Qo=class{constructor(e){let t=Memory.alloc(4*S),r=t.add(S);t.writePointer(r);let o=new NativeCallback((s,i)=>e(i)===!0?1:0,"bool",["pointer","pointer"]);r.add(2*S).writePointer(o),this.handle=t,this._onVisit=o}};function hs(n){return W()["art::ClassLinker::VisitClasses"]instanceof NativeFunction?new Qo(n):new NativeCallback(t=>n(t)===!0?1:0,"bool",["pointer","pointer"])}var Yo=class{constructor(e){let t=Memory.alloc(4*S),r=t.add(S);t.writePointer(r);let o=new NativeCallback((s,i)=>{e(i)},"void",["pointer","pointer"]);r.add(2*S).writePointer(o),this.handle=t,this._onVisit=o}};function ps(n){return new Yo(n)}var ym={"include-inlined-frames":0,"skip-inlined-frames":1},es=class{constructor(e,t,r,o=0,s=!0){let i=W(),a=512,l=3*S,c=Memory.alloc(a+l);i["art::StackVisitor::StackVisitor"](c,e,t,ym[r],o,s?1:0);let u=c.add(a);c.writePointer(u);let d=new NativeCallback(this._visitFrame.bind(this),"bool",["pointer"]);u.add(2*S).writePointer(d),this.handle=c,this._onVisitFrame=d;let h=c.add(S===4?12:24);this._curShadowFrame=h,this._curQuickFrame=h.add(S),this._curQuickFramePc=h.add(2*S),this._curOatQuickMethodHeader=h.add(3*S),this._getMethodImpl=i["art::StackVisitor::GetMethod"],this._descLocImpl=i["art::StackVisitor::DescribeLocation"],this._getCQFIImpl=i["art::StackVisitor::GetCurrentQuickFrameInfo"]}walkStack(e=!1){W()["art::StackVisitor::WalkStack"](this.handle,e?1:0)}_visitFrame(){return this.visitFrame()?1:0}visitFrame(){throw new Error("Subclass must implement visitFrame")}getMethod(){let e=this._getMethodImpl(this.handle);return e.isNull()?null:new lr(e)}getCurrentQuickFramePc(){return this._curQuickFramePc.readPointer()}getCurrentQuickFrame(){return this._curQuickFrame.readPointer()}getCurrentShadowFrame(){return this._curShadowFrame.readPointer()}describeLocation(){let e=new dr;return this._descLocImpl(e,this.handle),e.disposeToString()}getCurrentOatQuickMethodHeader(){return this._curOatQuickMethodHeader.readPointer()}getCurrentQuickFrameInfo(){return this._getCQFIImpl(this.handle)}},lr=class{constructor(e){this.handle=e}prettyMethod(e=!0){let t=new dr;return W()["art::ArtMethod::PrettyMethod"](t,this.handle,e?1:0),t.disposeToString()}toString(){return`ArtMethod(handle=${this.handle})`}};function bm(n){return function(e){let t=Memory.alloc(12);return Fp(n)(t,e),{frameSizeInBytes:t.readU32(),coreSpillMask:t.add(4).readU32(),fpSpillMask:t.add(8).readU32()}}}function Em(n){let e=NULL;switch(Process.arch){case"ia32":e=Kt(32,t=>{t.putMovRegRegOffsetPtr("ecx","esp",4),t.putMovRegRegOffsetPtr("edx","esp",8),t.putCallAddressWithArguments(n,["ecx","edx"]),t.putMovRegReg("esp","ebp"),t.putPopReg("ebp"),t.putRet()});break;case"x64":e=Kt(32,t=>{t.putPushReg("rdi"),t.putCallAddressWithArguments(n,["rsi"]),t.putPopReg("rdi"),t.putMovRegPtrReg("rdi","rax"),t.putMovRegOffsetPtrReg("rdi",8,"edx"),t.putRet()});break;case"arm":e=Kt(16,t=>{t.putCallAddressWithArguments(n,["r0","r1"]),t.putPopRegs(["r0","lr"]),t.putMovRegReg("pc","lr")});break;case"arm64":e=Kt(64,t=>{t.putPushRegReg("x0","lr"),t.putCallAddressWithArguments(n,["x1"]),t.putPopRegReg("x2","lr"),t.putStrRegRegOffset("x0","x2",0),t.putStrRegRegOffset("w1","x2",8),t.putRet()});break}return new NativeFunction(e,"void",["pointer","pointer"],ie)}var Sm={ia32:globalThis.X86Relocator,x64:globalThis.X86Relocator,arm:globalThis.ThumbRelocator,arm64:globalThis.Arm64Relocator},ts={ia32:globalThis.X86Writer,x64:globalThis.X86Writer,arm:globalThis.ThumbWriter,arm64:globalThis.Arm64Writer};function Kt(n,e){Ho===null&&(Ho=Memory.alloc(Process.pageSize));let t=Ho.add(Ja),r=Process.arch,o=ts[r];return Memory.patchCode(t,n,s=>{let i=new o(s,{pc:t});if(e(i),i.flush(),i.offset>n)throw new Error(`Wrote ${i.offset}, exceeding maximum of ${n}`)}),Ja+=n,r==="arm"?t.or(1):t}function wm(n,e){xm(e),Tm(e)}function vm(n,e){let t=Qt(e).offset,r=Rp().offset,o=`
#include <gum/guminterceptor.h>

extern GMutex lock;
extern GHashTable * methods;
extern GHashTable * replacements;
extern gpointer last_seen_art_method;

extern gpointer get_oat_quick_method_header_impl (gpointer method, gpointer pc);

void
init (void)
{
  g_mutex_init (&lock);
  methods = g_hash_table_new_full (NULL, NULL, NULL, NULL);
  replacements = g_hash_table_new_full (NULL, NULL, NULL, NULL);
}

void
finalize (void)
{
  g_hash_table_unref (replacements);
  g_hash_table_unref (methods);
  g_mutex_clear (&lock);
}

gboolean
is_replacement_method (gpointer method)
{
  gboolean is_replacement;

  g_mutex_lock (&lock);

  is_replacement = g_hash_table_contains (replacements, method);

  g_mutex_unlock (&lock);

  return is_replacement;
}

gpointer
get_replacement_method (gpointer original_method)
{
  gpointer replacement_method;

  g_mutex_lock (&lock);

  replacement_method = g_hash_table_lookup (methods, original_method);

  g_mutex_unlock (&lock);

  return replacement_method;
}

void
set_replacement_method (gpointer original_method,
                        gpointer replacement_method)
{
  g_mutex_lock (&lock);

  g_hash_table_insert (methods, original_method, replacement_method);
  g_hash_table_insert (replacements, replacement_method, original_method);

  g_mutex_unlock (&lock);
}

void
synchronize_replacement_methods (guint quick_code_offset,
                                 void * nterp_entrypoint,
                                 void * quick_to_interpreter_bridge)
{
  GHashTableIter iter;
  gpointer hooked_method, replacement_method;

  g_mutex_lock (&lock);

  g_hash_table_iter_init (&iter, methods);
  while (g_hash_table_iter_next (&iter, &hooked_method, &replacement_method))
  {
    void ** quick_code;

    *((uint32_t *) replacement_method) = *((uint32_t *) hooked_method);

    quick_code = hooked_method + quick_code_offset;
    if (*quick_code == nterp_entrypoint)
      *quick_code = quick_to_interpreter_bridge;
  }

  g_mutex_unlock (&lock);
}

void
delete_replacement_method (gpointer original_method)
{
  gpointer replacement_method;

  g_mutex_lock (&lock);

  replacement_method = g_hash_table_lookup (methods, original_method);
  if (replacement_method != NULL)
  {
    g_hash_table_remove (methods, original_method);
    g_hash_table_remove (replacements, replacement_method);
  }

  g_mutex_unlock (&lock);
}

gpointer
translate_method (gpointer method)
{
  gpointer translated_method;

  g_mutex_lock (&lock);

  translated_method = g_hash_table_lookup (replacements, method);

  g_mutex_unlock (&lock);

  return (translated_method != NULL) ? translated_method : method;
}

gpointer
find_replacement_method_from_quick_code (gpointer method,
                                         gpointer thread)
{
  gpointer replacement_method;
  gpointer managed_stack;
  gpointer top_quick_frame;
  gpointer link_managed_stack;
  gpointer * link_top_quick_frame;

  replacement_method = get_replacement_method (method);
  if (replacement_method == NULL)
    return NULL;

  /*
   * Stack check.
   *
   * Return NULL to indicate that the original method should be invoked, otherwise
   * return a pointer to the replacement ArtMethod.
   *
   * If the caller is our own JNI replacement stub, then a stack transition must
   * have been pushed onto the current thread's linked list.
   *
   * Therefore, we invoke the original method if the following conditions are met:
   *   1- The current managed stack is empty.
   *   2- The ArtMethod * inside the linked managed stack's top quick frame is the
   *      same as our replacement.
   */
  managed_stack = thread + ${t.managedStack};
  top_quick_frame = *((gpointer *) (managed_stack + ${r.topQuickFrame}));
  if (top_quick_frame != NULL)
    return replacement_method;

  link_managed_stack = *((gpointer *) (managed_stack + ${r.link}));
  if (link_managed_stack == NULL)
    return replacement_method;

  link_top_quick_frame = GSIZE_TO_POINTER (*((gsize *) (link_managed_stack + ${r.topQuickFrame})) & ~((gsize) 1));
  if (link_top_quick_frame == NULL || *link_top_quick_frame != replacement_method)
    return replacement_method;

  return NULL;
}

void
on_interpreter_do_call (GumInvocationContext * ic)
{
  gpointer method, replacement_method;

  method = gum_invocation_context_get_nth_argument (ic, 0);

  replacement_method = get_replacement_method (method);
  if (replacement_method != NULL)
    gum_invocation_context_replace_nth_argument (ic, 0, replacement_method);
}

gpointer
on_art_method_get_oat_quick_method_header (gpointer method,
                                           gpointer pc)
{
  if (is_replacement_method (method))
    return NULL;

  return get_oat_quick_method_header_impl (method, pc);
}

void
on_art_method_pretty_method (GumInvocationContext * ic)
{
  const guint this_arg_index = ${Process.arch==="arm64"?0:1};
  gpointer method;

  method = gum_invocation_context_get_nth_argument (ic, this_arg_index);
  if (method == NULL)
    gum_invocation_context_replace_nth_argument (ic, this_arg_index, last_seen_art_method);
  else
    last_seen_art_method = method;
}

void
on_leave_gc_concurrent_copying_copying_phase (GumInvocationContext * ic)
{
  GHashTableIter iter;
  gpointer hooked_method, replacement_method;

  g_mutex_lock (&lock);

  g_hash_table_iter_init (&iter, methods);
  while (g_hash_table_iter_next (&iter, &hooked_method, &replacement_method))
    *((uint32_t *) replacement_method) = *((uint32_t *) hooked_method);

  g_mutex_unlock (&lock);
}
`,s=8,i=S,a=S,l=S,u=Memory.alloc(s+i+a+l),d=u.add(s),h=d.add(i),f=h.add(a),_=n.find(S===4?"_ZN3art9ArtMethod23GetOatQuickMethodHeaderEj":"_ZN3art9ArtMethod23GetOatQuickMethodHeaderEm"),m=new CModule(o,{lock:u,methods:d,replacements:h,last_seen_art_method:f,get_oat_quick_method_header_impl:_??ptr("0xdeadbeef")}),g={exceptions:"propagate",scheduling:"exclusive"};return{handle:m,replacedMethods:{isReplacement:new NativeFunction(m.is_replacement_method,"bool",["pointer"],g),get:new NativeFunction(m.get_replacement_method,"pointer",["pointer"],g),set:new NativeFunction(m.set_replacement_method,"void",["pointer","pointer"],g),synchronize:new NativeFunction(m.synchronize_replacement_methods,"void",["uint","pointer","pointer"],g),delete:new NativeFunction(m.delete_replacement_method,"void",["pointer"],g),translate:new NativeFunction(m.translate_method,"pointer",["pointer"],g),findReplacementFromQuickCode:m.find_replacement_method_from_quick_code},getOatQuickMethodHeaderImpl:_,hooks:{Interpreter:{doCall:m.on_interpreter_do_call},ArtMethod:{getOatQuickMethodHeader:m.on_art_method_get_oat_quick_method_header,prettyMethod:m.on_art_method_pretty_method},Gc:{copyingPhase:{onLeave:m.on_leave_gc_concurrent_copying_copying_phase},runFlip:{onEnter:m.on_leave_gc_concurrent_copying_copying_phase}}}}}function xm(n){Za||(Za=!0,km(n),Am(),Im(),Cm())}function km(n){let e=W();[e.artQuickGenericJniTrampoline,e.artQuickToInterpreterBridge,e.artQuickResolutionTrampoline].forEach(r=>{Memory.protect(r,32,"rwx");let o=new ur(r);o.activate(n),cl.push(o)})}function Am(){let n=W(),e=me(),{isApiLevel34OrApexEquivalent:t}=n,r;if(e<=22)r=/^_ZN3art11interpreter6DoCallILb[0-1]ELb[0-1]EEEbPNS_6mirror9ArtMethodEPNS_6ThreadERNS_11ShadowFrameEPKNS_11InstructionEtPNS_6JValueE$/;else if(e<=33&&!t)r=/^_ZN3art11interpreter6DoCallILb[0-1]ELb[0-1]EEEbPNS_9ArtMethodEPNS_6ThreadERNS_11ShadowFrameEPKNS_11InstructionEtPNS_6JValueE$/;else if(t)r=/^_ZN3art11interpreter6DoCallILb[0-1]EEEbPNS_9ArtMethodEPNS_6ThreadERNS_11ShadowFrameEPKNS_11InstructionEtbPNS_6JValueE$/;else throw new Error("Unable to find method invocation in ART; please file a bug");let o=n.module,s=[...o.enumerateExports(),...o.enumerateSymbols()].filter(i=>r.test(i.name));if(s.length===0)throw new Error("Unable to find method invocation in ART; please file a bug");for(let i of s)Interceptor.attach(i.address,ye.hooks.Interpreter.doCall)}function Im(){let n=W(),t=n.module.findSymbolByName("_ZN3art2gc4Heap22CollectGarbageInternalENS0_9collector6GcTypeENS0_7GcCauseEbj");if(t===null)return;let{artNterpEntryPoint:r,artQuickToInterpreterBridge:o}=n,s=Re(n.vm).offset.quickCode;Interceptor.attach(t,{onLeave(){ye.replacedMethods.synchronize(s,r,o)}})}function Cm(){let n=[["_ZN3art11ClassLinker26VisiblyInitializedCallback22MarkVisiblyInitializedEPNS_6ThreadE","e90340f8 : ff0ff0ff"],["_ZN3art11ClassLinker26VisiblyInitializedCallback29AdjustThreadVisibilityCounterEPNS_6ThreadEl","7f0f00f9 : 1ffcffff"]],e=W(),t=e.module;for(let[r,o]of n){let s=t.findSymbolByName(r);if(s===null)continue;let i=Memory.scanSync(s,8192,o);if(i.length===0)return;let{artNterpEntryPoint:a,artQuickToInterpreterBridge:l}=e,c=Re(e.vm).offset.quickCode;Interceptor.attach(i[0].address,function(){ye.replacedMethods.synchronize(c,a,l)});return}}function Tm(n){if(Ga)return;if(Ga=!0,!Nm()){let{getOatQuickMethodHeaderImpl:s}=ye;if(s===null)return;try{Interceptor.replace(s,ye.hooks.ArtMethod.getOatQuickMethodHeader)}catch{}}let e=me(),t=null,r=W();e>28?t=r.find("_ZN3art2gc9collector17ConcurrentCopying12CopyingPhaseEv"):e>22&&(t=r.find("_ZN3art2gc9collector17ConcurrentCopying12MarkingPhaseEv")),t!==null&&Interceptor.attach(t,ye.hooks.Gc.copyingPhase);let o=null;o=r.find("_ZN3art6Thread15RunFlipFunctionEPS0_"),o===null&&(o=r.find("_ZN3art6Thread15RunFlipFunctionEPS0_b")),o!==null&&Interceptor.attach(o,ye.hooks.Gc.runFlip)}var Lm={arm:{signatures:[{pattern:["b0 68","01 30","0c d0","1b 98",":","c0 ff","c0 ff","00 ff","00 2f"],validateMatch:Xo},{pattern:["d8 f8 08 00","01 30","0c d0","1b 98",":","f0 ff ff 0f","ff ff","00 ff","00 2f"],validateMatch:Xo},{pattern:["b0 68","01 30","40 f0 c3 80","00 25",":","c0 ff","c0 ff","c0 fb 00 d0","ff f8"],validateMatch:Xo}],instrument:Om},arm64:{signatures:[{pattern:["0a 40 b9","1f 05 00 31","40 01 00 54","88 39 00 f0",":","fc ff ff","1f fc ff ff","1f 00 00 ff","00 00 00 9f"],offset:1,validateMatch:qo},{pattern:["0a 40 b9","1f 05 00 31","40 01 00 54","00 0e 40 f9",":","fc ff ff","1f fc ff ff","1f 00 00 ff","00 fc ff ff"],offset:1,validateMatch:qo},{pattern:["0a 40 b9","1f 05 00 31","01 34 00 54","e0 03 1f aa",":","fc ff ff","1f fc ff ff","1f 00 00 ff","e0 ff ff ff"],offset:1,validateMatch:qo}],instrument:jm}};function Xo({address:n,size:e}){let t=Instruction.parse(n.or(1)),[r,o]=t.operands,s=o.value.base,i=r.value,a=Instruction.parse(t.next.add(2)),l=ptr(a.operands[0].value),c=a.address.add(a.size),u,d;return a.mnemonic==="beq"?(u=c,d=l):(u=l,d=c),dt(u.or(1),h,{limit:3});function h(f){let{mnemonic:_}=f;if(!(_==="ldr"||_==="ldr.w"))return null;let{base:m,disp:g}=f.operands[1].value;return m===s&&g===20?{methodReg:s,scratchReg:i,target:{whenTrue:l,whenRegularMethod:u,whenRuntimeMethod:d}}:null}}function qo({address:n,size:e}){let[t,r]=Instruction.parse(n).operands,o=r.value.base,s="x"+t.value.substring(1),i=Instruction.parse(n.add(8)),a=ptr(i.operands[0].value),l=n.add(12),c,u;return i.mnemonic==="b.eq"?(c=l,u=a):(c=a,u=l),dt(c,d,{limit:3});function d(h){if(h.mnemonic!=="ldr")return null;let{base:f,disp:_}=h.operands[1].value;return f===o&&_===24?{methodReg:o,scratchReg:s,target:{whenTrue:a,whenRegularMethod:c,whenRuntimeMethod:u}}:null}}function Nm(){if(me()<31)return!1;let n=Lm[Process.arch];if(n===void 0)return!1;let e=n.signatures.map(({pattern:r,offset:o=0,validateMatch:s=Mm})=>({pattern:new MatchPattern(r.join("")),offset:o,validateMatch:s})),t=[];for(let{base:r,size:o}of W().module.enumerateRanges("--x"))for(let{pattern:s,offset:i,validateMatch:a}of e){let l=Memory.scanSync(r,o,s).map(({address:c,size:u})=>({address:c.sub(i),size:u+i})).filter(c=>{let u=a(c);return u===null?!1:(c.validationResult=u,!0)});t.push(...l)}return t.length===0?!1:(t.forEach(n.instrument),!0)}function Mm(){return{}}var cr=class{constructor(e,t,r){this.address=e,this.size=t,this.originalCode=e.readByteArray(t),this.trampoline=r}revert(){Memory.patchCode(this.address,this.size,e=>{e.writeByteArray(this.originalCode)})}};function Om({address:n,size:e,validationResult:t}){let{methodReg:r,target:o}=t,s=Memory.alloc(Process.pageSize),i=e;Memory.patchCode(s,256,a=>{let l=new ThumbWriter(a,{pc:s}),c=new ThumbRelocator(n,l);for(let _=0;_!==2;_++)c.readOne();c.writeAll(),c.readOne(),c.skipOne(),l.putBCondLabel("eq","runtime_or_replacement_method");let u=[45,237,16,10];l.putBytes(u);let d=["r0","r1","r2","r3"];l.putPushRegs(d),l.putCallAddressWithArguments(ye.replacedMethods.isReplacement,[r]),l.putCmpRegImm("r0",0),l.putPopRegs(d);let h=[189,236,16,10];l.putBytes(h),l.putBCondLabel("ne","runtime_or_replacement_method"),l.putBLabel("regular_method"),c.readOne();let f=c.input.address.equals(o.whenRegularMethod);for(l.putLabel(f?"regular_method":"runtime_or_replacement_method"),c.writeOne();i<10;){let _=c.readOne();if(_===0){i=10;break}i=_}c.writeAll(),l.putBranchAddress(n.add(i+1)),l.putLabel(f?"runtime_or_replacement_method":"regular_method"),l.putBranchAddress(o.whenTrue),l.flush()}),cs.push(new cr(n,i,s)),Memory.patchCode(n,i,a=>{let l=new ThumbWriter(a,{pc:n});l.putLdrRegAddress("pc",s.or(1)),l.flush()})}function jm({address:n,size:e,validationResult:t}){let{methodReg:r,scratchReg:o,target:s}=t,i=Memory.alloc(Process.pageSize);Memory.patchCode(i,256,a=>{let l=new Arm64Writer(a,{pc:i}),c=new Arm64Relocator(n,l);for(let _=0;_!==2;_++)c.readOne();c.writeAll(),c.readOne(),c.skipOne(),l.putBCondLabel("eq","runtime_or_replacement_method");let u=["d0","d1","d2","d3","d4","d5","d6","d7","x0","x1","x2","x3","x4","x5","x6","x7","x8","x9","x10","x11","x12","x13","x14","x15","x16","x17"],d=u.length;for(let _=0;_!==d;_+=2)l.putPushRegReg(u[_],u[_+1]);l.putCallAddressWithArguments(ye.replacedMethods.isReplacement,[r]),l.putCmpRegReg("x0","xzr");for(let _=d-2;_>=0;_-=2)l.putPopRegReg(u[_],u[_+1]);l.putBCondLabel("ne","runtime_or_replacement_method"),l.putBLabel("regular_method"),c.readOne();let h=c.input,f=h.address.equals(s.whenRegularMethod);l.putLabel(f?"regular_method":"runtime_or_replacement_method"),c.writeOne(),l.putBranchAddress(h.next),l.putLabel(f?"runtime_or_replacement_method":"regular_method"),l.putBranchAddress(s.whenTrue),l.flush()}),cs.push(new cr(n,e,i)),Memory.patchCode(n,e,a=>{let l=new Arm64Writer(a,{pc:n});l.putLdrRegAddress(o,i),l.putBrReg(o),l.flush()})}function Rm(n){return new ll(n)}function Pm(n){return ye.replacedMethods.translate(n)}function ms(n,e={}){let{limit:t=16}=e,r=n.getEnv();return kn===null&&(kn=Fm(n,r)),kn.backtrace(r,t)}function Fm(n,e){let t=W(),r=Memory.alloc(Process.pointerSize),o=new CModule(`
#include <glib.h>
#include <stdbool.h>
#include <string.h>
#include <gum/gumtls.h>
#include <json-glib/json-glib.h>

typedef struct _ArtBacktrace ArtBacktrace;
typedef struct _ArtStackFrame ArtStackFrame;

typedef struct _ArtStackVisitor ArtStackVisitor;
typedef struct _ArtStackVisitorVTable ArtStackVisitorVTable;

typedef struct _ArtClass ArtClass;
typedef struct _ArtMethod ArtMethod;
typedef struct _ArtThread ArtThread;
typedef struct _ArtContext ArtContext;

typedef struct _JNIEnv JNIEnv;

typedef struct _StdString StdString;
typedef struct _StdTinyString StdTinyString;
typedef struct _StdLargeString StdLargeString;

typedef enum {
  STACK_WALK_INCLUDE_INLINED_FRAMES,
  STACK_WALK_SKIP_INLINED_FRAMES,
} StackWalkKind;

struct _StdTinyString
{
  guint8 unused;
  gchar data[(3 * sizeof (gpointer)) - 1];
};

struct _StdLargeString
{
  gsize capacity;
  gsize size;
  gchar * data;
};

struct _StdString
{
  union
  {
    guint8 flags;
    StdTinyString tiny;
    StdLargeString large;
  };
};

struct _ArtBacktrace
{
  GChecksum * id;
  GArray * frames;
  gchar * frames_json;
};

struct _ArtStackFrame
{
  ArtMethod * method;
  gsize dexpc;
  StdString description;
};

struct _ArtStackVisitorVTable
{
  void (* unused1) (void);
  void (* unused2) (void);
  bool (* visit) (ArtStackVisitor * visitor);
};

struct _ArtStackVisitor
{
  ArtStackVisitorVTable * vtable;

  guint8 padding[512];

  ArtStackVisitorVTable vtable_storage;

  ArtBacktrace * backtrace;
};

struct _ArtMethod
{
  guint32 declaring_class;
  guint32 access_flags;
};

extern GumTlsKey current_backtrace;

extern void (* perform_art_thread_state_transition) (JNIEnv * env);

extern ArtContext * art_make_context (ArtThread * thread);

extern void art_stack_visitor_init (ArtStackVisitor * visitor, ArtThread * thread, void * context, StackWalkKind walk_kind,
    size_t num_frames, bool check_suspended);
extern void art_stack_visitor_walk_stack (ArtStackVisitor * visitor, bool include_transitions);
extern ArtMethod * art_stack_visitor_get_method (ArtStackVisitor * visitor);
extern void art_stack_visitor_describe_location (StdString * description, ArtStackVisitor * visitor);
extern ArtMethod * translate_method (ArtMethod * method);
extern void translate_location (ArtMethod * method, guint32 pc, const gchar ** source_file, gint32 * line_number);
extern void get_class_location (StdString * result, ArtClass * klass);
extern void cxx_delete (void * mem);
extern unsigned long strtoul (const char * str, char ** endptr, int base);

static bool visit_frame (ArtStackVisitor * visitor);
static void art_stack_frame_destroy (ArtStackFrame * frame);

static void append_jni_type_name (GString * s, const gchar * name, gsize length);

static void std_string_destroy (StdString * str);
static gchar * std_string_get_data (StdString * str);

void
init (void)
{
  current_backtrace = gum_tls_key_new ();
}

void
finalize (void)
{
  gum_tls_key_free (current_backtrace);
}

ArtBacktrace *
_create (JNIEnv * env,
         guint limit)
{
  ArtBacktrace * bt;

  bt = g_new (ArtBacktrace, 1);
  bt->id = g_checksum_new (G_CHECKSUM_SHA1);
  bt->frames = (limit != 0)
      ? g_array_sized_new (FALSE, FALSE, sizeof (ArtStackFrame), limit)
      : g_array_new (FALSE, FALSE, sizeof (ArtStackFrame));
  g_array_set_clear_func (bt->frames, (GDestroyNotify) art_stack_frame_destroy);
  bt->frames_json = NULL;

  gum_tls_key_set_value (current_backtrace, bt);

  perform_art_thread_state_transition (env);

  gum_tls_key_set_value (current_backtrace, NULL);

  return bt;
}

void
_on_thread_state_transition_complete (ArtThread * thread)
{
  ArtContext * context;
  ArtStackVisitor visitor = {
    .vtable_storage = {
      .visit = visit_frame,
    },
  };

  context = art_make_context (thread);

  art_stack_visitor_init (&visitor, thread, context, STACK_WALK_SKIP_INLINED_FRAMES, 0, true);
  visitor.vtable = &visitor.vtable_storage;
  visitor.backtrace = gum_tls_key_get_value (current_backtrace);

  art_stack_visitor_walk_stack (&visitor, false);

  cxx_delete (context);
}

static bool
visit_frame (ArtStackVisitor * visitor)
{
  ArtBacktrace * bt = visitor->backtrace;
  ArtStackFrame frame;
  const gchar * description, * dexpc_part;

  frame.method = art_stack_visitor_get_method (visitor);

  art_stack_visitor_describe_location (&frame.description, visitor);

  description = std_string_get_data (&frame.description);
  if (strstr (description, " '<") != NULL)
    goto skip;

  dexpc_part = strstr (description, " at dex PC 0x");
  if (dexpc_part == NULL)
    goto skip;
  frame.dexpc = strtoul (dexpc_part + 13, NULL, 16);

  g_array_append_val (bt->frames, frame);

  g_checksum_update (bt->id, (guchar *) &frame.method, sizeof (frame.method));
  g_checksum_update (bt->id, (guchar *) &frame.dexpc, sizeof (frame.dexpc));

  return true;

skip:
  std_string_destroy (&frame.description);
  return true;
}

static void
art_stack_frame_destroy (ArtStackFrame * frame)
{
  std_string_destroy (&frame->description);
}

void
_destroy (ArtBacktrace * backtrace)
{
  g_free (backtrace->frames_json);
  g_array_free (backtrace->frames, TRUE);
  g_checksum_free (backtrace->id);
  g_free (backtrace);
}

const gchar *
_get_id (ArtBacktrace * backtrace)
{
  return g_checksum_get_string (backtrace->id);
}

const gchar *
_get_frames (ArtBacktrace * backtrace)
{
  GArray * frames = backtrace->frames;
  JsonBuilder * b;
  guint i;
  JsonNode * root;

  if (backtrace->frames_json != NULL)
    return backtrace->frames_json;

  b = json_builder_new_immutable ();

  json_builder_begin_array (b);

  for (i = 0; i != frames->len; i++)
  {
    ArtStackFrame * frame = &g_array_index (frames, ArtStackFrame, i);
    gchar * description, * ret_type, * paren_open, * paren_close, * arg_types, * token, * method_name, * class_name;
    GString * signature;
    gchar * cursor;
    ArtMethod * translated_method;
    StdString location;
    gsize dexpc;
    const gchar * source_file;
    gint32 line_number;

    description = std_string_get_data (&frame->description);

    ret_type = strchr (description, '\\'') + 1;

    paren_open = strchr (ret_type, '(');
    paren_close = strchr (paren_open, ')');
    *paren_open = '\\0';
    *paren_close = '\\0';

    arg_types = paren_open + 1;

    token = strrchr (ret_type, '.');
    *token = '\\0';

    method_name = token + 1;

    token = strrchr (ret_type, ' ');
    *token = '\\0';

    class_name = token + 1;

    signature = g_string_sized_new (128);

    append_jni_type_name (signature, class_name, method_name - class_name - 1);
    g_string_append_c (signature, ',');
    g_string_append (signature, method_name);
    g_string_append (signature, ",(");

    if (arg_types != paren_close)
    {
      for (cursor = arg_types; cursor != NULL;)
      {
        gsize length;
        gchar * next;

        token = strstr (cursor, ", ");
        if (token != NULL)
        {
          length = token - cursor;
          next = token + 2;
        }
        else
        {
          length = paren_close - cursor;
          next = NULL;
        }

        append_jni_type_name (signature, cursor, length);

        cursor = next;
      }
    }

    g_string_append_c (signature, ')');

    append_jni_type_name (signature, ret_type, class_name - ret_type - 1);

    translated_method = translate_method (frame->method);
    dexpc = (translated_method == frame->method) ? frame->dexpc : 0;

    get_class_location (&location, GSIZE_TO_POINTER (translated_method->declaring_class));

    translate_location (translated_method, dexpc, &source_file, &line_number);

    json_builder_begin_object (b);

    json_builder_set_member_name (b, "signature");
    json_builder_add_string_value (b, signature->str);

    json_builder_set_member_name (b, "origin");
    json_builder_add_string_value (b, std_string_get_data (&location));

    json_builder_set_member_name (b, "className");
    json_builder_add_string_value (b, class_name);

    json_builder_set_member_name (b, "methodName");
    json_builder_add_string_value (b, method_name);

    json_builder_set_member_name (b, "methodFlags");
    json_builder_add_int_value (b, translated_method->access_flags);

    json_builder_set_member_name (b, "fileName");
    json_builder_add_string_value (b, source_file);

    json_builder_set_member_name (b, "lineNumber");
    json_builder_add_int_value (b, line_number);

    json_builder_end_object (b);

    std_string_destroy (&location);
    g_string_free (signature, TRUE);
  }

  json_builder_end_array (b);

  root = json_builder_get_root (b);
  backtrace->frames_json = json_to_string (root, FALSE);
  json_node_unref (root);

  return backtrace->frames_json;
}

static void
append_jni_type_name (GString * s,
                      const gchar * name,
                      gsize length)
{
  gchar shorty = '\\0';
  gsize i;

  switch (name[0])
  {
    case 'b':
      if (strncmp (name, "boolean", length) == 0)
        shorty = 'Z';
      else if (strncmp (name, "byte", length) == 0)
        shorty = 'B';
      break;
    case 'c':
      if (strncmp (name, "char", length) == 0)
        shorty = 'C';
      break;
    case 'd':
      if (strncmp (name, "double", length) == 0)
        shorty = 'D';
      break;
    case 'f':
      if (strncmp (name, "float", length) == 0)
        shorty = 'F';
      break;
    case 'i':
      if (strncmp (name, "int", length) == 0)
        shorty = 'I';
      break;
    case 'l':
      if (strncmp (name, "long", length) == 0)
        shorty = 'J';
      break;
    case 's':
      if (strncmp (name, "short", length) == 0)
        shorty = 'S';
      break;
    case 'v':
      if (strncmp (name, "void", length) == 0)
        shorty = 'V';
      break;
  }

  if (shorty != '\\0')
  {
    g_string_append_c (s, shorty);

    return;
  }

  if (length > 2 && name[length - 2] == '[' && name[length - 1] == ']')
  {
    g_string_append_c (s, '[');
    append_jni_type_name (s, name, length - 2);

    return;
  }

  g_string_append_c (s, 'L');

  for (i = 0; i != length; i++)
  {
    gchar ch = name[i];
    if (ch != '.')
      g_string_append_c (s, ch);
    else
      g_string_append_c (s, '/');
  }

  g_string_append_c (s, ';');
}

static void
std_string_destroy (StdString * str)
{
  bool is_large = (str->flags & 1) != 0;
  if (is_large)
    cxx_delete (str->large.data);
}

static gchar *
std_string_get_data (StdString * str)
{
  bool is_large = (str->flags & 1) != 0;
  return is_large ? str->large.data : str->tiny.data;
}
`,{current_backtrace:Memory.alloc(Process.pointerSize),perform_art_thread_state_transition:r,art_make_context:t["art::Thread::GetLongJumpContext"]??t["art::Context::Create"],art_stack_visitor_init:t["art::StackVisitor::StackVisitor"],art_stack_visitor_walk_stack:t["art::StackVisitor::WalkStack"],art_stack_visitor_get_method:t["art::StackVisitor::GetMethod"],art_stack_visitor_describe_location:t["art::StackVisitor::DescribeLocation"],translate_method:ye.replacedMethods.translate,translate_location:t["art::Monitor::TranslateLocation"],get_class_location:t["art::mirror::Class::GetLocation"],cxx_delete:t.$delete,strtoul:Process.getModuleByName("libc.so").getExportByName("strtoul")}),s=new NativeFunction(o._create,"pointer",["pointer","uint"],ie),i=new NativeFunction(o._destroy,"void",["pointer"],ie),a={exceptions:"propagate",scheduling:"exclusive"},l=new NativeFunction(o._get_id,"pointer",["pointer"],a),c=new NativeFunction(o._get_frames,"pointer",["pointer"],a),u=hl(n,e,o._on_thread_state_transition_complete);o._performData=u,r.writePointer(u),o.backtrace=(h,f)=>{let _=s(h,f),m=new ns(_);return Script.bindWeak(m,d.bind(null,_)),m};function d(h){i(h)}return o.getId=h=>l(h).readUtf8String(),o.getFrames=h=>JSON.parse(c(h).readUtf8String()),o}var ns=class{constructor(e){this.handle=e}get id(){return kn.getId(this.handle)}get frames(){return kn.getFrames(this.handle)}};function _s(){ar.forEach(n=>{n.vtablePtr.writePointer(n.vtable),n.vtableCountPtr.writeS32(n.vtableCount)}),ar.clear();for(let n of cl.splice(0))n.deactivate();for(let n of cs.splice(0))n.revert()}function gs(n){return dl(n,"art::jni::JniIdManager::DecodeMethodId")}function Ya(n){return dl(n,"art::jni::JniIdManager::DecodeFieldId")}function dl(n,e){let t=W(),r=il(t).offset,o=r.jniIdManager,s=r.jniIdsIndirection;if(o!==null&&s!==null){let i=t.artRuntime;if(i.add(s).readInt()!==cp){let l=i.add(o).readPointer();return t[e](l,n)}}return n}var Um={ia32:Dm,x64:Bm,arm:$m,arm64:Vm};function Dm(n,e,t,r,o){let s=Qt(o).offset,i=Re(o).offset,a;return Memory.patchCode(n,128,l=>{let c=new X86Writer(l,{pc:n}),u=new X86Relocator(e,c),d=[15,174,4,36],h=[15,174,12,36];c.putPushax(),c.putMovRegReg("ebp","esp"),c.putAndRegU32("esp",4294967280),c.putSubRegImm("esp",512),c.putBytes(d),c.putMovRegFsU32Ptr("ebx",s.self),c.putCallAddressWithAlignedArguments(ye.replacedMethods.findReplacementFromQuickCode,["eax","ebx"]),c.putTestRegReg("eax","eax"),c.putJccShortLabel("je","restore_registers","no-hint"),c.putMovRegOffsetPtrReg("ebp",7*4,"eax"),c.putLabel("restore_registers"),c.putBytes(h),c.putMovRegReg("esp","ebp"),c.putPopax(),c.putJccShortLabel("jne","invoke_replacement","no-hint");do a=u.readOne();while(a<t&&!u.eoi);u.writeAll(),u.eoi||c.putJmpAddress(e.add(a)),c.putLabel("invoke_replacement"),c.putJmpRegOffsetPtr("eax",i.quickCode),c.flush()}),a}function Bm(n,e,t,r,o){let s=Qt(o).offset,i=Re(o).offset,a;return Memory.patchCode(n,256,l=>{let c=new X86Writer(l,{pc:n}),u=new X86Relocator(e,c),d=[15,174,4,36],h=[15,174,12,36];c.putPushax(),c.putMovRegReg("rbp","rsp"),c.putAndRegU32("rsp",4294967280),c.putSubRegImm("rsp",512),c.putBytes(d),c.putMovRegGsU32Ptr("rbx",s.self),c.putCallAddressWithAlignedArguments(ye.replacedMethods.findReplacementFromQuickCode,["rdi","rbx"]),c.putTestRegReg("rax","rax"),c.putJccShortLabel("je","restore_registers","no-hint"),c.putMovRegOffsetPtrReg("rbp",8*8,"rax"),c.putLabel("restore_registers"),c.putBytes(h),c.putMovRegReg("rsp","rbp"),c.putPopax(),c.putJccShortLabel("jne","invoke_replacement","no-hint");do a=u.readOne();while(a<t&&!u.eoi);u.writeAll(),u.eoi||c.putJmpAddress(e.add(a)),c.putLabel("invoke_replacement"),c.putJmpRegOffsetPtr("rdi",i.quickCode),c.flush()}),a}function $m(n,e,t,r,o){let s=Re(o).offset,i=e.and(as),a;return Memory.patchCode(n,128,l=>{let c=new ThumbWriter(l,{pc:n}),u=new ThumbRelocator(i,c),d=[45,237,16,10],h=[189,236,16,10];c.putPushRegs(["r1","r2","r3","r5","r6","r7","r8","r10","r11","lr"]),c.putBytes(d),c.putSubRegRegImm("sp","sp",8),c.putStrRegRegOffset("r0","sp",0),c.putCallAddressWithArguments(ye.replacedMethods.findReplacementFromQuickCode,["r0","r9"]),c.putCmpRegImm("r0",0),c.putBCondLabel("eq","restore_registers"),c.putStrRegRegOffset("r0","sp",0),c.putLabel("restore_registers"),c.putLdrRegRegOffset("r0","sp",0),c.putAddRegRegImm("sp","sp",8),c.putBytes(h),c.putPopRegs(["lr","r11","r10","r8","r7","r6","r5","r3","r2","r1"]),c.putBCondLabel("ne","invoke_replacement");do a=u.readOne();while(a<t&&!u.eoi);u.writeAll(),u.eoi||c.putLdrRegAddress("pc",e.add(a)),c.putLabel("invoke_replacement"),c.putLdrRegRegOffset("pc","r0",s.quickCode),c.flush()}),a}function Vm(n,e,t,{availableScratchRegs:r},o){let s=Re(o).offset,i;return Memory.patchCode(n,256,a=>{let l=new Arm64Writer(a,{pc:n}),c=new Arm64Relocator(e,l);l.putPushRegReg("d0","d1"),l.putPushRegReg("d2","d3"),l.putPushRegReg("d4","d5"),l.putPushRegReg("d6","d7"),l.putPushRegReg("x1","x2"),l.putPushRegReg("x3","x4"),l.putPushRegReg("x5","x6"),l.putPushRegReg("x7","x20"),l.putPushRegReg("x21","x22"),l.putPushRegReg("x23","x24"),l.putPushRegReg("x25","x26"),l.putPushRegReg("x27","x28"),l.putPushRegReg("x29","lr"),l.putSubRegRegImm("sp","sp",16),l.putStrRegRegOffset("x0","sp",0),l.putCallAddressWithArguments(ye.replacedMethods.findReplacementFromQuickCode,["x0","x19"]),l.putCmpRegReg("x0","xzr"),l.putBCondLabel("eq","restore_registers"),l.putStrRegRegOffset("x0","sp",0),l.putLabel("restore_registers"),l.putLdrRegRegOffset("x0","sp",0),l.putAddRegRegImm("sp","sp",16),l.putPopRegReg("x29","lr"),l.putPopRegReg("x27","x28"),l.putPopRegReg("x25","x26"),l.putPopRegReg("x23","x24"),l.putPopRegReg("x21","x22"),l.putPopRegReg("x7","x20"),l.putPopRegReg("x5","x6"),l.putPopRegReg("x3","x4"),l.putPopRegReg("x1","x2"),l.putPopRegReg("d6","d7"),l.putPopRegReg("d4","d5"),l.putPopRegReg("d2","d3"),l.putPopRegReg("d0","d1"),l.putBCondLabel("ne","invoke_replacement");do i=c.readOne();while(i<t&&!c.eoi);if(c.writeAll(),!c.eoi){let u=Array.from(r)[0];l.putLdrRegAddress(u,e.add(i)),l.putBrReg(u)}l.putLabel("invoke_replacement"),l.putLdrRegRegOffset("x16","x0",s.quickCode),l.putBrReg("x16"),l.flush()}),i}var zm={ia32:el,x64:el,arm:Hm,arm64:Jm};function el(n,e,t){Memory.patchCode(n,16,r=>{let o=new X86Writer(r,{pc:n});o.putJmpAddress(e),o.flush()})}function Hm(n,e,t){let r=n.and(as);Memory.patchCode(r,16,o=>{let s=new ThumbWriter(o,{pc:r});s.putLdrRegAddress("pc",e.or(1)),s.flush()})}function Jm(n,e,t){Memory.patchCode(n,16,r=>{let o=new Arm64Writer(r,{pc:n});t===16?o.putLdrRegAddress("x16",e):o.putAdrpRegAddress("x16",e),o.putBrReg("x16"),o.flush()})}var Gm={ia32:5,x64:16,arm:8,arm64:16},ur=class{constructor(e){this.quickCode=e,this.quickCodeAddress=Process.arch==="arm"?e.and(as):e,this.redirectSize=0,this.trampoline=null,this.overwrittenPrologue=null,this.overwrittenPrologueLength=0}_canRelocateCode(e,t){let r=ts[Process.arch],o=Sm[Process.arch],{quickCodeAddress:s}=this,i=new r(s),a=new o(s,i),l;if(Process.arch==="arm64"){let c=new Set(["x16","x17"]);do{let u=a.readOne(),d=new Set(c),{read:h,written:f}=a.input.regsAccessed;for(let _ of[h,f])for(let m of _){let g;m.startsWith("w")?g="x"+m.substring(1):g=m,d.delete(g)}if(d.size===0)break;l=u,c=d}while(l<e&&!a.eoi);t.availableScratchRegs=c}else do l=a.readOne();while(l<e&&!a.eoi);return l>=e}_allocateTrampoline(){rr===null&&(rr=xo(S===4?128:256));let e=Gm[Process.arch],t,r,o=1,s={};if(S===4||this._canRelocateCode(e,s))t=e,r={};else{let i;Process.arch==="x64"?(t=5,i=up):Process.arch==="arm64"&&(t=8,i=dp,o=4096),r={near:this.quickCodeAddress,maxDistance:i}}return this.redirectSize=t,this.trampoline=rr.allocateSlice(r,o),s}_destroyTrampoline(){rr.freeSlice(this.trampoline)}activate(e){let t=this._allocateTrampoline(),{trampoline:r,quickCode:o,redirectSize:s}=this,i=Um[Process.arch],a=i(r,o,s,t,e);this.overwrittenPrologueLength=a,this.overwrittenPrologue=Memory.dup(this.quickCodeAddress,a);let l=zm[Process.arch];l(o,r,s)}deactivate(){let{quickCodeAddress:e,overwrittenPrologueLength:t}=this,r=ts[Process.arch];Memory.patchCode(e,t,o=>{let s=new r(o,{pc:e}),{overwrittenPrologue:i}=this;s.putBytes(i.readByteArray(t)),s.flush()}),this._destroyTrampoline()}};function Zm(n){let e=W(),{module:t,artClassLinker:r}=e;return n.equals(r.quickGenericJniTrampoline)||n.equals(r.quickToInterpreterBridgeTrampoline)||n.equals(r.quickResolutionTrampoline)||n.equals(r.quickImtConflictTrampoline)||n.compare(t.base)>=0&&n.compare(t.base.add(t.size))<0}var rs=class{constructor(e){let t=gs(e);this.methodId=t,this.originalMethod=null,this.hookedMethodId=t,this.replacementMethodId=null,this.interceptor=null}replace(e,t,r,o,s){let{kAccCompileDontBother:i,artNterpEntryPoint:a}=s;this.originalMethod=tl(this.methodId,o);let l=this.originalMethod.accessFlags;if((l&lp)!==0&&Xm()){let f=this.originalMethod.jniCode;this.hookedMethodId=f.add(2*S).readPointer(),this.originalMethod=tl(this.hookedMethodId,o)}let{hookedMethodId:c}=this,u=Wm(c,o);this.replacementMethodId=u,or(u,{jniCode:e,accessFlags:(l&~(rp|np|Va)|ir|i)>>>0,quickCode:s.artClassLinker.quickGenericJniTrampoline,interpreterCode:s.artInterpreterToCompiledCodeBridge},o);let d=ol|sp|Va;(l&ir)===0&&(d|=op),or(c,{accessFlags:(l&~d|i)>>>0},o);let h=this.originalMethod.quickCode;if(a!==null&&h.equals(a)&&or(c,{quickCode:s.artQuickToInterpreterBridge},o),!Zm(h)){let f=new ur(h);f.activate(o),this.interceptor=f}ye.replacedMethods.set(c,u),wm(c,o)}revert(e){let{hookedMethodId:t,interceptor:r}=this;or(t,this.originalMethod,e),ye.replacedMethods.delete(t),r!==null&&(r.deactivate(),this.interceptor=null)}resolveTarget(e,t,r,o){return this.hookedMethodId}};function Xm(){return me()<28}function tl(n,e){let r=Re(e).offset;return["jniCode","accessFlags","quickCode","interpreterCode"].reduce((o,s)=>{let i=r[s];if(i===void 0)return o;let a=n.add(i),l=s==="accessFlags"?qh:Wh;return o[s]=l.call(a),o},{})}function or(n,e,t){let o=Re(t).offset;Object.keys(e).forEach(s=>{let i=o[s];if(i===void 0)return;let a=n.add(i);(s==="accessFlags"?Kh:Qh).call(a,e[s])})}var os=class{constructor(e){this.methodId=e,this.originalMethod=null}replace(e,t,r,o,s){let{methodId:i}=this;this.originalMethod=Memory.dup(i,$o);let a=r.reduce((h,f)=>h+f.size,0);t&&a++;let l=(i.add(za).readU32()|ir)>>>0,c=a,u=0,d=a;i.add(za).writeU32(l),i.add(gp).writeU16(c),i.add(yp).writeU16(u),i.add(bp).writeU16(d),i.add(Sp).writeU32(qm(i)),s.dvmUseJNIBridge(i,e)}revert(e){Memory.copy(this.methodId,this.originalMethod,$o)}resolveTarget(e,t,r,o){let s=r.handle.add(sl).readPointer(),i;if(t)i=o.dvmDecodeIndirectRef(s,e.$h);else{let h=e.$borrowClassHandle(r);i=o.dvmDecodeIndirectRef(s,h.value),h.unref(r)}let a;t?a=i.add(mp).readPointer():a=i;let l=a.toString(16),c=ar.get(l);if(c===void 0){let h=a.add(pp),f=a.add(hp),_=h.readPointer(),m=f.readS32(),g=m*S,y=Memory.alloc(2*g);Memory.copy(y,_,g),h.writePointer(y),c={classObject:a,vtablePtr:h,vtableCountPtr:f,vtable:_,vtableCount:m,shadowVtable:y,shadowVtableCount:m,targetMethods:new Map},ar.set(l,c)}let u=this.methodId.toString(16),d=c.targetMethods.get(u);if(d===void 0){d=Memory.dup(this.originalMethod,$o);let h=c.shadowVtableCount++;c.shadowVtable.add(h*S).writePointer(d),d.add(_p).writeU16(h),c.vtableCountPtr.writeS32(c.shadowVtableCount),c.targetMethods.set(u,d)}return d}};function qm(n){if(Process.arch!=="ia32")return Ha;let e=n.add(Ep).readPointer().readCString();if(e===null||e.length===0||e.length>65535)return Ha;let t;switch(e[0]){case"V":t=wp;break;case"F":t=vp;break;case"D":t=xp;break;case"J":t=kp;break;case"Z":case"B":t=Tp;break;case"C":t=Cp;break;case"S":t=Ip;break;default:t=Ap;break}let r=0;for(let o=e.length-1;o>0;o--){let s=e[o];r+=s==="D"||s==="J"?2:1}return t<<Lp|r}function Wm(n,e){let t=W();if(me()<23){let r=t["art::Thread::CurrentFromGdb"]();return t["art::mirror::Object::Clone"](n,r)}return Memory.dup(n,Re(e).size)}function ys(n,e,t){fl(n,e,Ko,t)}function bs(n,e){fl(n,e,Wo)}function Es(n,e){let t=W();if(me()<26)throw new Error("This API is only available on Android >= 8.0");Ve(n,e,r=>{t["art::Runtime::DeoptimizeBootImage"](t.artRuntime)})}function fl(n,e,t,r){let o=W();if(me()<24)throw new Error("This API is only available on Android >= 7.0");Ve(n,e,s=>{if(me()<30){if(!o.isJdwpStarted()){let a=Km(o);Dp.push(a)}o.isDebuggerActive()||o["art::Dbg::GoActive"]();let i=Memory.alloc(8+S);switch(i.writeU32(t),t){case Wo:break;case Ko:i.add(8).writePointer(r);break;default:throw new Error("Unsupported deoptimization kind")}o["art::Dbg::RequestDeoptimization"](i),o["art::Dbg::ManageDeoptimization"]()}else{let i=o.artInstrumentation;if(i===null)throw new Error("Unable to find Instrumentation class in ART; please file a bug");let a=o["art::Instrumentation::EnableDeoptimization"];switch(a!==void 0&&(i.add(jp().offset.deoptimizationEnabled).readU8()||a(i)),t){case Wo:o["art::Instrumentation::DeoptimizeEverything"](i,Memory.allocUtf8String("frida"));break;case Ko:o["art::Instrumentation::Deoptimize"](i,r);break;default:throw new Error("Unsupported deoptimization kind")}}})}var ss=class{constructor(){let e=Process.getModuleByName("libart.so"),t=e.getExportByName("_ZN3art4JDWP12JdwpAdbState6AcceptEv"),r=e.getExportByName("_ZN3art4JDWP12JdwpAdbState15ReceiveClientFdEv"),o=nl(),s=nl();this._controlFd=o[0],this._clientFd=s[0];let i=null;i=Interceptor.attach(t,function(a){let l=a[0];Memory.scanSync(l.add(8252),256,"00 ff ff ff ff 00")[0].address.add(1).writeS32(o[1]),i.detach()}),Interceptor.replace(r,new NativeCallback(function(a){return Interceptor.revert(r),s[1]},"int",["pointer"])),Interceptor.flush(),this._handshakeRequest=this._performHandshake()}async _performHandshake(){let e=new UnixInputStream(this._clientFd,{autoClose:!1}),t=new UnixOutputStream(this._clientFd,{autoClose:!1}),r=[74,68,87,80,45,72,97,110,100,115,104,97,107,101];try{await t.writeAll(r),await e.readAll(r.length)}catch{}}};function Km(n){let e=new ss;n["art::Dbg::SetJdwpAllowed"](1);let t=Qm();n["art::Dbg::ConfigureJdwp"](t);let r=n["art::InternalDebuggerControlCallback::StartDebugger"];return r!==void 0?r(NULL):n["art::Dbg::StartJdwp"](),e}function Qm(){let n=me()<28?2:3,e=0,t=n,r=!0,o=!1,s=e,i=8+In+2,a=Memory.alloc(i);return a.writeU32(t).add(4).writeU8(r?1:0).add(1).writeU8(o?1:0).add(1).add(In).writeU16(s),a}function nl(){Jo===null&&(Jo=new NativeFunction(Process.getModuleByName("libc.so").getExportByName("socketpair"),"int",["int","int","int","pointer"]));let n=Memory.alloc(8);if(Jo(Mp,Op,0,n)===-1)throw new Error("Unable to create socketpair for JDWP");return[n.readS32(),n.add(4).readS32()]}function Ym(n){let e=zp().offset,t=n.vm.add(e.globalsLock),r=n.vm.add(e.globals),o=n["art::IndirectReferenceTable::Add"],s=n["art::ReaderWriterMutex::ExclusiveLock"],i=n["art::ReaderWriterMutex::ExclusiveUnlock"],a=0;return function(l,c,u){s(t,c);try{return o(r,a,u)}finally{i(t,c)}}}function e_(n){let e=n["art::Thread::DecodeJObject"];if(e===void 0)throw new Error("art::Thread::DecodeJObject is not available; please file a bug");return function(t,r,o){return e(r,o)}}var t_={ia32:rl,x64:rl,arm:n_,arm64:r_};function hl(n,e,t){let r=W(),o=e.handle.readPointer(),s,i=r.find("_ZN3art3JNIILb1EE14ExceptionClearEP7_JNIEnv");i!==null?s=i:s=o.add(hr).readPointer();let a,l=r.find("_ZN3art3JNIILb1EE10FatalErrorEP7_JNIEnvPKc");l!==null?a=l:a=o.add(fp).readPointer();let c=t_[Process.arch];if(c===void 0)throw new Error("Not yet implemented for "+Process.arch);let u=null,d=Qt(n).offset,h=d.exception,f=new Set,_=d.isExceptionReportedToInstrumentation;_!==null&&f.add(_);let m=d.throwLocation;m!==null&&(f.add(m),f.add(m+S),f.add(m+2*S));let g=65536,y=Memory.alloc(g);return Memory.patchCode(y,g,E=>{u=c(E,y,s,a,h,f,t)}),u._code=y,u._callback=t,u}function rl(n,e,t,r,o,s,i){let a={},l=new Set,c=[t];for(;c.length>0;){let m=c.shift();if(Object.values(a).some(({begin:F,end:B})=>m.compare(F)>=0&&m.compare(B)<0))continue;let y=m.toString(),E={begin:m},k=null,L=!1;do{if(m.equals(r)){L=!0;break}let F=Instruction.parse(m);k=F;let B=a[F.address.toString()];if(B!==void 0){delete a[B.begin.toString()],a[y]=B,B.begin=E.begin,E=null;break}let P=null;switch(F.mnemonic){case"jmp":P=ptr(F.operands[0].value),L=!0;break;case"je":case"jg":case"jle":case"jne":case"js":P=ptr(F.operands[0].value);break;case"ret":L=!0;break}P!==null&&(l.add(P.toString()),c.push(P),c.sort((R,w)=>R.compare(w))),m=F.next}while(!L);E!==null&&(E.end=k.address.add(k.size),a[y]=E)}let u=Object.keys(a).map(m=>a[m]);u.sort((m,g)=>m.begin.compare(g.begin));let d=a[t.toString()];u.splice(u.indexOf(d),1),u.unshift(d);let h=new X86Writer(n,{pc:e}),f=!1,_=null;return u.forEach(m=>{let g=m.end.sub(m.begin).toInt32(),y=new X86Relocator(m.begin,h),E;for(;(E=y.readOne())!==0;){let k=y.input,{mnemonic:L}=k,F=k.address.toString();l.has(F)&&h.putLabel(F);let B=!0;switch(L){case"jmp":h.putJmpNearLabel(Me(k.operands[0])),B=!1;break;case"je":case"jg":case"jle":case"jne":case"js":h.putJccNearLabel(L,Me(k.operands[0]),"no-hint"),B=!1;break;case"mov":{let[P,R]=k.operands;if(P.type==="mem"&&R.type==="imm"){let w=P.value,N=w.disp;if(N===o&&R.value.valueOf()===0){if(_=w.base,h.putPushfx(),h.putPushax(),h.putMovRegReg("xbp","xsp"),S===4)h.putAndRegU32("esp",4294967280);else{let U=_!=="rdi"?"rdi":"rsi";h.putMovRegU64(U,uint64("0xfffffffffffffff0")),h.putAndRegReg("rsp",U)}h.putCallAddressWithAlignedArguments(i,[_]),h.putMovRegReg("xsp","xbp"),h.putPopax(),h.putPopfx(),f=!0,B=!1}else s.has(N)&&w.base===_&&(B=!1)}break}case"call":{let P=k.operands[0];P.type==="mem"&&P.value.disp===hr&&(S===4?(h.putPopReg("eax"),h.putMovRegRegOffsetPtr("eax","eax",4),h.putPushReg("eax")):h.putMovRegRegOffsetPtr("rdi","rdi",8),h.putCallAddressWithArguments(i,[]),f=!0,B=!1);break}}if(B?y.writeAll():y.skipOne(),E===g)break}y.dispose()}),h.dispose(),f||Ss(),new NativeFunction(e,"void",["pointer"],ie)}function n_(n,e,t,r,o,s,i){let a={},l=new Set,c=ptr(1).not(),u=[t];for(;u.length>0;){let y=u.shift();if(Object.values(a).some(({begin:N,end:U})=>y.compare(N)>=0&&y.compare(U)<0))continue;let k=y.and(c),L=k.toString(),F=y.and(1),B={begin:k},P=null,R=!1,w=0;do{if(y.equals(r)){R=!0;break}let N=Instruction.parse(y),{mnemonic:U}=N;P=N;let $=y.and(c).toString(),H=a[$];if(H!==void 0){delete a[H.begin.toString()],a[L]=H,H.begin=B.begin,B=null;break}let J=w===0,z=null;switch(U){case"b":z=ptr(N.operands[0].value),R=J;break;case"beq.w":case"beq":case"bne":case"bne.w":case"bgt":z=ptr(N.operands[0].value);break;case"cbz":case"cbnz":z=ptr(N.operands[1].value);break;case"pop.w":J&&(R=N.operands.filter(Z=>Z.value==="pc").length===1);break}switch(U){case"it":w=1;break;case"itt":w=2;break;case"ittt":w=3;break;case"itttt":w=4;break;default:w>0&&w--;break}z!==null&&(l.add(z.toString()),u.push(z.or(F)),u.sort((Z,he)=>Z.compare(he))),y=N.next}while(!R);B!==null&&(B.end=P.address.add(P.size),a[L]=B)}let d=Object.keys(a).map(y=>a[y]);d.sort((y,E)=>y.begin.compare(E.begin));let h=a[t.and(c).toString()];d.splice(d.indexOf(h),1),d.unshift(h);let f=new ThumbWriter(n,{pc:e}),_=!1,m=null,g=null;return d.forEach(y=>{let E=new ThumbRelocator(y.begin,f),k=y.begin,L=y.end,F=0;do{if(E.readOne()===0)throw new Error("Unexpected end of block");let P=E.input;k=P.address,F=P.size;let{mnemonic:R}=P,w=k.toString();l.has(w)&&f.putLabel(w);let N=!0;switch(R){case"b":f.putBLabel(Me(P.operands[0])),N=!1;break;case"beq.w":f.putBCondLabelWide("eq",Me(P.operands[0])),N=!1;break;case"bne.w":f.putBCondLabelWide("ne",Me(P.operands[0])),N=!1;break;case"beq":case"bne":case"bgt":f.putBCondLabelWide(R.substr(1),Me(P.operands[0])),N=!1;break;case"cbz":{let U=P.operands;f.putCbzRegLabel(U[0].value,Me(U[1])),N=!1;break}case"cbnz":{let U=P.operands;f.putCbnzRegLabel(U[0].value,Me(U[1])),N=!1;break}case"str":case"str.w":{let U=P.operands[1].value,v=U.disp;if(v===o){m=U.base;let $=m!=="r4"?"r4":"r5",H=["r0","r1","r2","r3",$,"r9","r12","lr"];f.putPushRegs(H),f.putMrsRegReg($,"apsr-nzcvq"),f.putCallAddressWithArguments(i,[m]),f.putMsrRegReg("apsr-nzcvq",$),f.putPopRegs(H),_=!0,N=!1}else s.has(v)&&U.base===m&&(N=!1);break}case"ldr":{let[U,v]=P.operands;if(v.type==="mem"){let $=v.value;$.base[0]==="r"&&$.disp===hr&&(g=U.value)}break}case"blx":P.operands[0].value===g&&(f.putLdrRegRegOffset("r0","r0",4),f.putCallAddressWithArguments(i,["r0"]),_=!0,g=null,N=!1);break}N?E.writeAll():E.skipOne()}while(!k.add(F).equals(L));E.dispose()}),f.dispose(),_||Ss(),new NativeFunction(e.or(1),"void",["pointer"],ie)}function r_(n,e,t,r,o,s,i){let a={},l=new Set,c=[t];for(;c.length>0;){let y=c.shift();if(Object.values(a).some(({begin:P,end:R})=>y.compare(P)>=0&&y.compare(R)<0))continue;let k=y.toString(),L={begin:y},F=null,B=!1;do{if(y.equals(r)){B=!0;break}let P;try{P=Instruction.parse(y)}catch(N){if(y.readU32()===0){B=!0;break}else throw N}F=P;let R=a[P.address.toString()];if(R!==void 0){delete a[R.begin.toString()],a[k]=R,R.begin=L.begin,L=null;break}let w=null;switch(P.mnemonic){case"b":w=ptr(P.operands[0].value),B=!0;break;case"b.eq":case"b.ne":case"b.le":case"b.gt":w=ptr(P.operands[0].value);break;case"cbz":case"cbnz":w=ptr(P.operands[1].value);break;case"tbz":case"tbnz":w=ptr(P.operands[2].value);break;case"ret":B=!0;break}w!==null&&(l.add(w.toString()),c.push(w),c.sort((N,U)=>N.compare(U))),y=P.next}while(!B);L!==null&&(L.end=F.address.add(F.size),a[k]=L)}let u=Object.keys(a).map(y=>a[y]);u.sort((y,E)=>y.begin.compare(E.begin));let d=a[t.toString()];u.splice(u.indexOf(d),1),u.unshift(d);let h=new Arm64Writer(n,{pc:e});h.putBLabel("performTransition");let f=e.add(h.offset);h.putPushAllXRegisters(),h.putCallAddressWithArguments(i,["x0"]),h.putPopAllXRegisters(),h.putRet(),h.putLabel("performTransition");let _=!1,m=null,g=null;return u.forEach(y=>{let E=y.end.sub(y.begin).toInt32(),k=new Arm64Relocator(y.begin,h),L;for(;(L=k.readOne())!==0;){let F=k.input,{mnemonic:B}=F,P=F.address.toString();l.has(P)&&h.putLabel(P);let R=!0;switch(B){case"b":h.putBLabel(Me(F.operands[0])),R=!1;break;case"b.eq":case"b.ne":case"b.le":case"b.gt":h.putBCondLabel(B.substr(2),Me(F.operands[0])),R=!1;break;case"cbz":{let w=F.operands;h.putCbzRegLabel(w[0].value,Me(w[1])),R=!1;break}case"cbnz":{let w=F.operands;h.putCbnzRegLabel(w[0].value,Me(w[1])),R=!1;break}case"tbz":{let w=F.operands;h.putTbzRegImmLabel(w[0].value,w[1].value.valueOf(),Me(w[2])),R=!1;break}case"tbnz":{let w=F.operands;h.putTbnzRegImmLabel(w[0].value,w[1].value.valueOf(),Me(w[2])),R=!1;break}case"str":{let w=F.operands,N=w[0].value,U=w[1].value,v=U.disp;N==="xzr"&&v===o?(m=U.base,h.putPushRegReg("x0","lr"),h.putMovRegReg("x0",m),h.putBlImm(f),h.putPopRegReg("x0","lr"),_=!0,R=!1):s.has(v)&&U.base===m&&(R=!1);break}case"ldr":{let w=F.operands,N=w[1].value;N.base[0]==="x"&&N.disp===hr&&(g=w[0].value);break}case"blr":F.operands[0].value===g&&(h.putLdrRegRegOffset("x0","x0",8),h.putCallAddressWithArguments(i,["x0"]),_=!0,g=null,R=!1);break}if(R?k.writeAll():k.skipOne(),L===E)break}k.dispose()}),h.dispose(),_||Ss(),new NativeFunction(e,"void",["pointer"],ie)}function Ss(){throw new Error("Unable to parse ART internals; please file a bug")}function o_(n){let e=n["art::ArtMethod::PrettyMethod"];e!==void 0&&(Interceptor.attach(e.impl,ye.hooks.ArtMethod.prettyMethod),Interceptor.flush())}function Me(n){return ptr(n.value).toString()}function s_(n,e){return new NativeFunction(n,"pointer",e,ie)}function i_(n,e){let t=new NativeFunction(n,"void",["pointer"].concat(e),ie);return function(){let r=Memory.alloc(S);return t(r,...arguments),r.readPointer()}}function sr(n,e){let{arch:t}=Process;switch(t){case"ia32":case"arm64":{let r;t==="ia32"?r=Kt(64,i=>{let a=1+e.length,l=a*4;i.putSubRegImm("esp",l);for(let c=0;c!==a;c++){let u=c*4;i.putMovRegRegOffsetPtr("eax","esp",l+4+u),i.putMovRegOffsetPtrReg("esp",u,"eax")}i.putCallAddress(n),i.putAddRegImm("esp",l-4),i.putRet()}):r=Kt(32,i=>{i.putMovRegReg("x8","x0"),e.forEach((a,l)=>{i.putMovRegReg("x"+l,"x"+(l+1))}),i.putLdrRegAddress("x7",n),i.putBrReg("x7")});let o=new NativeFunction(r,"void",["pointer"].concat(e),ie),s=function(...i){o(...i)};return s.handle=r,s.impl=n,s}default:{let r=new NativeFunction(n,"void",["pointer"].concat(e),ie);return r.impl=n,r}}}var dr=class{constructor(){this.handle=Memory.alloc(In)}dispose(){let[e,t]=this._getData();t||W().$delete(e)}disposeToString(){let e=this.toString();return this.dispose(),e}toString(){let[e]=this._getData();return e.readUtf8String()}_getData(){let e=this.handle,t=(e.readU8()&1)===0;return[t?e.add(1):e.add(2*S).readPointer(),t]}},is=class{$delete(){this.dispose(),W().$delete(this)}constructor(e,t){this.handle=e,this._begin=e,this._end=e.add(S),this._storage=e.add(2*S),this._elementSize=t}init(){this.begin=NULL,this.end=NULL,this.storage=NULL}dispose(){W().$delete(this.begin)}get begin(){return this._begin.readPointer()}set begin(e){this._begin.writePointer(e)}get end(){return this._end.readPointer()}set end(e){this._end.writePointer(e)}get storage(){return this._storage.readPointer()}set storage(e){this._storage.writePointer(e)}get size(){return this.end.sub(this.begin).toInt32()/this._elementSize}},Cn=class n extends is{static $new(){let e=new n(W().$new(Np));return e.init(),e}constructor(e){super(e,S)}get handles(){let e=[],t=this.begin,r=this.end;for(;!t.equals(r);)e.push(t.readPointer()),t=t.add(S);return e}},a_=0,pl=S,ml=pl+4,l_=-1,fr=class n{$delete(){this.dispose(),W().$delete(this)}constructor(e){this.handle=e,this._link=e.add(a_),this._numberOfReferences=e.add(pl)}init(e,t){this.link=e,this.numberOfReferences=t}dispose(){}get link(){return new n(this._link.readPointer())}set link(e){this._link.writePointer(e)}get numberOfReferences(){return this._numberOfReferences.readS32()}set numberOfReferences(e){this._numberOfReferences.writeS32(e)}},_l=f_(ml),gl=_l+S,c_=gl+S,Tn=class n extends fr{static $new(e,t){let r=new n(W().$new(c_));return r.init(e,t),r}constructor(e){super(e),this._self=e.add(_l),this._currentScope=e.add(gl);let o=(64-S-4-4)/4;this._scopeLayout=An.layoutForCapacity(o),this._topHandleScopePtr=null}init(e,t){let r=e.add(Qt(t).offset.topHandleScope);this._topHandleScopePtr=r,super.init(r.readPointer(),l_),this.self=e,this.currentScope=An.$new(this._scopeLayout),r.writePointer(this)}dispose(){this._topHandleScopePtr.writePointer(this.link);let e;for(;(e=this.currentScope)!==null;){let t=e.link;e.$delete(),this.currentScope=t}}get self(){return this._self.readPointer()}set self(e){this._self.writePointer(e)}get currentScope(){let e=this._currentScope.readPointer();return e.isNull()?null:new An(e,this._scopeLayout)}set currentScope(e){this._currentScope.writePointer(e)}newHandle(e){return this.currentScope.newHandle(e)}},An=class n extends fr{static $new(e){let t=new n(W().$new(e.size),e);return t.init(),t}constructor(e,t){super(e);let{offset:r}=t;this._refsStorage=e.add(r.refsStorage),this._pos=e.add(r.pos),this._layout=t}init(){super.init(NULL,this._layout.numberOfReferences),this.pos=0}get pos(){return this._pos.readU32()}set pos(e){this._pos.writeU32(e)}newHandle(e){let t=this.pos,r=this._refsStorage.add(t*4);return r.writeS32(e.toInt32()),this.pos=t+1,r}static layoutForCapacity(e){let t=ml,r=t+e*4;return{size:r+4,numberOfReferences:e,offset:{refsStorage:t,pos:r}}}},u_={arm:function(n,e){let t=Process.pageSize,r=Memory.alloc(t);Memory.protect(r,t,"rwx");let o=new NativeCallback(e,"void",["pointer"]);r._onMatchCallback=o;let s=[26625,18947,17041,53505,19202,18200,18288,48896],i=s.length*2,a=i+4,l=a+4;return Memory.patchCode(r,l,function(c){s.forEach((u,d)=>{c.add(d*2).writeU16(u)}),c.add(i).writeS32(n),c.add(a).writePointer(o)}),r.or(1)},arm64:function(n,e){let t=Process.pageSize,r=Memory.alloc(t);Memory.protect(r,t,"rwx");let o=new NativeCallback(e,"void",["pointer"]);r._onMatchCallback=o;let s=[3107979265,402653378,1795293247,1409286241,1476395139,3592355936,3596551104],i=s.length*4,a=i+4,l=a+8;return Memory.patchCode(r,l,function(c){s.forEach((u,d)=>{c.add(d*4).writeU32(u)}),c.add(i).writeS32(n),c.add(a).writePointer(o)}),r}};function ws(n,e){return(u_[Process.arch]||d_)(n,e)}function d_(n,e){return new NativeCallback(t=>{t.readS32()===n&&e(t)},"void",["pointer","pointer"])}function f_(n){let e=n%S;return e!==0?n+S-e:n}var h_=4,{pointerSize:q}=Process,p_=256,m_=65536,__=131072,g_=33554432,y_=67108864,b_=134217728,Ft={exceptions:"propagate"},Sl=ve(M_),E_=ve(j_),S_=ve(T_),vs=null,xs=!1,gr=new Map,Nn=new Map;function et(){return vs===null&&(vs=w_()),vs}function w_(){let n=Process.enumerateModules().filter(l=>/jvm.(dll|dylib|so)$/.test(l.name));if(n.length===0)return null;let e=n[0],t={flavor:"jvm"},r=Process.platform==="windows"?[{module:e,functions:{JNI_GetCreatedJavaVMs:["JNI_GetCreatedJavaVMs","int",["pointer","int","pointer"]],JVM_Sleep:["JVM_Sleep","void",["pointer","pointer","long"]],"VMThread::execute":["VMThread::execute","void",["pointer"]],"Method::size":["Method::size","int",["int"]],"Method::set_native_function":["Method::set_native_function","void",["pointer","pointer","int"]],"Method::clear_native_function":["Method::clear_native_function","void",["pointer"]],"Method::jmethod_id":["Method::jmethod_id","pointer",["pointer"]],"ClassLoaderDataGraph::classes_do":["ClassLoaderDataGraph::classes_do","void",["pointer"]],"NMethodSweeper::sweep_code_cache":["NMethodSweeper::sweep_code_cache","void",[]],"OopMapCache::flush_obsolete_entries":["OopMapCache::flush_obsolete_entries","void",["pointer"]]},variables:{"VM_RedefineClasses::`vftable'":function(l){this.vtableRedefineClasses=l},"VM_RedefineClasses::doit":function(l){this.redefineClassesDoIt=l},"VM_RedefineClasses::doit_prologue":function(l){this.redefineClassesDoItPrologue=l},"VM_RedefineClasses::doit_epilogue":function(l){this.redefineClassesDoItEpilogue=l},"VM_RedefineClasses::allow_nested_vm_operations":function(l){this.redefineClassesAllow=l},"NMethodSweeper::_traversals":function(l){this.traversals=l},"NMethodSweeper::_should_sweep":function(l){this.shouldSweep=l}},optionals:[]}]:[{module:e,functions:{JNI_GetCreatedJavaVMs:["JNI_GetCreatedJavaVMs","int",["pointer","int","pointer"]],_ZN6Method4sizeEb:["Method::size","int",["int"]],_ZN6Method19set_native_functionEPhb:["Method::set_native_function","void",["pointer","pointer","int"]],_ZN6Method21clear_native_functionEv:["Method::clear_native_function","void",["pointer"]],_ZN6Method24restore_unshareable_infoEP10JavaThread:["Method::restore_unshareable_info","void",["pointer","pointer"]],_ZN6Method24restore_unshareable_infoEP6Thread:["Method::restore_unshareable_info","void",["pointer","pointer"]],_ZN6Method11link_methodERK12methodHandleP10JavaThread:["Method::link_method","void",["pointer","pointer","pointer"]],_ZN6Method10jmethod_idEv:["Method::jmethod_id","pointer",["pointer"]],_ZN6Method10clear_codeEv:function(l){let c=new NativeFunction(l,"void",["pointer"],Ft);this["Method::clear_code"]=function(u){c(u)}},_ZN6Method10clear_codeEb:function(l){let c=new NativeFunction(l,"void",["pointer","int"],Ft),u=0;this["Method::clear_code"]=function(d){c(d,u)}},_ZN18VM_RedefineClasses19mark_dependent_codeEP13InstanceKlass:["VM_RedefineClasses::mark_dependent_code","void",["pointer","pointer"]],_ZN18VM_RedefineClasses20flush_dependent_codeEv:["VM_RedefineClasses::flush_dependent_code","void",[]],_ZN18VM_RedefineClasses20flush_dependent_codeEP13InstanceKlassP6Thread:["VM_RedefineClasses::flush_dependent_code","void",["pointer","pointer","pointer"]],_ZN18VM_RedefineClasses20flush_dependent_codeE19instanceKlassHandleP6Thread:["VM_RedefineClasses::flush_dependent_code","void",["pointer","pointer","pointer"]],_ZN19ResolvedMethodTable21adjust_method_entriesEPb:["ResolvedMethodTable::adjust_method_entries","void",["pointer"]],_ZN15MemberNameTable21adjust_method_entriesEP13InstanceKlassPb:["MemberNameTable::adjust_method_entries","void",["pointer","pointer","pointer"]],_ZN17ConstantPoolCache21adjust_method_entriesEPb:function(l){let c=new NativeFunction(l,"void",["pointer","pointer"],Ft);this["ConstantPoolCache::adjust_method_entries"]=function(u,d,h){c(u,h)}},_ZN17ConstantPoolCache21adjust_method_entriesEP13InstanceKlassPb:function(l){let c=new NativeFunction(l,"void",["pointer","pointer","pointer"],Ft);this["ConstantPoolCache::adjust_method_entries"]=function(u,d,h){c(u,d,h)}},_ZN20ClassLoaderDataGraph10classes_doEP12KlassClosure:["ClassLoaderDataGraph::classes_do","void",["pointer"]],_ZN20ClassLoaderDataGraph22clean_deallocate_listsEb:["ClassLoaderDataGraph::clean_deallocate_lists","void",["int"]],_ZN10JavaThread27thread_from_jni_environmentEP7JNIEnv_:["JavaThread::thread_from_jni_environment","pointer",["pointer"]],_ZN8VMThread7executeEP12VM_Operation:["VMThread::execute","void",["pointer"]],_ZN11OopMapCache22flush_obsolete_entriesEv:["OopMapCache::flush_obsolete_entries","void",["pointer"]],_ZN14NMethodSweeper11force_sweepEv:["NMethodSweeper::force_sweep","void",[]],_ZN14NMethodSweeper16sweep_code_cacheEv:["NMethodSweeper::sweep_code_cache","void",[]],_ZN14NMethodSweeper17sweep_in_progressEv:["NMethodSweeper::sweep_in_progress","bool",[]],JVM_Sleep:["JVM_Sleep","void",["pointer","pointer","long"]]},variables:{_ZN18VM_RedefineClasses14_the_class_oopE:function(l){this.redefineClass=l},_ZN18VM_RedefineClasses10_the_classE:function(l){this.redefineClass=l},_ZN18VM_RedefineClasses25AdjustCpoolCacheAndVtable8do_klassEP5Klass:function(l){this.doKlass=l},_ZN18VM_RedefineClasses22AdjustAndCleanMetadata8do_klassEP5Klass:function(l){this.doKlass=l},_ZTV18VM_RedefineClasses:function(l){this.vtableRedefineClasses=l},_ZN18VM_RedefineClasses4doitEv:function(l){this.redefineClassesDoIt=l},_ZN18VM_RedefineClasses13doit_prologueEv:function(l){this.redefineClassesDoItPrologue=l},_ZN18VM_RedefineClasses13doit_epilogueEv:function(l){this.redefineClassesDoItEpilogue=l},_ZN18VM_RedefineClassesD0Ev:function(l){this.redefineClassesDispose0=l},_ZN18VM_RedefineClassesD1Ev:function(l){this.redefineClassesDispose1=l},_ZNK18VM_RedefineClasses26allow_nested_vm_operationsEv:function(l){this.redefineClassesAllow=l},_ZNK18VM_RedefineClasses14print_on_errorEP12outputStream:function(l){this.redefineClassesOnError=l},_ZN13InstanceKlass33create_new_default_vtable_indicesEiP10JavaThread:function(l){this.createNewDefaultVtableIndices=l},_ZN13InstanceKlass33create_new_default_vtable_indicesEiP6Thread:function(l){this.createNewDefaultVtableIndices=l},_ZN19Abstract_VM_Version19jre_release_versionEv:function(l){let u=new NativeFunction(l,"pointer",[],Ft)().readCString();this.version=u.startsWith("1.8")?8:u.startsWith("9.")?9:parseInt(u.slice(0,2),10),this.versionS=u},_ZN14NMethodSweeper11_traversalsE:function(l){this.traversals=l},_ZN14NMethodSweeper21_sweep_fractions_leftE:function(l){this.fractions=l},_ZN14NMethodSweeper13_should_sweepE:function(l){this.shouldSweep=l}},optionals:["_ZN6Method24restore_unshareable_infoEP10JavaThread","_ZN6Method24restore_unshareable_infoEP6Thread","_ZN6Method11link_methodERK12methodHandleP10JavaThread","_ZN6Method10clear_codeEv","_ZN6Method10clear_codeEb","_ZN18VM_RedefineClasses19mark_dependent_codeEP13InstanceKlass","_ZN18VM_RedefineClasses20flush_dependent_codeEv","_ZN18VM_RedefineClasses20flush_dependent_codeEP13InstanceKlassP6Thread","_ZN18VM_RedefineClasses20flush_dependent_codeE19instanceKlassHandleP6Thread","_ZN19ResolvedMethodTable21adjust_method_entriesEPb","_ZN15MemberNameTable21adjust_method_entriesEP13InstanceKlassPb","_ZN17ConstantPoolCache21adjust_method_entriesEPb","_ZN17ConstantPoolCache21adjust_method_entriesEP13InstanceKlassPb","_ZN20ClassLoaderDataGraph22clean_deallocate_listsEb","_ZN10JavaThread27thread_from_jni_environmentEP7JNIEnv_","_ZN14NMethodSweeper11force_sweepEv","_ZN14NMethodSweeper17sweep_in_progressEv","_ZN18VM_RedefineClasses14_the_class_oopE","_ZN18VM_RedefineClasses10_the_classE","_ZN18VM_RedefineClasses25AdjustCpoolCacheAndVtable8do_klassEP5Klass","_ZN18VM_RedefineClasses22AdjustAndCleanMetadata8do_klassEP5Klass","_ZN18VM_RedefineClassesD0Ev","_ZN18VM_RedefineClassesD1Ev","_ZNK18VM_RedefineClasses14print_on_errorEP12outputStream","_ZN13InstanceKlass33create_new_default_vtable_indicesEiP10JavaThread","_ZN13InstanceKlass33create_new_default_vtable_indicesEiP6Thread","_ZN14NMethodSweeper21_sweep_fractions_leftE"]}],o=[];if(r.forEach(function(l){let c=l.module,u=l.functions||{},d=l.variables||{},h=new Set(l.optionals||[]),f=c.enumerateExports().reduce(function(m,g){return m[g.name]=g,m},{}),_=c.enumerateSymbols().reduce(function(m,g){return m[g.name]=g,m},f);Object.keys(u).forEach(function(m){let g=_[m];if(g!==void 0){let y=u[m];typeof y=="function"?y.call(t,g.address):t[y[0]]=new NativeFunction(g.address,y[1],y[2],Ft)}else h.has(m)||o.push(m)}),Object.keys(d).forEach(function(m){let g=_[m];g!==void 0?d[m].call(t,g.address):h.has(m)||o.push(m)})}),o.length>0)throw new Error("Java API only partially available; please file a bug. Missing: "+o.join(", "));let s=Memory.alloc(q),i=Memory.alloc(h_);if(Ce("JNI_GetCreatedJavaVMs",t.JNI_GetCreatedJavaVMs(s,1,i)),i.readInt()===0)return null;t.vm=s.readPointer();let a=Process.platform==="windows"?{$new:["??2@YAPEAX_K@Z","pointer",["ulong"]],$delete:["??3@YAXPEAX@Z","void",["pointer"]]}:{$new:["_Znwm","pointer",["ulong"]],$delete:["_ZdlPv","void",["pointer"]]};for(let[l,[c,u,d]]of Object.entries(a)){let h=Module.findGlobalExportByName(c);if(h===null&&(h=DebugSymbol.fromName(c).address,h.isNull()))throw new Error(`unable to find C++ allocator API, missing: '${c}'`);t[l]=new NativeFunction(h,u,d,Ft)}return t.jvmti=v_(t),t["JavaThread::thread_from_jni_environment"]===void 0&&(t["JavaThread::thread_from_jni_environment"]=k_(t)),t}function v_(n){let e=new Ye(n),t;return e.perform(()=>{let r=e.tryGetEnvHandle(Qn.v1_0);if(r===null)throw new Error("JVMTI not available");t=new ut(r,e);let o=Memory.alloc(8);o.writeU64(Yn.canTagObjects);let s=t.addCapabilities(o);Ce("getEnvJvmti::AddCapabilities",s)}),t}var x_={x64:A_};function k_(n){let e=null,t=x_[Process.arch];if(t!==void 0){let o=new Ye(n).perform(s=>s.handle.readPointer().add(6*q).readPointer());e=dt(o,t,{limit:11})}return e===null?()=>{throw new Error("Unable to make thread_from_jni_environment() helper for the current architecture")}:r=>r.add(e)}function A_(n){if(n.mnemonic!=="lea")return null;let{base:e,disp:t}=n.operands[1].value;return e==="rdi"&&t<0?t:null}function wl(n,e){}var ks=class{constructor(e){this.methodId=e,this.method=e.readPointer(),this.originalMethod=null,this.newMethod=null,this.resolved=null,this.impl=null,this.key=e.toString(16)}replace(e,t,r,o,s){let{key:i}=this,a=Nn.get(i);a!==void 0&&(Nn.delete(i),this.method=a.method,this.originalMethod=a.originalMethod,this.newMethod=a.newMethod,this.resolved=a.resolved),this.impl=e,gr.set(i,this),yl(o)}revert(e){let{key:t}=this;gr.delete(t),Nn.set(t,this),yl(e)}resolveTarget(e,t,r,o){let{resolved:s,originalMethod:i,methodId:a}=this;if(s!==null)return s;if(i===null)return a;i.oldMethod.vtableIndexPtr.writeS32(-2);let c=Memory.alloc(q);return c.writePointer(this.method),this.resolved=c,c}};function yl(n){xs||(xs=!0,Script.nextTick(I_,n))}function I_(n){let e=new Map(gr),t=new Map(Nn);gr.clear(),Nn.clear(),xs=!1,n.perform(r=>{let o=et(),s=o["JavaThread::thread_from_jni_environment"](r.handle),i=!1;vl(()=>{e.forEach(a=>{let{method:l,originalMethod:c,impl:u,methodId:d,newMethod:h}=a;c===null?(a.originalMethod=kl(l),a.newMethod=L_(l,u,s),bl(a.newMethod,d,s)):o["Method::set_native_function"](h.method,u,0)}),t.forEach(a=>{let{originalMethod:l,methodId:c,newMethod:u}=a;if(l!==null){N_(l);let d=l.oldMethod;d.oldMethod=u,bl(d,c,s),i=!0}})}),i&&C_(r.handle)})}function C_(n){let{fractions:e,shouldSweep:t,traversals:r,"NMethodSweeper::sweep_code_cache":o,"NMethodSweeper::sweep_in_progress":s,"NMethodSweeper::force_sweep":i,JVM_Sleep:a}=et();if(i!==void 0)Thread.sleep(.05),i(),Thread.sleep(.05),i();else{let l=r.readS64(),c=l+2;for(;c>l;)e.writeS32(1),a(n,NULL,50),s()||vl(()=>{Thread.sleep(.05)}),t.readU8()===0&&(e.writeS32(1),o()),l=r.readS64()}}function vl(n,e,t){let{execute:r,vtable:o,vtableSize:s,doItOffset:i,prologueOffset:a,epilogueOffset:l}=S_(),c=Memory.dup(o,s),u=Memory.alloc(q*25);u.writePointer(c);let d=new NativeCallback(n,"void",["pointer"]);c.add(i).writePointer(d);let h=null;e!==void 0&&(h=new NativeCallback(e,"int",["pointer"]),c.add(a).writePointer(h));let f=null;t!==void 0&&(f=new NativeCallback(t,"void",["pointer"]),c.add(l).writePointer(f)),r(u)}function T_(){let{vtableRedefineClasses:n,redefineClassesDoIt:e,redefineClassesDoItPrologue:t,redefineClassesDoItEpilogue:r,redefineClassesOnError:o,redefineClassesAllow:s,redefineClassesDispose0:i,redefineClassesDispose1:a,"VMThread::execute":l}=et(),c=n.add(2*q),u=15*q,d=Memory.dup(c,u),h=new NativeCallback(()=>{},"void",["pointer"]),f,_,m;for(let g=0;g!==u;g+=q){let y=d.add(g),E=y.readPointer();o!==void 0&&E.equals(o)||i!==void 0&&E.equals(i)||a!==void 0&&E.equals(a)?y.writePointer(h):E.equals(e)?f=g:E.equals(t)?(_=g,y.writePointer(s)):E.equals(r)&&(m=g,y.writePointer(h))}return{execute:l,emptyCallback:h,vtable:d,vtableSize:u,doItOffset:f,prologueOffset:_,epilogueOffset:m}}function xl(n){return new ks(n)}function bl(n,e,t){let{method:r,oldMethod:o}=n,s=et();n.methodsArray.add(n.methodIndex*q).writePointer(r),n.vtableIndex>=0&&n.vtable.add(n.vtableIndex*q).writePointer(r),e.writePointer(r),o.accessFlagsPtr.writeU32((o.accessFlags|m_|__)>>>0);let i=s["OopMapCache::flush_obsolete_entries"];if(i!==void 0){let{oopMapCache:_}=n;_.isNull()||i(_)}let a=s["VM_RedefineClasses::mark_dependent_code"],l=s["VM_RedefineClasses::flush_dependent_code"];a!==void 0?(a(NULL,n.instanceKlass),l()):l(NULL,n.instanceKlass,t);let c=Memory.alloc(1);c.writeU8(1),s["ConstantPoolCache::adjust_method_entries"](n.cache,n.instanceKlass,c);let u=Memory.alloc(3*q),d=Memory.alloc(q);d.writePointer(s.doKlass),u.writePointer(d),u.add(q).writePointer(t),u.add(2*q).writePointer(t),s.redefineClass!==void 0&&s.redefineClass.writePointer(n.instanceKlass),s["ClassLoaderDataGraph::classes_do"](u);let h=s["ResolvedMethodTable::adjust_method_entries"];if(h!==void 0)h(c);else{let{memberNames:_}=n;if(!_.isNull()){let m=s["MemberNameTable::adjust_method_entries"];m!==void 0&&m(_,n.instanceKlass,c)}}let f=s["ClassLoaderDataGraph::clean_deallocate_lists"];f!==void 0&&f(0)}function L_(n,e,t){let r=et(),o=kl(n);o.constPtr.writePointer(o.const);let s=(o.accessFlags|p_|g_|y_|b_)>>>0;if(o.accessFlagsPtr.writeU32(s),o.signatureHandler.writePointer(NULL),o.adapter.writePointer(NULL),o.i2iEntry.writePointer(NULL),r["Method::clear_code"](o.method),o.dataPtr.writePointer(NULL),o.countersPtr.writePointer(NULL),o.stackmapPtr.writePointer(NULL),r["Method::clear_native_function"](o.method),r["Method::set_native_function"](o.method,e,0),r["Method::restore_unshareable_info"](o.method,t),r.version>=17){let i=Memory.alloc(2*q);i.writePointer(o.method),i.add(q).writePointer(t),r["Method::link_method"](o.method,i,t)}return o}function kl(n){let e=Sl(),t=n.add(e.method.constMethodOffset).readPointer(),r=t.add(e.constMethod.sizeOffset).readS32()*q,o=Memory.alloc(r+e.method.size);Memory.copy(o,t,r);let s=o.add(r);Memory.copy(s,n,e.method.size);let i=El(s,o,r),a=El(n,t,r);return i.oldMethod=a,i}function El(n,e,t){let r=et(),o=Sl(),s=n.add(o.method.constMethodOffset),i=n.add(o.method.methodDataOffset),a=n.add(o.method.methodCountersOffset),l=n.add(o.method.accessFlagsOffset),c=l.readU32(),u=o.getAdapterPointer(n,e),d=n.add(o.method.i2iEntryOffset),h=n.add(o.method.signatureHandlerOffset),f=e.add(o.constMethod.constantPoolOffset).readPointer(),_=e.add(o.constMethod.stackmapDataOffset),m=f.add(o.constantPool.instanceKlassOffset).readPointer(),g=f.add(o.constantPool.cacheOffset).readPointer(),y=E_(),E=m.add(y.methodsOffset).readPointer(),k=E.readS32(),L=E.add(q),F=e.add(o.constMethod.methodIdnumOffset).readU16(),B=n.add(o.method.vtableIndexOffset),P=B.readS32(),R=m.add(y.vtableOffset),w=m.add(y.oopMapCacheOffset).readPointer(),N=r.version>=10?m.add(y.memberNamesOffset).readPointer():NULL;return{method:n,methodSize:o.method.size,const:e,constSize:t,constPtr:s,dataPtr:i,countersPtr:a,stackmapPtr:_,instanceKlass:m,methodsArray:L,methodsCount:k,methodIndex:F,vtableIndex:P,vtableIndexPtr:B,vtable:R,accessFlags:c,accessFlagsPtr:l,adapter:u,i2iEntry:d,signatureHandler:h,memberNames:N,cache:g,oopMapCache:w}}function N_(n){let{oldMethod:e}=n;e.accessFlagsPtr.writeU32(e.accessFlags),e.vtableIndexPtr.writeS32(e.vtableIndex)}function M_(){let n=et(),{version:e}=n,t;e>=17?t="method:early":e>=9&&e<=16?t="const-method":t="method:late";let o=n["Method::size"](1)*q,s=q,i=2*q,a=3*q,l=4*q,c=t==="method:early"?q:0,u=l+c,d=u+4,h=d+4+8,f=h+q,_=c!==0?l:f,m=o-2*q,g=o-q,y=8,E=y+q,k=E+q,L=t==="const-method"?q:0,F=k+L,B=F+14,P=2*q,R=3*q;return{getAdapterPointer:L!==0?function(N,U){return U.add(k)}:function(N,U){return N.add(_)},method:{size:o,constMethodOffset:s,methodDataOffset:i,methodCountersOffset:a,accessFlagsOffset:u,vtableIndexOffset:d,i2iEntryOffset:h,nativeFunctionOffset:m,signatureHandlerOffset:g},constMethod:{constantPoolOffset:y,stackmapDataOffset:E,sizeOffset:F,methodIdnumOffset:B},constantPool:{cacheOffset:P,instanceKlassOffset:R}}}var O_={x64:R_};function j_(){let{version:n,createNewDefaultVtableIndices:e}=et(),t=O_[Process.arch];if(t===void 0)throw new Error(`Missing vtable offset parser for ${Process.arch}`);let r=dt(e,t,{limit:32});if(r===null)throw new Error("Unable to deduce vtable offset");let o=n>=10&&n<=11||n>=15?17:18,s=r-7*q,i=r-17*q,a=r-o*q;return{vtableOffset:r,methodsOffset:s,memberNamesOffset:i,oopMapCacheOffset:a}}function R_(n){if(n.mnemonic!=="mov")return null;let e=n.operands[0];if(e.type!=="mem")return null;let{value:t}=e;if(t.scale!==1)return null;let{disp:r}=t;return r<256?null:r+16}var Al=W;try{Ln()}catch{Al=et}var Mn=Al;var P_=`#include <json-glib/json-glib.h>
#include <string.h>

#define kAccStatic 0x0008
#define kAccConstructor 0x00010000

typedef struct _Model Model;
typedef struct _EnumerateMethodsContext EnumerateMethodsContext;

typedef struct _JavaApi JavaApi;
typedef struct _JavaClassApi JavaClassApi;
typedef struct _JavaMethodApi JavaMethodApi;
typedef struct _JavaFieldApi JavaFieldApi;

typedef struct _JNIEnv JNIEnv;
typedef guint8 jboolean;
typedef gint32 jint;
typedef jint jsize;
typedef gpointer jobject;
typedef jobject jclass;
typedef jobject jstring;
typedef jobject jarray;
typedef jarray jobjectArray;
typedef gpointer jfieldID;
typedef gpointer jmethodID;

typedef struct _jvmtiEnv jvmtiEnv;
typedef enum
{
  JVMTI_ERROR_NONE = 0
} jvmtiError;

typedef struct _ArtApi ArtApi;
typedef guint32 ArtHeapReference;
typedef struct _ArtObject ArtObject;
typedef struct _ArtClass ArtClass;
typedef struct _ArtClassLinker ArtClassLinker;
typedef struct _ArtClassVisitor ArtClassVisitor;
typedef struct _ArtClassVisitorVTable ArtClassVisitorVTable;
typedef struct _ArtMethod ArtMethod;
typedef struct _ArtString ArtString;

typedef union _StdString StdString;
typedef struct _StdStringShort StdStringShort;
typedef struct _StdStringLong StdStringLong;

typedef void (* ArtVisitClassesFunc) (ArtClassLinker * linker, ArtClassVisitor * visitor);
typedef const char * (* ArtGetClassDescriptorFunc) (ArtClass * klass, StdString * storage);
typedef void (* ArtPrettyMethodFunc) (StdString * result, ArtMethod * method, jboolean with_signature);

struct _Model
{
  GHashTable * members;
};

struct _EnumerateMethodsContext
{
  GPatternSpec * class_query;
  GPatternSpec * method_query;
  jboolean include_signature;
  jboolean ignore_case;
  jboolean skip_system_classes;
  GHashTable * groups;
};

struct _JavaClassApi
{
  jmethodID get_declared_methods;
  jmethodID get_declared_fields;
};

struct _JavaMethodApi
{
  jmethodID get_name;
  jmethodID get_modifiers;
};

struct _JavaFieldApi
{
  jmethodID get_name;
  jmethodID get_modifiers;
};

struct _JavaApi
{
  jvmtiEnv * jvmti;
  JavaClassApi clazz;
  JavaMethodApi method;
  JavaFieldApi field;
};

struct _JNIEnv
{
  gpointer * functions;
};

struct _jvmtiEnv
{
  gpointer * functions;
};

struct _ArtApi
{
  gboolean available;

  guint class_offset_ifields;
  guint class_offset_methods;
  guint class_offset_sfields;
  guint class_offset_copied_methods_offset;

  guint method_size;
  guint method_offset_access_flags;

  guint field_size;
  guint field_offset_access_flags;

  guint alignment_padding;

  ArtClassLinker * linker;
  ArtVisitClassesFunc visit_classes;
  ArtGetClassDescriptorFunc get_class_descriptor;
  ArtPrettyMethodFunc pretty_method;

  void (* free) (gpointer mem);
};

struct _ArtObject
{
  ArtHeapReference klass;
  ArtHeapReference monitor;
};

struct _ArtClass
{
  ArtObject parent;

  ArtHeapReference class_loader;
};

struct _ArtClassVisitor
{
  ArtClassVisitorVTable * vtable;
  gpointer user_data;
};

struct _ArtClassVisitorVTable
{
  void (* reserved1) (ArtClassVisitor * self);
  void (* reserved2) (ArtClassVisitor * self);
  jboolean (* visit) (ArtClassVisitor * self, ArtClass * klass);
};

struct _ArtString
{
  ArtObject parent;

  gint32 count;
  guint32 hash_code;

  union
  {
    guint16 value[0];
    guint8 value_compressed[0];
  };
};

struct _StdStringShort
{
  guint8 size;
  gchar data[(3 * sizeof (gpointer)) - sizeof (guint8)];
};

struct _StdStringLong
{
  gsize capacity;
  gsize size;
  gchar * data;
};

union _StdString
{
  StdStringShort s;
  StdStringLong l;
};

static void model_add_method (Model * self, const gchar * name, jmethodID id, jint modifiers);
static void model_add_field (Model * self, const gchar * name, jfieldID id, jint modifiers);
static void model_free (Model * model);

static jboolean collect_matching_class_methods (ArtClassVisitor * self, ArtClass * klass);
static gchar * finalize_method_groups_to_json (GHashTable * groups);
static GPatternSpec * make_pattern_spec (const gchar * pattern, jboolean ignore_case);
static gchar * class_name_from_signature (const gchar * signature);
static gchar * format_method_signature (const gchar * name, const gchar * signature);
static void append_type (GString * output, const gchar ** type);

static gpointer read_art_array (gpointer object_base, guint field_offset, guint length_size, guint * length);

static void std_string_destroy (StdString * str);
static gchar * std_string_c_str (StdString * self);

extern GMutex lock;
extern GArray * models;
extern JavaApi java_api;
extern ArtApi art_api;

void
init (void)
{
  g_mutex_init (&lock);
  models = g_array_new (FALSE, FALSE, sizeof (Model *));
}

void
finalize (void)
{
  guint n, i;

  n = models->len;
  for (i = 0; i != n; i++)
  {
    Model * model = g_array_index (models, Model *, i);
    model_free (model);
  }

  g_array_unref (models);
  g_mutex_clear (&lock);
}

Model *
model_new (jclass class_handle,
           gpointer class_object,
           JNIEnv * env)
{
  Model * model;
  GHashTable * members;
  jvmtiEnv * jvmti = java_api.jvmti;
  gpointer * funcs = env->functions;
  jmethodID (* from_reflected_method) (JNIEnv *, jobject) = funcs[7];
  jfieldID (* from_reflected_field) (JNIEnv *, jobject) = funcs[8];
  jobject (* to_reflected_method) (JNIEnv *, jclass, jmethodID, jboolean) = funcs[9];
  jobject (* to_reflected_field) (JNIEnv *, jclass, jfieldID, jboolean) = funcs[12];
  void (* delete_local_ref) (JNIEnv *, jobject) = funcs[23];
  jobject (* call_object_method) (JNIEnv *, jobject, jmethodID, ...) = funcs[34];
  jint (* call_int_method) (JNIEnv *, jobject, jmethodID, ...) = funcs[49];
  const char * (* get_string_utf_chars) (JNIEnv *, jstring, jboolean *) = funcs[169];
  void (* release_string_utf_chars) (JNIEnv *, jstring, const char *) = funcs[170];
  jsize (* get_array_length) (JNIEnv *, jarray) = funcs[171];
  jobject (* get_object_array_element) (JNIEnv *, jobjectArray, jsize) = funcs[173];
  jsize n, i;

  model = g_new (Model, 1);

  members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  model->members = members;

  if (jvmti != NULL)
  {
    gpointer * jf = jvmti->functions - 1;
    jvmtiError (* deallocate) (jvmtiEnv *, void * mem) = jf[47];
    jvmtiError (* get_class_methods) (jvmtiEnv *, jclass, jint *, jmethodID **) = jf[52];
    jvmtiError (* get_class_fields) (jvmtiEnv *, jclass, jint *, jfieldID **) = jf[53];
    jvmtiError (* get_field_name) (jvmtiEnv *, jclass, jfieldID, char **, char **, char **) = jf[60];
    jvmtiError (* get_field_modifiers) (jvmtiEnv *, jclass, jfieldID, jint *) = jf[62];
    jvmtiError (* get_method_name) (jvmtiEnv *, jmethodID, char **, char **, char **) = jf[64];
    jvmtiError (* get_method_modifiers) (jvmtiEnv *, jmethodID, jint *) = jf[66];
    jint method_count;
    jmethodID * methods;
    jint field_count;
    jfieldID * fields;
    char * name;
    jint modifiers;

    get_class_methods (jvmti, class_handle, &method_count, &methods);
    for (i = 0; i != method_count; i++)
    {
      jmethodID method = methods[i];

      get_method_name (jvmti, method, &name, NULL, NULL);
      get_method_modifiers (jvmti, method, &modifiers);

      model_add_method (model, name, method, modifiers);

      deallocate (jvmti, name);
    }
    deallocate (jvmti, methods);

    get_class_fields (jvmti, class_handle, &field_count, &fields);
    for (i = 0; i != field_count; i++)
    {
      jfieldID field = fields[i];

      get_field_name (jvmti, class_handle, field, &name, NULL, NULL);
      get_field_modifiers (jvmti, class_handle, field, &modifiers);

      model_add_field (model, name, field, modifiers);

      deallocate (jvmti, name);
    }
    deallocate (jvmti, fields);
  }
  else if (art_api.available)
  {
    gpointer elements;
    guint n, i;
    const guint field_arrays[] = {
      art_api.class_offset_ifields,
      art_api.class_offset_sfields
    };
    guint field_array_cursor;
    gboolean merged_fields = art_api.class_offset_sfields == 0;

    elements = read_art_array (class_object, art_api.class_offset_methods, sizeof (gsize), NULL);
    n = *(guint16 *) (class_object + art_api.class_offset_copied_methods_offset);
    for (i = 0; i != n; i++)
    {
      jmethodID id;
      guint32 access_flags;
      jboolean is_static;
      jobject method, name;
      const char * name_str;
      jint modifiers;

      id = elements + (i * art_api.method_size);

      access_flags = *(guint32 *) (id + art_api.method_offset_access_flags);
      if ((access_flags & kAccConstructor) != 0)
        continue;
      is_static = (access_flags & kAccStatic) != 0;
      method = to_reflected_method (env, class_handle, id, is_static);
      name = call_object_method (env, method, java_api.method.get_name);
      name_str = get_string_utf_chars (env, name, NULL);
      modifiers = access_flags & 0xffff;

      model_add_method (model, name_str, id, modifiers);

      release_string_utf_chars (env, name, name_str);
      delete_local_ref (env, name);
      delete_local_ref (env, method);
    }

    for (field_array_cursor = 0; field_array_cursor != G_N_ELEMENTS (field_arrays); field_array_cursor++)
    {
      jboolean is_static;

      if (field_arrays[field_array_cursor] == 0)
        continue;

      if (!merged_fields)
        is_static = field_array_cursor == 1;

      elements = read_art_array (class_object, field_arrays[field_array_cursor], sizeof (guint32), &n);
      for (i = 0; i != n; i++)
      {
        jfieldID id;
        guint32 access_flags;
        jobject field, name;
        const char * name_str;
        jint modifiers;

        id = elements + (i * art_api.field_size);

        access_flags = *(guint32 *) (id + art_api.field_offset_access_flags);
        if (merged_fields)
          is_static = (access_flags & kAccStatic) != 0;
        field = to_reflected_field (env, class_handle, id, is_static);
        name = call_object_method (env, field, java_api.field.get_name);
        name_str = get_string_utf_chars (env, name, NULL);
        modifiers = access_flags & 0xffff;

        model_add_field (model, name_str, id, modifiers);

        release_string_utf_chars (env, name, name_str);
        delete_local_ref (env, name);
        delete_local_ref (env, field);
      }
    }
  }
  else
  {
    jobject elements;

    elements = call_object_method (env, class_handle, java_api.clazz.get_declared_methods);
    n = get_array_length (env, elements);
    for (i = 0; i != n; i++)
    {
      jobject method, name;
      const char * name_str;
      jmethodID id;
      jint modifiers;

      method = get_object_array_element (env, elements, i);
      name = call_object_method (env, method, java_api.method.get_name);
      name_str = get_string_utf_chars (env, name, NULL);
      id = from_reflected_method (env, method);
      modifiers = call_int_method (env, method, java_api.method.get_modifiers);

      model_add_method (model, name_str, id, modifiers);

      release_string_utf_chars (env, name, name_str);
      delete_local_ref (env, name);
      delete_local_ref (env, method);
    }
    delete_local_ref (env, elements);

    elements = call_object_method (env, class_handle, java_api.clazz.get_declared_fields);
    n = get_array_length (env, elements);
    for (i = 0; i != n; i++)
    {
      jobject field, name;
      const char * name_str;
      jfieldID id;
      jint modifiers;

      field = get_object_array_element (env, elements, i);
      name = call_object_method (env, field, java_api.field.get_name);
      name_str = get_string_utf_chars (env, name, NULL);
      id = from_reflected_field (env, field);
      modifiers = call_int_method (env, field, java_api.field.get_modifiers);

      model_add_field (model, name_str, id, modifiers);

      release_string_utf_chars (env, name, name_str);
      delete_local_ref (env, name);
      delete_local_ref (env, field);
    }
    delete_local_ref (env, elements);
  }

  g_mutex_lock (&lock);
  g_array_append_val (models, model);
  g_mutex_unlock (&lock);

  return model;
}

static void
model_add_method (Model * self,
                  const gchar * name,
                  jmethodID id,
                  jint modifiers)
{
  GHashTable * members = self->members;
  gchar * key, type;
  const gchar * value;

  if (name[0] == '$')
    key = g_strdup_printf ("_%s", name);
  else
    key = g_strdup (name);

  type = (modifiers & kAccStatic) != 0 ? 's' : 'i';

  value = g_hash_table_lookup (members, key);
  if (value == NULL)
    g_hash_table_insert (members, key, g_strdup_printf ("m:%c0x%zx", type, id));
  else
    g_hash_table_insert (members, key, g_strdup_printf ("%s:%c0x%zx", value, type, id));
}

static void
model_add_field (Model * self,
                 const gchar * name,
                 jfieldID id,
                 jint modifiers)
{
  GHashTable * members = self->members;
  gchar * key, type;

  if (name[0] == '$')
    key = g_strdup_printf ("_%s", name);
  else
    key = g_strdup (name);
  while (g_hash_table_contains (members, key))
  {
    gchar * new_key = g_strdup_printf ("_%s", key);
    g_free (key);
    key = new_key;
  }

  type = (modifiers & kAccStatic) != 0 ? 's' : 'i';

  g_hash_table_insert (members, key, g_strdup_printf ("f:%c0x%zx", type, id));
}

static void
model_free (Model * model)
{
  g_hash_table_unref (model->members);

  g_free (model);
}

gboolean
model_has (Model * self,
           const gchar * member)
{
  return g_hash_table_contains (self->members, member);
}

const gchar *
model_find (Model * self,
            const gchar * member)
{
  return g_hash_table_lookup (self->members, member);
}

gchar *
model_list (Model * self)
{
  GString * result;
  GHashTableIter iter;
  guint i;
  const gchar * name;

  result = g_string_sized_new (128);

  g_string_append_c (result, '[');

  g_hash_table_iter_init (&iter, self->members);
  for (i = 0; g_hash_table_iter_next (&iter, (gpointer *) &name, NULL); i++)
  {
    if (i > 0)
      g_string_append_c (result, ',');

    g_string_append_c (result, '"');
    g_string_append (result, name);
    g_string_append_c (result, '"');
  }

  g_string_append_c (result, ']');

  return g_string_free (result, FALSE);
}

gchar *
enumerate_methods_art (const gchar * class_query,
                       const gchar * method_query,
                       jboolean include_signature,
                       jboolean ignore_case,
                       jboolean skip_system_classes)
{
  gchar * result;
  EnumerateMethodsContext ctx;
  ArtClassVisitor visitor;
  ArtClassVisitorVTable visitor_vtable = { NULL, };

  ctx.class_query = make_pattern_spec (class_query, ignore_case);
  ctx.method_query = make_pattern_spec (method_query, ignore_case);
  ctx.include_signature = include_signature;
  ctx.ignore_case = ignore_case;
  ctx.skip_system_classes = skip_system_classes;
  ctx.groups = g_hash_table_new_full (NULL, NULL, NULL, NULL);

  visitor.vtable = &visitor_vtable;
  visitor.user_data = &ctx;

  visitor_vtable.visit = collect_matching_class_methods;

  art_api.visit_classes (art_api.linker, &visitor);

  result = finalize_method_groups_to_json (ctx.groups);

  g_hash_table_unref (ctx.groups);
  g_pattern_spec_free (ctx.method_query);
  g_pattern_spec_free (ctx.class_query);

  return result;
}

static jboolean
collect_matching_class_methods (ArtClassVisitor * self,
                                ArtClass * klass)
{
  EnumerateMethodsContext * ctx = self->user_data;
  const char * descriptor;
  StdString descriptor_storage = { 0, };
  gchar * class_name = NULL;
  gchar * class_name_copy = NULL;
  const gchar * normalized_class_name;
  JsonBuilder * group;
  size_t class_name_length;
  GHashTable * seen_method_names;
  gpointer elements;
  guint n, i;

  if (ctx->skip_system_classes && klass->class_loader == 0)
    goto skip_class;

  descriptor = art_api.get_class_descriptor (klass, &descriptor_storage);
  if (descriptor[0] != 'L')
    goto skip_class;

  class_name = class_name_from_signature (descriptor);

  if (ctx->ignore_case)
  {
    class_name_copy = g_utf8_strdown (class_name, -1);
    normalized_class_name = class_name_copy;
  }
  else
  {
    normalized_class_name = class_name;
  }

  if (!g_pattern_match_string (ctx->class_query, normalized_class_name))
    goto skip_class;

  group = NULL;
  class_name_length = strlen (class_name);
  seen_method_names = ctx->include_signature ? NULL : g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  elements = read_art_array (klass, art_api.class_offset_methods, sizeof (gsize), NULL);
  n = *(guint16 *) ((gpointer) klass + art_api.class_offset_copied_methods_offset);
  for (i = 0; i != n; i++)
  {
    ArtMethod * method;
    guint32 access_flags;
    jboolean is_constructor;
    StdString method_name = { 0, };
    const gchar * bare_method_name;
    gchar * bare_method_name_copy = NULL;
    const gchar * normalized_method_name;
    gchar * normalized_method_name_copy = NULL;

    method = elements + (i * art_api.method_size);

    access_flags = *(guint32 *) ((gpointer) method + art_api.method_offset_access_flags);
    is_constructor = (access_flags & kAccConstructor) != 0;

    art_api.pretty_method (&method_name, method, ctx->include_signature);
    bare_method_name = std_string_c_str (&method_name);
    if (ctx->include_signature)
    {
      const gchar * return_type_end, * name_begin;
      GString * name;

      return_type_end = strchr (bare_method_name, ' ');
      name_begin = return_type_end + 1 + class_name_length + 1;
      if (is_constructor && g_str_has_prefix (name_begin, "<clinit>"))
        goto skip_method;

      name = g_string_sized_new (64);

      if (is_constructor)
      {
        g_string_append (name, "$init");
        g_string_append (name, strchr (name_begin, '>') + 1);
      }
      else
      {
        g_string_append (name, name_begin);
      }
      g_string_append (name, ": ");
      g_string_append_len (name, bare_method_name, return_type_end - bare_method_name);

      bare_method_name_copy = g_string_free (name, FALSE);
      bare_method_name = bare_method_name_copy;
    }
    else
    {
      const gchar * name_begin;

      name_begin = bare_method_name + class_name_length + 1;
      if (is_constructor && strcmp (name_begin, "<clinit>") == 0)
        goto skip_method;

      if (is_constructor)
        bare_method_name = "$init";
      else
        bare_method_name += class_name_length + 1;
    }

    if (seen_method_names != NULL && g_hash_table_contains (seen_method_names, bare_method_name))
      goto skip_method;

    if (ctx->ignore_case)
    {
      normalized_method_name_copy = g_utf8_strdown (bare_method_name, -1);
      normalized_method_name = normalized_method_name_copy;
    }
    else
    {
      normalized_method_name = bare_method_name;
    }

    if (!g_pattern_match_string (ctx->method_query, normalized_method_name))
      goto skip_method;

    if (group == NULL)
    {
      group = g_hash_table_lookup (ctx->groups, GUINT_TO_POINTER (klass->class_loader));
      if (group == NULL)
      {
        group = json_builder_new_immutable ();
        g_hash_table_insert (ctx->groups, GUINT_TO_POINTER (klass->class_loader), group);

        json_builder_begin_object (group);

        json_builder_set_member_name (group, "loader");
        json_builder_add_int_value (group, klass->class_loader);

        json_builder_set_member_name (group, "classes");
        json_builder_begin_array (group);
      }

      json_builder_begin_object (group);

      json_builder_set_member_name (group, "name");
      json_builder_add_string_value (group, class_name);

      json_builder_set_member_name (group, "methods");
      json_builder_begin_array (group);
    }

    json_builder_add_string_value (group, bare_method_name);

    if (seen_method_names != NULL)
      g_hash_table_add (seen_method_names, g_strdup (bare_method_name));

skip_method:
    g_free (normalized_method_name_copy);
    g_free (bare_method_name_copy);
    std_string_destroy (&method_name);
  }

  if (seen_method_names != NULL)
    g_hash_table_unref (seen_method_names);

  if (group == NULL)
    goto skip_class;

  json_builder_end_array (group);
  json_builder_end_object (group);

skip_class:
  g_free (class_name_copy);
  g_free (class_name);
  std_string_destroy (&descriptor_storage);

  return TRUE;
}

gchar *
enumerate_methods_jvm (const gchar * class_query,
                       const gchar * method_query,
                       jboolean include_signature,
                       jboolean ignore_case,
                       jboolean skip_system_classes,
                       JNIEnv * env)
{
  gchar * result;
  GPatternSpec * class_pattern, * method_pattern;
  GHashTable * groups;
  gpointer * ef = env->functions;
  jobject (* new_global_ref) (JNIEnv *, jobject) = ef[21];
  void (* delete_local_ref) (JNIEnv *, jobject) = ef[23];
  jboolean (* is_same_object) (JNIEnv *, jobject, jobject) = ef[24];
  jvmtiEnv * jvmti = java_api.jvmti;
  gpointer * jf = jvmti->functions - 1;
  jvmtiError (* deallocate) (jvmtiEnv *, void * mem) = jf[47];
  jvmtiError (* get_class_signature) (jvmtiEnv *, jclass, char **, char **) = jf[48];
  jvmtiError (* get_class_methods) (jvmtiEnv *, jclass, jint *, jmethodID **) = jf[52];
  jvmtiError (* get_class_loader) (jvmtiEnv *, jclass, jobject *) = jf[57];
  jvmtiError (* get_method_name) (jvmtiEnv *, jmethodID, char **, char **, char **) = jf[64];
  jvmtiError (* get_loaded_classes) (jvmtiEnv *, jint *, jclass **) = jf[78];
  jint class_count, class_index;
  jclass * classes;

  class_pattern = make_pattern_spec (class_query, ignore_case);
  method_pattern = make_pattern_spec (method_query, ignore_case);
  groups = g_hash_table_new_full (NULL, NULL, NULL, NULL);

  if (get_loaded_classes (jvmti, &class_count, &classes) != JVMTI_ERROR_NONE)
    goto emit_results;

  for (class_index = 0; class_index != class_count; class_index++)
  {
    jclass klass = classes[class_index];
    jobject loader = NULL;
    gboolean have_loader = FALSE;
    char * signature = NULL;
    gchar * class_name = NULL;
    gchar * class_name_copy = NULL;
    const gchar * normalized_class_name;
    jint method_count, method_index;
    jmethodID * methods = NULL;
    JsonBuilder * group = NULL;
    GHashTable * seen_method_names = NULL;

    if (skip_system_classes)
    {
      if (get_class_loader (jvmti, klass, &loader) != JVMTI_ERROR_NONE)
        goto skip_class;
      have_loader = TRUE;

      if (loader == NULL)
        goto skip_class;
    }

    if (get_class_signature (jvmti, klass, &signature, NULL) != JVMTI_ERROR_NONE)
      goto skip_class;

    class_name = class_name_from_signature (signature);

    if (ignore_case)
    {
      class_name_copy = g_utf8_strdown (class_name, -1);
      normalized_class_name = class_name_copy;
    }
    else
    {
      normalized_class_name = class_name;
    }

    if (!g_pattern_match_string (class_pattern, normalized_class_name))
      goto skip_class;

    if (get_class_methods (jvmti, klass, &method_count, &methods) != JVMTI_ERROR_NONE)
      goto skip_class;

    if (!include_signature)
      seen_method_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

    for (method_index = 0; method_index != method_count; method_index++)
    {
      jmethodID method = methods[method_index];
      const gchar * method_name;
      char * method_name_value = NULL;
      char * method_signature_value = NULL;
      gchar * method_name_copy = NULL;
      const gchar * normalized_method_name;
      gchar * normalized_method_name_copy = NULL;

      if (get_method_name (jvmti, method, &method_name_value, include_signature ? &method_signature_value : NULL, NULL) != JVMTI_ERROR_NONE)
        goto skip_method;
      method_name = method_name_value;

      if (method_name[0] == '<')
      {
        if (strcmp (method_name, "<init>") == 0)
          method_name = "$init";
        else if (strcmp (method_name, "<clinit>") == 0)
          goto skip_method;
      }

      if (include_signature)
      {
        method_name_copy = format_method_signature (method_name, method_signature_value);
        method_name = method_name_copy;
      }

      if (seen_method_names != NULL && g_hash_table_contains (seen_method_names, method_name))
        goto skip_method;

      if (ignore_case)
      {
        normalized_method_name_copy = g_utf8_strdown (method_name, -1);
        normalized_method_name = normalized_method_name_copy;
      }
      else
      {
        normalized_method_name = method_name;
      }

      if (!g_pattern_match_string (method_pattern, normalized_method_name))
        goto skip_method;

      if (group == NULL)
      {
        if (!have_loader && get_class_loader (jvmti, klass, &loader) != JVMTI_ERROR_NONE)
          goto skip_method;

        if (loader == NULL)
        {
          group = g_hash_table_lookup (groups, NULL);
        }
        else
        {
          GHashTableIter iter;
          jobject cur_loader;
          JsonBuilder * cur_group;

          g_hash_table_iter_init (&iter, groups);
          while (g_hash_table_iter_next (&iter, (gpointer *) &cur_loader, (gpointer *) &cur_group))
          {
            if (cur_loader != NULL && is_same_object (env, cur_loader, loader))
            {
              group = cur_group;
              break;
            }
          }
        }

        if (group == NULL)
        {
          jobject l;
          gchar * str;

          l = (loader != NULL) ? new_global_ref (env, loader) : NULL;

          group = json_builder_new_immutable ();
          g_hash_table_insert (groups, l, group);

          json_builder_begin_object (group);

          json_builder_set_member_name (group, "loader");
          str = g_strdup_printf ("0x%" G_GSIZE_MODIFIER "x", GPOINTER_TO_SIZE (l));
          json_builder_add_string_value (group, str);
          g_free (str);

          json_builder_set_member_name (group, "classes");
          json_builder_begin_array (group);
        }

        json_builder_begin_object (group);

        json_builder_set_member_name (group, "name");
        json_builder_add_string_value (group, class_name);

        json_builder_set_member_name (group, "methods");
        json_builder_begin_array (group);
      }

      json_builder_add_string_value (group, method_name);

      if (seen_method_names != NULL)
        g_hash_table_add (seen_method_names, g_strdup (method_name));

skip_method:
      g_free (normalized_method_name_copy);
      g_free (method_name_copy);
      deallocate (jvmti, method_signature_value);
      deallocate (jvmti, method_name_value);
    }

skip_class:
    if (group != NULL)
    {
      json_builder_end_array (group);
      json_builder_end_object (group);
    }

    if (seen_method_names != NULL)
      g_hash_table_unref (seen_method_names);

    deallocate (jvmti, methods);

    g_free (class_name_copy);
    g_free (class_name);
    deallocate (jvmti, signature);

    if (loader != NULL)
      delete_local_ref (env, loader);

    delete_local_ref (env, klass);
  }

  deallocate (jvmti, classes);

emit_results:
  result = finalize_method_groups_to_json (groups);

  g_hash_table_unref (groups);
  g_pattern_spec_free (method_pattern);
  g_pattern_spec_free (class_pattern);

  return result;
}

static gchar *
finalize_method_groups_to_json (GHashTable * groups)
{
  GString * result;
  GHashTableIter iter;
  guint i;
  JsonBuilder * group;

  result = g_string_sized_new (1024);

  g_string_append_c (result, '[');

  g_hash_table_iter_init (&iter, groups);
  for (i = 0; g_hash_table_iter_next (&iter, NULL, (gpointer *) &group); i++)
  {
    JsonNode * root;
    gchar * json;

    if (i > 0)
      g_string_append_c (result, ',');

    json_builder_end_array (group);
    json_builder_end_object (group);

    root = json_builder_get_root (group);
    json = json_to_string (root, FALSE);
    g_string_append (result, json);
    g_free (json);
    json_node_unref (root);

    g_object_unref (group);
  }

  g_string_append_c (result, ']');

  return g_string_free (result, FALSE);
}

static GPatternSpec *
make_pattern_spec (const gchar * pattern,
                   jboolean ignore_case)
{
  GPatternSpec * spec;

  if (ignore_case)
  {
    gchar * str = g_utf8_strdown (pattern, -1);
    spec = g_pattern_spec_new (str);
    g_free (str);
  }
  else
  {
    spec = g_pattern_spec_new (pattern);
  }

  return spec;
}

static gchar *
class_name_from_signature (const gchar * descriptor)
{
  gchar * result, * c;

  result = g_strdup (descriptor + 1);

  for (c = result; *c != '\\0'; c++)
  {
    if (*c == '/')
      *c = '.';
  }

  c[-1] = '\\0';

  return result;
}

static gchar *
format_method_signature (const gchar * name,
                         const gchar * signature)
{
  GString * sig;
  const gchar * cursor;
  gint arg_index;

  sig = g_string_sized_new (128);

  g_string_append (sig, name);

  cursor = signature;
  arg_index = -1;
  while (TRUE)
  {
    const gchar c = *cursor;

    if (c == '(')
    {
      g_string_append_c (sig, c);
      cursor++;
      arg_index = 0;
    }
    else if (c == ')')
    {
      g_string_append_c (sig, c);
      cursor++;
      break;
    }
    else
    {
      if (arg_index >= 1)
        g_string_append (sig, ", ");

      append_type (sig, &cursor);

      if (arg_index != -1)
        arg_index++;
    }
  }

  g_string_append (sig, ": ");
  append_type (sig, &cursor);

  return g_string_free (sig, FALSE);
}

static void
append_type (GString * output,
             const gchar ** type)
{
  const gchar * cursor = *type;

  switch (*cursor)
  {
    case 'Z':
      g_string_append (output, "boolean");
      cursor++;
      break;
    case 'B':
      g_string_append (output, "byte");
      cursor++;
      break;
    case 'C':
      g_string_append (output, "char");
      cursor++;
      break;
    case 'S':
      g_string_append (output, "short");
      cursor++;
      break;
    case 'I':
      g_string_append (output, "int");
      cursor++;
      break;
    case 'J':
      g_string_append (output, "long");
      cursor++;
      break;
    case 'F':
      g_string_append (output, "float");
      cursor++;
      break;
    case 'D':
      g_string_append (output, "double");
      cursor++;
      break;
    case 'V':
      g_string_append (output, "void");
      cursor++;
      break;
    case 'L':
    {
      gchar ch;

      cursor++;
      for (; (ch = *cursor) != ';'; cursor++)
      {
        g_string_append_c (output, (ch != '/') ? ch : '.');
      }
      cursor++;

      break;
    }
    case '[':
      *type = cursor + 1;
      append_type (output, type);
      g_string_append (output, "[]");
      return;
    default:
      g_string_append (output, "BUG");
      cursor++;
  }

  *type = cursor;
}

void
dealloc (gpointer mem)
{
  g_free (mem);
}

static gpointer
read_art_array (gpointer object_base,
                guint field_offset,
                guint length_size,
                guint * length)
{
  gpointer result, header;
  guint n;

  header = GSIZE_TO_POINTER (*(guint64 *) (object_base + field_offset));
  if (header != NULL)
  {
    result = header + length_size;
    if (length_size == sizeof (guint32))
      n = *(guint32 *) header;
    else
      n = *(guint64 *) header;
  }
  else
  {
    result = NULL;
    n = 0;
  }

  if (length != NULL)
    *length = n;

  return result;
}

static void
std_string_destroy (StdString * str)
{
  if ((str->l.capacity & 1) != 0)
    art_api.free (str->l.data);
}

static gchar *
std_string_c_str (StdString * self)
{
  if ((self->l.capacity & 1) != 0)
    return self->l.data;

  return self->s.data;
}
`,F_=/(.+)!([^/]+)\/?([isu]+)?/,ze=null,Cl=null,Ut=class n{static build(e,t){return Il(t),Cl(e,t,r=>new n(ze.new(e,r,t)))}static enumerateMethods(e,t,r){Il(r);let o=e.match(F_);if(o===null)throw new Error("Invalid query; format is: class!method -- see documentation of Java.enumerateMethods(query) for details");let s=Memory.allocUtf8String(o[1]),i=Memory.allocUtf8String(o[2]),a=!1,l=!1,c=!1,u=o[3];u!==void 0&&(a=u.indexOf("s")!==-1,l=u.indexOf("i")!==-1,c=u.indexOf("u")!==-1);let d;if(t.jvmti!==null){let h=ze.enumerateMethodsJvm(s,i,Yt(a),Yt(l),Yt(c),r);try{d=JSON.parse(h.readUtf8String()).map(f=>{let _=ptr(f.loader);return f.loader=_.isNull()?null:_,f})}finally{ze.dealloc(h)}}else Ve(r.vm,r,h=>{let f=ze.enumerateMethodsArt(s,i,Yt(a),Yt(l),Yt(c));try{let _=t["art::JavaVMExt::AddGlobalRef"],{vm:m}=t;d=JSON.parse(f.readUtf8String()).map(g=>{let y=g.loader;return g.loader=y!==0?_(m,h,ptr(y)):null,g})}finally{ze.dealloc(f)}});return d}constructor(e){this.handle=e}has(e){return ze.has(this.handle,Memory.allocUtf8String(e))!==0}find(e){return ze.find(this.handle,Memory.allocUtf8String(e)).readUtf8String()}list(){let e=ze.list(this.handle);try{return JSON.parse(e.readUtf8String())}finally{ze.dealloc(e)}}};function Il(n){ze===null&&(ze=U_(n),Cl=D_(ze,n.vm))}function U_(n){let e=Mn(),{jvmti:t=null}=e,{pointerSize:r}=Process,o=8,s=r,i=7*r,a=10*4+5*r,l=o+s+i+a,u=Memory.alloc(l),d=u.add(o),h=d.add(s),{getDeclaredMethods:f,getDeclaredFields:_}=n.javaLangClass(),m=n.javaLangReflectMethod(),g=n.javaLangReflectField(),y=h;[t!==null?t:NULL,f,_,m.getName,m.getModifiers,g.getName,g.getModifiers].forEach(P=>{y=y.writePointer(P).add(r)});let E=h.add(i),{vm:k}=n;if(e.flavor==="art"){let P;if(t!==null)P=[0,0,0,0];else{let U=us(k).offset;P=[U.ifields,U.methods,U.sfields,U.copiedMethodsOffset]}let R=Re(k),w=pr(k),N=E;[1,...P,R.size,R.offset.accessFlags,w.size,w.offset.accessFlags,4294967295].forEach(U=>{N=N.writeUInt(U).add(4)}),[e.artClassLinker.address,e["art::ClassLinker::VisitClasses"],e["art::mirror::Class::GetDescriptor"],e["art::ArtMethod::PrettyMethod"],Process.getModuleByName("libc.so").getExportByName("free")].forEach((U,v)=>{U===void 0&&(U=NULL),N=N.writePointer(U).add(r)})}let L=new CModule(P_,{lock:u,models:d,java_api:h,art_api:E}),F={exceptions:"propagate"},B={exceptions:"propagate",scheduling:"exclusive"};return{handle:L,new:new NativeFunction(L.model_new,"pointer",["pointer","pointer","pointer"],F),has:new NativeFunction(L.model_has,"bool",["pointer","pointer"],B),find:new NativeFunction(L.model_find,"pointer",["pointer","pointer"],B),list:new NativeFunction(L.model_list,"pointer",["pointer"],B),enumerateMethodsArt:new NativeFunction(L.enumerate_methods_art,"pointer",["pointer","pointer","bool","bool","bool"],F),enumerateMethodsJvm:new NativeFunction(L.enumerate_methods_jvm,"pointer",["pointer","pointer","bool","bool","bool","pointer"],F),dealloc:new NativeFunction(L.dealloc,"void",["pointer"],B)}}function D_(n,e){let t=Mn();if(t.flavor!=="art")return B_;let r=t["art::JavaVMExt::DecodeGlobal"];return function(o,s,i){let a;return Ve(e,s,l=>{let c=r(e,l,o);a=i(c)}),a}}function B_(n,e,t){return t(NULL)}function Yt(n){return n?1:0}var On=class{constructor(e,t){this.items=new Map,this.capacity=e,this.destroy=t}dispose(e){let{items:t,destroy:r}=this;t.forEach(o=>{r(o,e)}),t.clear()}get(e){let{items:t}=this,r=t.get(e);return r!==void 0&&(t.delete(e),t.set(e,r)),r}set(e,t,r){let{items:o}=this,s=o.get(e);if(s!==void 0)o.delete(e),this.destroy(s,r);else if(o.size===this.capacity){let i=o.keys().next().value,a=o.get(i);o.delete(i),this.destroy(a,r)}o.set(e,t)}};var jn=1,Cs=256,Tl=65536,$_=305419896,Ll=32,Nl=12,Ml=8,Ol=8,jl=4,Rl=4,Pl=12,V_=0,z_=1,H_=2,J_=3,G_=4,Z_=5,X_=6,q_=4096,W_=4097,K_=4099,Q_=8192,Y_=8193,eg=8194,tg=8195,ng=8196,rg=8198,og=24,sg=28,ig=2,ag=24,Fl=p.from([3,0,7,14,0]),As="Ldalvik/annotation/Throws;",lg=p.from([0]);function cg(n){let e=new Ts,t=Object.assign({},n);return e.addClass(t),e.build()}var Ts=class{constructor(){this.classes=[]}addClass(e){this.classes.push(e)}build(){let e=fg(this.classes),{classes:t,interfaces:r,fields:o,methods:s,protos:i,parameters:a,annotationDirectories:l,annotationSets:c,throwsAnnotations:u,types:d,strings:h}=e,f=0,_=0,m=8,g=12,y=20,E=112;f+=E;let k=f,L=h.length*Rl;f+=L;let F=f,B=d.length*jl;f+=B;let P=f,R=i.length*Nl;f+=R;let w=f,N=o.length*Ml;f+=N;let U=f,v=s.length*Ol;f+=v;let $=f,H=t.length*Ll;f+=H;let J=f,z=c.map(A=>{let V=f;return A.offset=V,f+=4+A.items.length*4,V}),Z=t.reduce((A,V)=>(V.classData.constructorMethods.forEach(ne=>{let[,oe,re]=ne;(oe&Cs)===0&&re>=0&&(ne.push(f),A.push({offset:f,superConstructor:re}),f+=ag)}),A),[]);l.forEach(A=>{A.offset=f,f+=16+A.methods.length*8});let he=r.map(A=>{f=Is(f,4);let V=f;return A.offset=V,f+=4+2*A.types.length,V}),_e=a.map(A=>{f=Is(f,4);let V=f;return A.offset=V,f+=4+2*A.types.length,V}),Se=[],ce=h.map(A=>{let V=f,G=p.from(Pe(A.length)),ne=p.from(A,"utf8"),oe=p.concat([G,ne,lg]);return Se.push(oe),f+=oe.length,V}),be=Z.map(A=>{let V=f;return f+=Fl.length,V}),ue=u.map(A=>{let V=dg(A);return A.offset=f,f+=V.length,V}),ge=t.map((A,V)=>{A.classData.offset=f;let G=ug(A);return f+=G.length,G}),Ke=0,yn=0;f=Is(f,4);let Q=f,je=r.length+a.length,lt=4+(o.length>0?1:0)+2+c.length+Z.length+l.length+(je>0?1:0)+1+be.length+u.length+t.length+1,Ot=4+lt*Pl;f+=Ot;let vt=f-J,Zt=f,x=p.alloc(Zt);x.write(`dex
035`),x.writeUInt32LE(Zt,32),x.writeUInt32LE(E,36),x.writeUInt32LE($_,40),x.writeUInt32LE(Ke,44),x.writeUInt32LE(yn,48),x.writeUInt32LE(Q,52),x.writeUInt32LE(h.length,56),x.writeUInt32LE(k,60),x.writeUInt32LE(d.length,64),x.writeUInt32LE(F,68),x.writeUInt32LE(i.length,72),x.writeUInt32LE(P,76),x.writeUInt32LE(o.length,80),x.writeUInt32LE(o.length>0?w:0,84),x.writeUInt32LE(s.length,88),x.writeUInt32LE(U,92),x.writeUInt32LE(t.length,96),x.writeUInt32LE($,100),x.writeUInt32LE(vt,104),x.writeUInt32LE(J,108),ce.forEach((A,V)=>{x.writeUInt32LE(A,k+V*Rl)}),d.forEach((A,V)=>{x.writeUInt32LE(A,F+V*jl)}),i.forEach((A,V)=>{let[G,ne,oe]=A,re=P+V*Nl;x.writeUInt32LE(G,re),x.writeUInt32LE(ne,re+4),x.writeUInt32LE(oe!==null?oe.offset:0,re+8)}),o.forEach((A,V)=>{let[G,ne,oe]=A,re=w+V*Ml;x.writeUInt16LE(G,re),x.writeUInt16LE(ne,re+2),x.writeUInt32LE(oe,re+4)}),s.forEach((A,V)=>{let[G,ne,oe]=A,re=U+V*Ol;x.writeUInt16LE(G,re),x.writeUInt16LE(ne,re+2),x.writeUInt32LE(oe,re+4)}),t.forEach((A,V)=>{let{interfaces:G,annotationsDirectory:ne}=A,oe=G!==null?G.offset:0,re=ne!==null?ne.offset:0,bn=0,De=$+V*Ll;x.writeUInt32LE(A.index,De),x.writeUInt32LE(A.accessFlags,De+4),x.writeUInt32LE(A.superClassIndex,De+8),x.writeUInt32LE(oe,De+12),x.writeUInt32LE(A.sourceFileIndex,De+16),x.writeUInt32LE(re,De+20),x.writeUInt32LE(A.classData.offset,De+24),x.writeUInt32LE(bn,De+28)}),c.forEach((A,V)=>{let{items:G}=A,ne=z[V];x.writeUInt32LE(G.length,ne),G.forEach((oe,re)=>{x.writeUInt32LE(oe.offset,ne+4+re*4)})}),Z.forEach((A,V)=>{let{offset:G,superConstructor:ne}=A,oe=1,re=1,bn=1,De=0,Wn=4;x.writeUInt16LE(oe,G),x.writeUInt16LE(re,G+2),x.writeUInt16LE(bn,G+4),x.writeUInt16LE(De,G+6),x.writeUInt32LE(be[V],G+8),x.writeUInt32LE(Wn,G+12),x.writeUInt16LE(4208,G+16),x.writeUInt16LE(ne,G+18),x.writeUInt16LE(0,G+20),x.writeUInt16LE(14,G+22)}),l.forEach(A=>{let V=A.offset,G=0,ne=0,oe=A.methods.length,re=0;x.writeUInt32LE(G,V),x.writeUInt32LE(ne,V+4),x.writeUInt32LE(oe,V+8),x.writeUInt32LE(re,V+12),A.methods.forEach((bn,De)=>{let Wn=V+16+De*8,[Dd,Bd]=bn;x.writeUInt32LE(Dd,Wn),x.writeUInt32LE(Bd.offset,Wn+4)})}),r.forEach((A,V)=>{let G=he[V];x.writeUInt32LE(A.types.length,G),A.types.forEach((ne,oe)=>{x.writeUInt16LE(ne,G+4+oe*2)})}),a.forEach((A,V)=>{let G=_e[V];x.writeUInt32LE(A.types.length,G),A.types.forEach((ne,oe)=>{x.writeUInt16LE(ne,G+4+oe*2)})}),Se.forEach((A,V)=>{A.copy(x,ce[V])}),be.forEach(A=>{Fl.copy(x,A)}),ue.forEach((A,V)=>{A.copy(x,u[V].offset)}),ge.forEach((A,V)=>{A.copy(x,t[V].classData.offset)}),x.writeUInt32LE(lt,Q);let we=[[V_,1,_],[z_,h.length,k],[H_,d.length,F],[J_,i.length,P]];o.length>0&&we.push([G_,o.length,w]),we.push([Z_,s.length,U]),we.push([X_,t.length,$]),c.forEach((A,V)=>{we.push([K_,A.items.length,z[V]])}),Z.forEach(A=>{we.push([Y_,1,A.offset])}),l.forEach(A=>{we.push([rg,1,A.offset])}),je>0&&we.push([W_,je,he.concat(_e)[0]]),we.push([eg,h.length,ce[0]]),be.forEach(A=>{we.push([tg,1,A])}),u.forEach(A=>{we.push([ng,1,A.offset])}),t.forEach(A=>{we.push([Q_,1,A.classData.offset])}),we.push([q_,1,Q]),we.forEach((A,V)=>{let[G,ne,oe]=A,re=Q+4+V*Pl;x.writeUInt16LE(G,re),x.writeUInt32LE(ne,re+4),x.writeUInt32LE(oe,re+8)});let ba=new Checksum("sha1");return ba.update(x.slice(g+y)),p.from(ba.getDigest()).copy(x,g),x.writeUInt32LE(yg(x,g),m),x}};function ug(n){let{instanceFields:e,constructorMethods:t,virtualMethods:r}=n.classData;return p.from([0].concat(Pe(e.length)).concat(Pe(t.length)).concat(Pe(r.length)).concat(e.reduce((s,[i,a])=>s.concat(Pe(i)).concat(Pe(a)),[])).concat(t.reduce((s,[i,a,,l])=>s.concat(Pe(i)).concat(Pe(a)).concat(Pe(l||0)),[])).concat(r.reduce((s,[i,a])=>s.concat(Pe(i)).concat(Pe(a)).concat([0]),[])))}function dg(n){let{thrownTypes:e}=n;return p.from([ig].concat(Pe(n.type)).concat([1]).concat(Pe(n.value)).concat([sg,e.length]).concat(e.reduce((t,r)=>(t.push(og,r),t),[])))}function fg(n){let e=new Set,t=new Set,r={},o=[],s=[],i={},a=new Set,l=new Set;n.forEach(v=>{let{name:$,superClass:H,sourceFileName:J}=v;e.add("this"),e.add($),t.add($),e.add(H),t.add(H),e.add(J),v.interfaces.forEach(z=>{e.add(z),t.add(z)}),v.fields.forEach(z=>{let[Z,he]=z;e.add(Z),e.add(he),t.add(he),o.push([v.name,he,Z])}),v.methods.some(([z])=>z==="<init>")||(v.methods.unshift(["<init>","V",[]]),a.add($)),v.methods.forEach(z=>{let[Z,he,_e,Se=[],ce]=z;e.add(Z);let be=c(he,_e),ue=null;if(Se.length>0){let ge=Se.slice();ge.sort(),ue=ge.join("|");let Ke=i[ue];Ke===void 0&&(Ke={id:ue,types:ge},i[ue]=Ke),e.add(As),t.add(As),Se.forEach(yn=>{e.add(yn),t.add(yn)}),e.add("value")}if(s.push([v.name,be,Z,ue,ce]),Z==="<init>"){l.add($+"|"+be);let ge=H+"|"+be;a.has($)&&!l.has(ge)&&(s.push([H,be,Z,null,0]),l.add(ge))}})});function c(v,$){let H=[v].concat($),J=H.join("|");if(r[J]!==void 0)return J;e.add(v),t.add(v),$.forEach(Z=>{e.add(Z),t.add(Z)});let z=H.map(gg).join("");return e.add(z),r[J]=[J,z,v,$],J}let u=Array.from(e);u.sort();let d=u.reduce((v,$,H)=>(v[$]=H,v),{}),h=Array.from(t).map(v=>d[v]);h.sort(Ul);let f=h.reduce((v,$,H)=>(v[u[$]]=H,v),{}),_=Object.keys(r).map(v=>r[v]);_.sort(pg);let m={},g=_.map(v=>{let[,$,H,J]=v,z;if(J.length>0){let Z=J.join("|");z=m[Z],z===void 0&&(z={types:J.map(he=>f[he]),offset:-1},m[Z]=z)}else z=null;return[d[$],f[H],z]}),y=_.reduce((v,$,H)=>{let[J]=$;return v[J]=H,v},{}),E=Object.keys(m).map(v=>m[v]),k=o.map(v=>{let[$,H,J]=v;return[f[$],f[H],d[J]]});k.sort(mg);let L=s.map(v=>{let[$,H,J,z,Z]=v;return[f[$],y[H],d[J],z,Z]});L.sort(_g);let F=Object.keys(i).map(v=>i[v]).map(v=>({id:v.id,type:f[As],value:d.value,thrownTypes:v.types.map($=>f[$]),offset:-1})),B=F.map(v=>({id:v.id,items:[v],offset:-1})),P=B.reduce((v,$,H)=>(v[$.id]=H,v),{}),R={},w=[],N=n.map(v=>{let $=f[v.name],H=jn,J=f[v.superClass],z,Z=v.interfaces.map(Q=>f[Q]);if(Z.length>0){Z.sort(Ul);let Q=Z.join("|");z=R[Q],z===void 0&&(z={types:Z,offset:-1},R[Q]=z)}else z=null;let he=d[v.sourceFileName],_e=L.reduce((Q,je,lt)=>{let[Ot,vt,Zt,x,we]=je;return Ot===$&&Q.push([lt,Zt,x,vt,we]),Q},[]),Se=null,ce=_e.filter(([,,Q])=>Q!==null).map(([Q,,je])=>[Q,B[P[je]]]);ce.length>0&&(Se={methods:ce,offset:-1},w.push(Se));let be=k.reduce((Q,je,lt)=>{let[Ot]=je;return Ot===$&&Q.push([lt>0?1:0,jn]),Q},[]),ue=d["<init>"],ge=_e.filter(([,Q])=>Q===ue).map(([Q,,,je])=>{if(a.has(v.name)){let lt=-1,Ot=L.length;for(let vt=0;vt!==Ot;vt++){let[Zt,x,we]=L[vt];if(Zt===J&&we===ue&&x===je){lt=vt;break}}return[Q,jn|Tl,lt]}else return[Q,jn|Tl|Cs,-1]}),Ke=hg(_e.filter(([,Q])=>Q!==ue).map(([Q,,,,je])=>[Q,je|jn|Cs]));return{index:$,accessFlags:H,superClassIndex:J,interfaces:z,sourceFileIndex:he,annotationsDirectory:Se,classData:{instanceFields:be,constructorMethods:ge,virtualMethods:Ke,offset:-1}}}),U=Object.keys(R).map(v=>R[v]);return{classes:N,interfaces:U,fields:k,methods:L,protos:g,parameters:E,annotationDirectories:w,annotationSets:B,throwsAnnotations:F,types:h,strings:u}}function hg(n){let e=0;return n.map(([t,r],o)=>{let s;return o===0?s=[t,r]:s=[t-e,r],e=t,s})}function Ul(n,e){return n-e}function pg(n,e){let[,,t,r]=n,[,,o,s]=e;if(t<o)return-1;if(t>o)return 1;let i=r.join("|"),a=s.join("|");return i<a?-1:i>a?1:0}function mg(n,e){let[t,r,o]=n,[s,i,a]=e;return t!==s?t-s:o!==a?o-a:r-i}function _g(n,e){let[t,r,o]=n,[s,i,a]=e;return t!==s?t-s:o!==a?o-a:r-i}function gg(n){let e=n[0];return e==="L"||e==="["?"L":n}function Pe(n){if(n<=127)return[n];let e=[],t=!1;do{let r=n&127;n>>=7,t=n!==0,t&&(r|=128),e.push(r)}while(t);return e}function Is(n,e){let t=n%e;return t===0?n:n+e-t}function yg(n,e){let t=1,r=0,o=n.length;for(let s=e;s<o;s++)t=(t+n[s])%65521,r=(r+t)%65521;return(r<<16|t)>>>0}var Dl=cg;var bg=1,Ls=null,Bl=null;function $l(n){Ls=n}function Ns(n,e,t){let r=en(n);return r===null&&(n.indexOf("[")===0?r=Ms(n,e,t):(n[0]==="L"&&n[n.length-1]===";"&&(n=n.substring(1,n.length-1)),r=Sg(n,e,t))),Object.assign({className:n},r)}var Vl={boolean:{name:"Z",type:"uint8",size:1,byteSize:1,defaultValue:!1,isCompatible(n){return typeof n=="boolean"},fromJni(n){return!!n},toJni(n){return n?1:0},read(n){return n.readU8()},write(n,e){n.writeU8(e)},toString(){return this.name}},byte:{name:"B",type:"int8",size:1,byteSize:1,defaultValue:0,isCompatible(n){return Number.isInteger(n)&&n>=-128&&n<=127},fromJni:He,toJni:He,read(n){return n.readS8()},write(n,e){n.writeS8(e)},toString(){return this.name}},char:{name:"C",type:"uint16",size:1,byteSize:2,defaultValue:0,isCompatible(n){if(typeof n!="string"||n.length!==1)return!1;let e=n.charCodeAt(0);return e>=0&&e<=65535},fromJni(n){return String.fromCharCode(n)},toJni(n){return n.charCodeAt(0)},read(n){return n.readU16()},write(n,e){n.writeU16(e)},toString(){return this.name}},short:{name:"S",type:"int16",size:1,byteSize:2,defaultValue:0,isCompatible(n){return Number.isInteger(n)&&n>=-32768&&n<=32767},fromJni:He,toJni:He,read(n){return n.readS16()},write(n,e){n.writeS16(e)},toString(){return this.name}},int:{name:"I",type:"int32",size:1,byteSize:4,defaultValue:0,isCompatible(n){return Number.isInteger(n)&&n>=-2147483648&&n<=2147483647},fromJni:He,toJni:He,read(n){return n.readS32()},write(n,e){n.writeS32(e)},toString(){return this.name}},long:{name:"J",type:"int64",size:2,byteSize:8,defaultValue:0,isCompatible(n){return typeof n=="number"||n instanceof Int64},fromJni:He,toJni:He,read(n){return n.readS64()},write(n,e){n.writeS64(e)},toString(){return this.name}},float:{name:"F",type:"float",size:1,byteSize:4,defaultValue:0,isCompatible(n){return typeof n=="number"},fromJni:He,toJni:He,read(n){return n.readFloat()},write(n,e){n.writeFloat(e)},toString(){return this.name}},double:{name:"D",type:"double",size:2,byteSize:8,defaultValue:0,isCompatible(n){return typeof n=="number"},fromJni:He,toJni:He,read(n){return n.readDouble()},write(n,e){n.writeDouble(e)},toString(){return this.name}},void:{name:"V",type:"void",size:0,byteSize:0,defaultValue:void 0,isCompatible(n){return n===void 0},fromJni(){},toJni(){return NULL},toString(){return this.name}}},Eg=new Set(Object.values(Vl).map(n=>n.name));function en(n){let e=Vl[n];return e!==void 0?e:null}function Sg(n,e,t){let r=t._types[e?1:0],o=r[n];return o!==void 0||(n==="java.lang.Object"?o=wg(t):o=vg(n,e,t),r[n]=o),o}function wg(n){return{name:"Ljava/lang/Object;",type:"pointer",size:1,defaultValue:NULL,isCompatible(e){return e===null?!0:e===void 0?!1:e.$h instanceof NativePointer?!0:typeof e=="string"},fromJni(e,t,r){return e.isNull()?null:n.cast(e,n.use("java.lang.Object"),r)},toJni(e,t){return e===null?NULL:typeof e=="string"?t.newStringUtf(e):e.$h}}}function vg(n,e,t){let r=null,o=null,s=null;function i(){return r===null&&(r=t.use(n).class),r}function a(c){let u=i();return o===null&&(o=u.isInstance.overload("java.lang.Object")),o.call(u,c)}function l(){if(s===null){let c=i();s=t.use("java.lang.String").class.isAssignableFrom(c)}return s}return{name:Dt(n),type:"pointer",size:1,defaultValue:NULL,isCompatible(c){return c===null?!0:c===void 0?!1:c.$h instanceof NativePointer?a(c):typeof c=="string"&&l()},fromJni(c,u,d){return c.isNull()?null:l()&&e?u.stringFromJni(c):t.cast(c,t.use(n),d)},toJni(c,u){return c===null?NULL:typeof c=="string"?u.newStringUtf(c):c.$h},toString(){return this.name}}}var xg=[["Z","boolean"],["B","byte"],["C","char"],["D","double"],["F","float"],["I","int"],["J","long"],["S","short"]].reduce((n,[e,t])=>(n["["+e]=kg("["+e,t),n),{});function kg(n,e){let t=b.prototype,r=Lg(e),o={typeName:e,newArray:t["new"+r+"Array"],setRegion:t["set"+r+"ArrayRegion"],getElements:t["get"+r+"ArrayElements"],releaseElements:t["release"+r+"ArrayElements"]};return{name:n,type:"pointer",size:1,defaultValue:NULL,isCompatible(s){return Tg(s,e)},fromJni(s,i,a){return Ig(s,o,i,a)},toJni(s,i){return Cg(s,o,i)}}}function Ms(n,e,t){let r=xg[n];if(r!==void 0)return r;if(n.indexOf("[")!==0)throw new Error("Unsupported type: "+n);let o=n.substring(1),s=Ns(o,e,t),i=0,a=o.length;for(;i!==a&&o[i]==="[";)i++;o=o.substring(i),o[0]==="L"&&o[o.length-1]===";"&&(o=o.substring(1,o.length-1));let l=o.replace(/\./g,"/");Eg.has(l)?l="[".repeat(i)+l:l="[".repeat(i)+"L"+l+";";let c="["+l;return o="[".repeat(i)+o,{name:n.replace(/\./g,"/"),type:"pointer",size:1,defaultValue:NULL,isCompatible(u){return u===null?!0:typeof u!="object"||u.length===void 0?!1:u.every(function(d){return s.isCompatible(d)})},fromJni(u,d,h){if(u.isNull())return null;let f=[],_=d.getArrayLength(u);for(let m=0;m!==_;m++){let g=d.getObjectArrayElement(u,m);try{f.push(s.fromJni(g,d))}finally{d.deleteLocalRef(g)}}try{f.$w=t.cast(u,t.use(c),h)}catch{t.use("java.lang.reflect.Array").newInstance(t.use(o).class,0),f.$w=t.cast(u,t.use(c),h)}return f.$dispose=Ag,f},toJni(u,d){if(u===null)return NULL;if(!(u instanceof Array))throw new Error("Expected an array");let h=u.$w;if(h!==void 0)return h.$h;let f=u.length,m=t.use(o).$borrowClassHandle(d);try{let g=d.newObjectArray(f,m.value,NULL);d.throwIfExceptionPending();for(let y=0;y!==f;y++){let E=s.toJni(u[y],d);try{d.setObjectArrayElement(g,y,E)}finally{s.type==="pointer"&&d.getObjectRefType(E)===bg&&d.deleteLocalRef(E)}d.throwIfExceptionPending()}return g}finally{m.unref(d)}}}}function Ag(){let n=this.length;for(let e=0;e!==n;e++){let t=this[e];if(t===null)continue;let r=t.$dispose;if(r===void 0)break;r.call(t)}this.$w.$dispose()}function Ig(n,e,t,r){if(n.isNull())return null;let o=en(e.typeName),s=t.getArrayLength(n);return new yr(n,e,o,s,t,r)}function Cg(n,e,t){if(n===null)return NULL;let r=n.$h;if(r!==void 0)return r;let o=n.length,s=en(e.typeName),i=e.newArray.call(t,o);if(i.isNull())throw new Error("Unable to construct array");if(o>0){let a=s.byteSize,l=s.write,c=s.toJni,u=Memory.alloc(o*s.byteSize);for(let d=0;d!==o;d++)l(u.add(d*a),c(n[d]));e.setRegion.call(t,i,0,o,u),t.throwIfExceptionPending()}return i}function Tg(n,e){if(n===null)return!0;if(n instanceof yr)return n.$s.typeName===e;if(!(typeof n=="object"&&n.length!==void 0))return!1;let r=en(e);return Array.prototype.every.call(n,o=>r.isCompatible(o))}function yr(n,e,t,r,o,s=!0){if(s){let i=o.newGlobalRef(n);this.$h=i,this.$r=Script.bindWeak(this,o.vm.makeHandleDestructor(i))}else this.$h=n,this.$r=null;return this.$s=e,this.$t=t,this.length=r,new Proxy(this,Bl)}Bl={has(n,e){return e in n?!0:n.tryParseIndex(e)!==null},get(n,e,t){let r=n.tryParseIndex(e);return r===null?n[e]:n.readElement(r)},set(n,e,t,r){let o=n.tryParseIndex(e);return o===null?(n[e]=t,!0):(n.writeElement(o,t),!0)},ownKeys(n){let e=[],{length:t}=n;for(let r=0;r!==t;r++){let o=r.toString();e.push(o)}return e.push("length"),e},getOwnPropertyDescriptor(n,e){return n.tryParseIndex(e)!==null?{writable:!0,configurable:!0,enumerable:!0}:Object.getOwnPropertyDescriptor(n,e)}};Object.defineProperties(yr.prototype,{$dispose:{enumerable:!0,value(){let n=this.$r;n!==null&&(this.$r=null,Script.unbindWeak(n))}},$clone:{value(n){return new yr(this.$h,this.$s,this.$t,this.length,n)}},tryParseIndex:{value(n){if(typeof n=="symbol")return null;let e=parseInt(n);return isNaN(e)||e<0||e>=this.length?null:e}},readElement:{value(n){return this.withElements(e=>{let t=this.$t;return t.fromJni(t.read(e.add(n*t.byteSize)))})}},writeElement:{value(n,e){let{$h:t,$s:r,$t:o}=this,s=Ls.getEnv(),i=Memory.alloc(o.byteSize);o.write(i,o.toJni(e)),r.setRegion.call(s,t,n,1,i)}},withElements:{value(n){let{$h:e,$s:t}=this,r=Ls.getEnv(),o=t.getElements.call(r,e);if(o.isNull())throw new Error("Unable to get array elements");try{return n(o)}finally{t.releaseElements.call(r,e,o)}}},toJSON:{value(){let{length:n,$t:e}=this,{byteSize:t,fromJni:r,read:o}=e;return this.withElements(s=>{let i=[];for(let a=0;a!==n;a++){let l=r(o(s.add(a*t)));i.push(l)}return i})}},toString:{value(){return this.toJSON().toString()}}});function Dt(n){return"L"+n.replace(/\./g,"/")+";"}function Lg(n){return n.charAt(0).toUpperCase()+n.slice(1)}function He(n){return n}var Ng=4,{ensureClassInitialized:zl,makeMethodMangler:ql}=_r,Mg=8,Rs=1,Pn=2,ft=3,Os=1,Ps=2,br=1,Wl=2,Hl=Symbol("PENDING_USE"),Jl="/data/local/tmp",{getCurrentThreadId:Sr,pointerSize:Rn}=Process,Te={state:"empty",factories:[],loaders:null,Integer:null},K=null,ae=null,Kl=null,Ql=null,Yl=null,ec=null,tc=null,Gl=null,js=null,nn=new Map,kt=class n{static _initialize(e,t){K=e,ae=t,Kl=t.flavor==="art",t.flavor==="jvm"&&(zl=wl,ql=xl)}static _disposeAll(e){Te.factories.forEach(t=>{t._dispose(e)})}static get(e){let t=Qg(),r=t.factories[0];if(e===null)return r;let o=t.loaders.get(e);if(o!==null){let i=r.cast(o,t.Integer);return t.factories[i.intValue()]}let s=new n;return s.loader=e,s.cacheDir=r.cacheDir,Ds(s,e),s}constructor(){this.cacheDir=Jl,this.codeCacheDir=Jl+"/dalvik-cache",this.tempFileNaming={prefix:"frida",suffix:""},this._classes={},this._classHandles=new On(10,jg),this._patchedMethods=new Set,this._loader=null,this._types=[{},{}],Te.factories.push(this)}_dispose(e){Array.from(this._patchedMethods).forEach(t=>{t.implementation=null}),this._patchedMethods.clear(),_s(),this._classHandles.dispose(e),this._classes={}}get loader(){return this._loader}set loader(e){let t=this._loader===null&&e!==null;this._loader=e,t&&Te.state==="ready"&&this===Te.factories[0]&&Ds(this,e)}use(e,t={}){let r=t.cache!=="skip",o=r?this._getUsedClass(e):void 0;if(o===void 0)try{let s=K.getEnv(),{_loader:i}=this,a=i!==null?Pg(e,i,s):Rg(e);o=this._make(e,a,s)}finally{r&&this._setUsedClass(e,o)}return o}_getUsedClass(e){let t;for(;(t=this._classes[e])===Hl;)Thread.sleep(.05);return t===void 0&&(this._classes[e]=Hl),t}_setUsedClass(e,t){t!==void 0?this._classes[e]=t:delete this._classes[e]}_make(e,t,r){let o=Og(),s=Object.create($s.prototype,{[Symbol.for("n")]:{value:e},$n:{get(){return this[Symbol.for("n")]}},[Symbol.for("C")]:{value:o},$C:{get(){return this[Symbol.for("C")]}},[Symbol.for("w")]:{value:null,writable:!0},$w:{get(){return this[Symbol.for("w")]},set(l){this[Symbol.for("w")]=l}},[Symbol.for("_s")]:{writable:!0},$_s:{get(){return this[Symbol.for("_s")]},set(l){this[Symbol.for("_s")]=l}},[Symbol.for("c")]:{value:[null]},$c:{get(){return this[Symbol.for("c")]}},[Symbol.for("m")]:{value:new Map},$m:{get(){return this[Symbol.for("m")]}},[Symbol.for("l")]:{value:null,writable:!0},$l:{get(){return this[Symbol.for("l")]},set(l){this[Symbol.for("l")]=l}},[Symbol.for("gch")]:{value:t},$gch:{get(){return this[Symbol.for("gch")]}},[Symbol.for("f")]:{value:this},$f:{get(){return this[Symbol.for("f")]}}});o.prototype=s;let i=new o(null);s[Symbol.for("w")]=i,s.$w=i;let a=i.$borrowClassHandle(r);try{let l=a.value;zl(r,l),s.$l=Ut.build(l,r)}finally{a.unref(r)}return i}retain(e){let t=K.getEnv();return e.$clone(t)}cast(e,t,r){let o=K.getEnv(),s=e.$h;s===void 0&&(s=e);let i=t.$borrowClassHandle(o);try{if(!o.isInstanceOf(s,i.value))throw new Error(`Cast from '${o.getObjectClassName(s)}' to '${t.$n}' isn't possible`)}finally{i.unref(o)}let a=t.$C;return new a(s,br,o,r)}wrap(e,t,r){let o=t.$C,s=new o(e,br,r,!1);return s.$r=Script.bindWeak(s,K.makeHandleDestructor(e)),s}array(e,t){let r=K.getEnv(),o=en(e);o!==null&&(e=o.name);let s=Ms("["+e,!1,this),i=s.toJni(t,r);return s.fromJni(i,r,!0)}registerClass(e){let t=K.getEnv(),r=[];try{let o=this.use("java.lang.Class"),s=t.javaLangReflectMethod(),i=t.vaMethod("pointer",[]),a=e.name,l=e.implements||[],c=e.superClass||this.use("java.lang.Object"),u=[],d=[],h={name:Dt(a),sourceFileName:e0(a),superClass:Dt(c.$n),interfaces:l.map(w=>Dt(w.$n)),fields:u,methods:d},f=l.slice();l.forEach(w=>{Array.prototype.slice.call(w.class.getInterfaces()).forEach(N=>{let U=this.cast(N,o).getCanonicalName();f.push(this.use(U))})});let _=e.fields||{};Object.getOwnPropertyNames(_).forEach(w=>{let N=this._getType(_[w]);u.push([w,N.name])});let m={},g={};f.forEach(w=>{let N=w.$borrowClassHandle(t);r.push(N);let U=N.value;w.$ownMembers.filter(v=>w[v].overloads!==void 0).forEach(v=>{let $=w[v],H=$.overloads,J=H.map(z=>Zl(v,z.returnType,z.argumentTypes));m[v]=[$,J,U],H.forEach((z,Z)=>{let he=J[Z];g[he]=[z,U]})})});let y=e.methods||{},k=Object.keys(y).reduce((w,N)=>{let U=y[N],v=N==="$init"?"<init>":N;return U instanceof Array?w.push(...U.map($=>[v,$])):w.push([v,U]),w},[]),L=[];k.forEach(([w,N])=>{let U=ft,v,$,H=[],J;if(typeof N=="function"){let _e=m[w];if(_e!==void 0&&Array.isArray(_e)){let[Se,ce,be]=_e;if(ce.length>1)throw new Error(`More than one overload matching '${w}': signature must be specified`);delete g[ce[0]];let ue=Se.overloads[0];U=ue.type,v=ue.returnType,$=ue.argumentTypes,J=N;let ge=t.toReflectedMethod(be,ue.handle,0),Ke=i(t.handle,ge,s.getGenericExceptionTypes);H=Bs(t,Ke).map(Dt),t.deleteLocalRef(Ke),t.deleteLocalRef(ge)}else v=this._getType("void"),$=[],J=N}else{if(N.isStatic&&(U=Pn),v=this._getType(N.returnType||"void"),$=(N.argumentTypes||[]).map(ce=>this._getType(ce)),J=N.implementation,typeof J!="function")throw new Error("Expected a function implementation for method: "+w);let _e=Zl(w,v,$),Se=g[_e];if(Se!==void 0){let[ce,be]=Se;delete g[_e],U=ce.type,v=ce.returnType,$=ce.argumentTypes;let ue=t.toReflectedMethod(be,ce.handle,0),ge=i(t.handle,ue,s.getGenericExceptionTypes);H=Bs(t,ge).map(Dt),t.deleteLocalRef(ge),t.deleteLocalRef(ue)}}let z=v.name,Z=$.map(_e=>_e.name),he="("+Z.join("")+")"+z;d.push([w,z,Z,H,U===Pn?Mg:0]),L.push([w,he,U,v,$,J])});let F=Object.keys(g);if(F.length>0)throw new Error("Missing implementation for: "+F.join(", "));let B=Er.fromBuffer(Dl(h),this);try{B.load()}finally{B.file.delete()}let P=this.use(e.name),R=k.length;if(R>0){let w=3*Rn,N=Memory.alloc(R*w),U=[],v=[];L.forEach(([J,z,Z,he,_e,Se],ce)=>{let be=Memory.allocUtf8String(J),ue=Memory.allocUtf8String(z),ge=nc(J,P,Z,he,_e,Se);N.add(ce*w).writePointer(be),N.add(ce*w+Rn).writePointer(ue),N.add(ce*w+2*Rn).writePointer(ge),v.push(be,ue),U.push(ge)});let $=P.$borrowClassHandle(t);r.push($);let H=$.value;t.registerNatives(H,N,R),t.throwIfExceptionPending(),P.$nativeMethods=U}return P}finally{r.forEach(o=>{o.unref(t)})}}choose(e,t){let r=K.getEnv(),{flavor:o}=ae;if(o==="jvm")this._chooseObjectsJvm(e,r,t);else if(o==="art"){let s=ae["art::gc::Heap::VisitObjects"]===void 0;if(s&&ae["art::gc::Heap::GetInstances"]===void 0)return this._chooseObjectsJvm(e,r,t);Ve(K,r,i=>{s?this._chooseObjectsArtPreA12(e,r,i,t):this._chooseObjectsArtLegacy(e,r,i,t)})}else this._chooseObjectsDalvik(e,r,t)}_chooseObjectsJvm(e,t,r){let o=this.use(e),{jvmti:s}=ae,i=1,a=3,l=o.$borrowClassHandle(t),c=int64(l.value.toString());try{let u=new NativeCallback((y,E,k,L)=>(k.writeS64(c),i),"int",["int64","int64","pointer","pointer"]);s.iterateOverInstancesOfClass(l.value,a,u,l.value);let d=Memory.alloc(8);d.writeS64(c);let h=Memory.alloc(Ng),f=Memory.alloc(Rn);s.getObjectsWithTags(1,d,h,f,NULL);let _=h.readS32(),m=f.readPointer(),g=[];for(let y=0;y!==_;y++)g.push(m.add(y*Rn).readPointer());s.deallocate(m);try{for(let y of g){let E=this.cast(y,o);if(r.onMatch(E)==="stop")break}r.onComplete()}finally{g.forEach(y=>{t.deleteLocalRef(y)})}}finally{l.unref(t)}}_chooseObjectsArtPreA12(e,t,r,o){let s=this.use(e),i=Tn.$new(r,K),a,l=s.$borrowClassHandle(t);try{let h=ae["art::JavaVMExt::DecodeGlobal"](ae.vm,r,l.value);a=i.newHandle(h)}finally{l.unref(t)}let c=0,u=Cn.$new();ae["art::gc::Heap::GetInstances"](ae.artHeap,i,a,c,u);let d=u.handles.map(h=>t.newGlobalRef(h));u.$delete(),i.$delete();try{for(let h of d){let f=this.cast(h,s);if(o.onMatch(f)==="stop")break}o.onComplete()}finally{d.forEach(h=>{t.deleteGlobalRef(h)})}}_chooseObjectsArtLegacy(e,t,r,o){let s=this.use(e),i=[],a=ae["art::JavaVMExt::AddGlobalRef"],l=ae.vm,c,u=s.$borrowClassHandle(t);try{c=ae["art::JavaVMExt::DecodeGlobal"](l,r,u.value).toInt32()}finally{u.unref(t)}let d=ws(c,h=>{i.push(a(l,r,h))});ae["art::gc::Heap::VisitObjects"](ae.artHeap,d,NULL);try{for(let h of i){let f=this.cast(h,s);if(o.onMatch(f)==="stop")break}}finally{i.forEach(h=>{t.deleteGlobalRef(h)})}o.onComplete()}_chooseObjectsDalvik(e,t,r){let o=this.use(e);if(ae.addLocalReference===null){let i=Process.getModuleByName("libdvm.so"),a;switch(Process.arch){case"arm":a="2d e9 f0 41 05 46 15 4e 0c 46 7e 44 11 b3 43 68";break;case"ia32":a="8d 64 24 d4 89 5c 24 1c 89 74 24 20 e8 ?? ?? ?? ?? ?? ?? ?? ?? ?? ?? 85 d2";break}Memory.scan(i.base,i.size,a,{onMatch:(l,c)=>{let u;if(Process.arch==="arm")l=l.or(1),u=new NativeFunction(l,"pointer",["pointer","pointer"]);else{let d=Memory.alloc(Process.pageSize);Memory.patchCode(d,16,h=>{let f=new X86Writer(h,{pc:d});f.putMovRegRegOffsetPtr("eax","esp",4),f.putMovRegRegOffsetPtr("edx","esp",8),f.putJmpAddress(l),f.flush()}),u=new NativeFunction(d,"pointer",["pointer","pointer"]),u._thunk=d}return ae.addLocalReference=u,K.perform(d=>{s(this,d)}),"stop"},onError(l){},onComplete(){ae.addLocalReference===null&&r.onComplete()}})}else s(this,t);function s(i,a){let{DVM_JNI_ENV_OFFSET_SELF:l}=_r,c=a.handle.add(l).readPointer(),u,d=o.$borrowClassHandle(a);try{u=ae.dvmDecodeIndirectRef(c,d.value)}finally{d.unref(a)}let h=u.toMatchPattern(),f=ae.dvmHeapSourceGetBase(),m=ae.dvmHeapSourceGetLimit().sub(f).toInt32();Memory.scan(f,m,h,{onMatch:(g,y)=>{ae.dvmIsValidObject(g)&&K.perform(E=>{let k=E.handle.add(l).readPointer(),L,F=ae.addLocalReference(k,g);try{L=i.cast(F,o)}finally{E.deleteLocalRef(F)}if(r.onMatch(L)==="stop")return"stop"})},onError(g){},onComplete(){r.onComplete()}})}}openClassFile(e){return new Er(e,null,this)}_getType(e,t=!0){return Ns(e,t,this)}};function Og(){return function(n,e,t,r){return $s.call(this,n,e,t,r)}}function $s(n,e,t,r=!0){if(n!==null)if(r){let o=t.newGlobalRef(n);this.$h=o,this.$r=Script.bindWeak(this,K.makeHandleDestructor(o))}else this.$h=n,this.$r=null;else this.$h=null,this.$r=null;return this.$t=e,new Proxy(this,Ql)}Ql={has(n,e){return e in n?!0:n.$has(e)},get(n,e,t){if(typeof e!="string"||e.startsWith("$")||e==="class")return n[e];let r=n.$find(e);return r!==null?r(t):n[e]},set(n,e,t,r){return n[e]=t,!0},ownKeys(n){return n.$list()},getOwnPropertyDescriptor(n,e){return Object.prototype.hasOwnProperty.call(n,e)?Object.getOwnPropertyDescriptor(n,e):{writable:!1,configurable:!0,enumerable:!0}}};Object.defineProperties($s.prototype,{[Symbol.for("new")]:{enumerable:!1,get(){return this.$getCtor("allocAndInit")}},$new:{enumerable:!0,get(){return this[Symbol.for("new")]}},[Symbol.for("alloc")]:{enumerable:!1,value(){let n=K.getEnv(),e=this.$borrowClassHandle(n);try{let t=n.allocObject(e.value);return this.$f.cast(t,this)}finally{e.unref(n)}}},$alloc:{enumerable:!0,get(){return this[Symbol.for("alloc")]}},[Symbol.for("init")]:{enumerable:!1,get(){return this.$getCtor("initOnly")}},$init:{enumerable:!0,get(){return this[Symbol.for("init")]}},[Symbol.for("dispose")]:{enumerable:!1,value(){let n=this.$r;n!==null&&(this.$r=null,Script.unbindWeak(n)),this.$h!==null&&(this.$h=void 0)}},$dispose:{enumerable:!0,get(){return this[Symbol.for("dispose")]}},[Symbol.for("clone")]:{enumerable:!1,value(n){let e=this.$C;return new e(this.$h,this.$t,n)}},$clone:{value(n){return this[Symbol.for("clone")](n)}},[Symbol.for("class")]:{enumerable:!1,get(){let n=K.getEnv(),e=this.$borrowClassHandle(n);try{let t=this.$f;return t.cast(e.value,t.use("java.lang.Class"))}finally{e.unref(n)}}},class:{enumerable:!0,get(){return this[Symbol.for("class")]}},[Symbol.for("className")]:{enumerable:!1,get(){let n=this.$h;return n===null?this.$n:K.getEnv().getObjectClassName(n)}},$className:{enumerable:!0,get(){return this[Symbol.for("className")]}},[Symbol.for("ownMembers")]:{enumerable:!1,get(){return this.$l.list()}},$ownMembers:{enumerable:!0,get(){return this[Symbol.for("ownMembers")]}},[Symbol.for("super")]:{enumerable:!1,get(){let n=K.getEnv(),e=this.$s.$C;return new e(this.$h,Wl,n)}},$super:{enumerable:!0,get(){return this[Symbol.for("super")]}},[Symbol.for("s")]:{enumerable:!1,get(){let n=Object.getPrototypeOf(this),e=n.$_s;if(e===void 0){let t=K.getEnv(),r=this.$borrowClassHandle(t);try{let o=t.getSuperclass(r.value);if(o.isNull())e=null;else try{let s=t.getClassName(o),i=n.$f;if(e=i._getUsedClass(s),e===void 0)try{let a=Fg(this);e=i._make(s,a,t)}finally{i._setUsedClass(s,e)}}finally{t.deleteLocalRef(o)}}finally{r.unref(t)}n.$_s=e}return e}},$s:{get(){return this[Symbol.for("s")]}},[Symbol.for("isSameObject")]:{enumerable:!1,value(n){return K.getEnv().isSameObject(n.$h,this.$h)}},$isSameObject:{value(n){return this[Symbol.for("isSameObject")](n)}},[Symbol.for("getCtor")]:{enumerable:!1,value(n){let e=this.$c,t=e[0];if(t===null){let r=K.getEnv(),o=this.$borrowClassHandle(r);try{t=Ug(o.value,this.$w,r),e[0]=t}finally{o.unref(r)}}return t[n]}},$getCtor:{value(n){return this[Symbol.for("getCtor")](n)}},[Symbol.for("borrowClassHandle")]:{enumerable:!1,value(n){let e=this.$n,t=this.$f._classHandles,r=t.get(e);return r===void 0&&(r=new Vs(this.$gch(n),n),t.set(e,r,n)),r.ref()}},$borrowClassHandle:{value(n){return this[Symbol.for("borrowClassHandle")](n)}},[Symbol.for("copyClassHandle")]:{enumerable:!1,value(n){let e=this.$borrowClassHandle(n);try{return n.newLocalRef(e.value)}finally{e.unref(n)}}},$copyClassHandle:{value(n){return this[Symbol.for("copyClassHandle")](n)}},[Symbol.for("getHandle")]:{enumerable:!1,value(n){let e=this.$h;if(e===void 0)throw new Error("Wrapper is disposed; perhaps it was borrowed from a hook instead of calling Java.retain() to make a long-lived wrapper?");return e}},$getHandle:{value(n){return this[Symbol.for("getHandle")](n)}},[Symbol.for("list")]:{enumerable:!1,value(){let n=this.$s,e=n!==null?n.$list():[],t=this.$l;return Array.from(new Set(e.concat(t.list())))}},$list:{get(){return this[Symbol.for("list")]}},[Symbol.for("has")]:{enumerable:!1,value(n){if(this.$m.has(n)||this.$l.has(n))return!0;let r=this.$s;return!!(r!==null&&r.$has(n))}},$has:{value(n){return this[Symbol.for("has")](n)}},[Symbol.for("find")]:{enumerable:!1,value(n){let e=this.$m,t=e.get(n);if(t!==void 0)return t;let o=this.$l.find(n);if(o!==null){let i=K.getEnv(),a=this.$borrowClassHandle(i);try{t=Dg(n,o,a.value,this.$w,i)}finally{a.unref(i)}return e.set(n,t),t}let s=this.$s;return s!==null?s.$find(n):null}},$find:{value(n){return this[Symbol.for("find")](n)}},[Symbol.for("toJSON")]:{enumerable:!1,value(){let n=this.$n;if(this.$h===null)return`<class: ${n}>`;let t=this.$className;return n===t?`<instance: ${n}>`:`<instance: ${n}, $className: ${t}>`}},toJSON:{get(){return this[Symbol.for("toJSON")]}}});function Vs(n,e){this.value=e.newGlobalRef(n),e.deleteLocalRef(n),this.refs=1}Vs.prototype.ref=function(){return this.refs++,this};Vs.prototype.unref=function(n){--this.refs===0&&n.deleteGlobalRef(this.value)};function jg(n,e){n.unref(e)}function Rg(n){let e=n.replace(/\./g,"/");return function(t){let r=Sr();oc(r);try{return t.findClass(e)}finally{sc(r)}}}function Pg(n,e,t){return js===null&&(Gl=t.vaMethod("pointer",["pointer"]),js=e.loadClass.overload("java.lang.String").handle),t=null,function(r){let o=r.newStringUtf(n),s=Sr();oc(s);try{let i=Gl(r.handle,e.$h,js,o);return r.throwIfExceptionPending(),i}finally{sc(s),r.deleteLocalRef(o)}}}function Fg(n){return function(e){let t=n.$borrowClassHandle(e);try{return e.getSuperclass(t.value)}finally{t.unref(e)}}}function Ug(n,e,t){let{$n:r,$f:o}=e,s=Yg(r),i=t.javaLangClass(),a=t.javaLangReflectConstructor(),l=t.vaMethod("pointer",[]),c=t.vaMethod("uint8",[]),u=[],d=[],h=o._getType(r,!1),f=o._getType("void",!1),_=l(t.handle,n,i.getDeclaredConstructors);try{let m=t.getArrayLength(_);if(m!==0)for(let g=0;g!==m;g++){let y,E,k=t.getObjectArrayElement(_,g);try{y=t.fromReflectedMethod(k),E=l(t.handle,k,a.getGenericParameterTypes)}finally{t.deleteLocalRef(k)}let L;try{L=Bs(t,E).map(F=>o._getType(F))}finally{t.deleteLocalRef(E)}u.push(tn(s,e,Rs,y,h,L,t)),d.push(tn(s,e,ft,y,f,L,t))}else{if(c(t.handle,n,i.isInterface))throw new Error("cannot instantiate an interface");let y=t.javaLangObject(),E=t.getMethodId(y,"<init>","()V");u.push(tn(s,e,Rs,E,h,[],t)),d.push(tn(s,e,ft,E,f,[],t))}}finally{t.deleteLocalRef(_)}if(d.length===0)throw new Error("no supported overloads");return{allocAndInit:Fs(u),initOnly:Fs(d)}}function Dg(n,e,t,r,o){return e.startsWith("m")?Bg(n,e,t,r,o):qg(n,e,t,r,o)}function Bg(n,e,t,r,o){let{$f:s}=r,i=e.split(":").slice(1),a=o.javaLangReflectMethod(),l=o.vaMethod("pointer",[]),c=o.vaMethod("uint8",[]),u=i.map(h=>{let f=h[0]==="s"?Pn:ft,_=ptr(h.substr(1)),m,g=[],y=o.toReflectedMethod(t,_,f===Pn?1:0);try{let E=!!c(o.handle,y,a.isVarArgs),k=l(o.handle,y,a.getGenericReturnType);o.throwIfExceptionPending();try{m=s._getType(o.getTypeName(k))}finally{o.deleteLocalRef(k)}let L=l(o.handle,y,a.getParameterTypes);try{let F=o.getArrayLength(L);for(let B=0;B!==F;B++){let P=o.getObjectArrayElement(L,B),R;try{R=E&&B===F-1?o.getArrayTypeName(P):o.getTypeName(P)}finally{o.deleteLocalRef(P)}let w=s._getType(R);g.push(w)}}finally{o.deleteLocalRef(L)}}catch{return null}finally{o.deleteLocalRef(y)}return tn(n,r,f,_,m,g,o)}).filter(h=>h!==null);if(u.length===0)throw new Error("No supported overloads");n==="valueOf"&&Gg(u);let d=Fs(u);return function(h){return d}}function Fs(n){let e=$g();return Object.setPrototypeOf(e,Yl),e._o=n,e}function $g(){let n=function(){return n.invoke(this,arguments)};return n}Yl=Object.create(Function.prototype,{overloads:{enumerable:!0,get(){return this._o}},overload:{value(...n){let e=this._o,t=n.length,r=n.join(":");for(let o=0;o!==e.length;o++){let s=e[o],{argumentTypes:i}=s;if(i.length!==t)continue;if(i.map(l=>l.className).join(":")===r)return s}Us(this.methodName,this.overloads,"specified argument types do not match any of:")}},methodName:{enumerable:!0,get(){return this._o[0].methodName}},holder:{enumerable:!0,get(){return this._o[0].holder}},type:{enumerable:!0,get(){return this._o[0].type}},handle:{enumerable:!0,get(){return Bt(this),this._o[0].handle}},implementation:{enumerable:!0,get(){return Bt(this),this._o[0].implementation},set(n){Bt(this),this._o[0].implementation=n}},returnType:{enumerable:!0,get(){return Bt(this),this._o[0].returnType}},argumentTypes:{enumerable:!0,get(){return Bt(this),this._o[0].argumentTypes}},canInvokeWith:{enumerable:!0,get(n){return Bt(this),this._o[0].canInvokeWith}},clone:{enumerable:!0,value(n){return Bt(this),this._o[0].clone(n)}},invoke:{value(n,e){let t=this._o,r=n.$h!==null;for(let o=0;o!==t.length;o++){let s=t[o];if(s.canInvokeWith(e)){if(s.type===ft&&!r){let i=this.methodName;if(i==="toString")return`<class: ${n.$n}>`;throw new Error(i+": cannot call instance method without an instance")}return s.apply(n,e)}}if(this.methodName==="toString")return`<class: ${n.$n}>`;Us(this.methodName,this.overloads,"argument types do not match any of:")}}});function Zl(n,e,t){return`${e.className} ${n}(${t.map(r=>r.className).join(", ")})`}function Bt(n){let e=n._o;e.length>1&&Us(e[0].methodName,e,"has more than one overload, use .overload(<signature>) to choose from:")}function Us(n,e,t){let o=e.slice().sort((s,i)=>s.argumentTypes.length-i.argumentTypes.length).map(s=>s.argumentTypes.length>0?".overload('"+s.argumentTypes.map(a=>a.className).join("', '")+"')":".overload()");throw new Error(`${n}(): ${t}
	${o.join(`
	`)}`)}function tn(n,e,t,r,o,s,i,a){let l=o.type,c=s.map(h=>h.type);i===null&&(i=K.getEnv());let u,d;return t===ft?(u=i.vaMethod(l,c,a),d=i.nonvirtualVaMethod(l,c,a)):t===Pn?(u=i.staticVaMethod(l,c,a),d=u):(u=i.constructor(c,a),d=u),Vg([n,e,t,r,o,s,u,d])}function Vg(n){let e=zg();return Object.setPrototypeOf(e,ec),e._p=n,e}function zg(){let n=function(){return n.invoke(this,arguments)};return n}ec=Object.create(Function.prototype,{methodName:{enumerable:!0,get(){return this._p[0]}},holder:{enumerable:!0,get(){return this._p[1]}},type:{enumerable:!0,get(){return this._p[2]}},handle:{enumerable:!0,get(){return this._p[3]}},implementation:{enumerable:!0,get(){let n=this._r;return n!==void 0?n:null},set(n){let e=this._p,t=e[1];if(e[2]===Rs)throw new Error("Reimplementing $new is not possible; replace implementation of $init instead");let o=this._r;if(o!==void 0&&(t.$f._patchedMethods.delete(this),o._m.revert(K),this._r=void 0),n!==null){let[s,i,a,l,c,u]=e,d=nc(s,i,a,c,u,n,this),h=ql(l);d._m=h,this._r=d,h.replace(d,a===ft,u,K,ae),t.$f._patchedMethods.add(this)}}},returnType:{enumerable:!0,get(){return this._p[4]}},argumentTypes:{enumerable:!0,get(){return this._p[5]}},canInvokeWith:{enumerable:!0,value(n){let e=this._p[5];return n.length!==e.length?!1:e.every((t,r)=>t.isCompatible(n[r]))}},clone:{enumerable:!0,value(n){let e=this._p.slice(0,6);return tn(...e,null,n)}},invoke:{value(n,e){let t=K.getEnv(),r=this._p,o=r[2],s=r[4],i=r[5],a=this._r,l=o===ft,c=e.length,u=2+c;t.pushLocalFrame(u);let d=null;try{let h;l?h=n.$getHandle():(d=n.$borrowClassHandle(t),h=d.value);let f,_=n.$t;a===void 0?f=r[3]:(f=a._m.resolveTarget(n,l,t,ae),Kl&&a._c.has(Sr())&&(_=Wl));let m=[t.handle,h,f];for(let E=0;E!==c;E++)m.push(i[E].toJni(e[E],t));let g;_===br?g=r[6]:(g=r[7],l&&m.splice(2,0,n.$copyClassHandle(t)));let y=g.apply(null,m);return t.throwIfExceptionPending(),s.fromJni(y,t,!0)}finally{d!==null&&d.unref(t),t.popLocalFrame(NULL)}}},toString:{enumerable:!0,value(){return`function ${this.methodName}(${this.argumentTypes.map(n=>n.className).join(", ")}): ${this.returnType.className}`}}});function nc(n,e,t,r,o,s,i=null){let a=new Set,l=Hg([n,e,t,r,o,s,i,a]),c=new NativeCallback(l,r.type,["pointer","pointer"].concat(o.map(u=>u.type)));return c._c=a,c}function Hg(n){return function(){return Jg(arguments,n)}}function Jg(n,e){let t=new b(n[0],K),[r,o,s,i,a,l,c,u]=e,d=[],h;if(s===ft){let m=o.$C;h=new m(n[1],br,t,!1)}else h=o;let f=Sr();t.pushLocalFrame(3);let _=!0;K.link(f,t);try{u.add(f);let m;c===null||!nn.has(f)?m=l:m=c;let g=[],y=n.length-2;for(let L=0;L!==y;L++){let B=a[L].fromJni(n[2+L],t,!1);g.push(B),d.push(B)}let E=m.apply(h,g);if(!i.isCompatible(E))throw new Error(`Implementation for ${r} expected return value compatible with ${i.className}`);let k=i.toJni(E,t);return i.type==="pointer"&&(k=t.popLocalFrame(k),_=!1,d.push(E)),k}catch(m){let g=m.$h;return g!==void 0?t.throw(g):Script.nextTick(()=>{throw m}),i.defaultValue}finally{K.unlink(f),_&&t.popLocalFrame(NULL),u.delete(f),d.forEach(m=>{if(m===null)return;let g=m.$dispose;g!==void 0&&g.call(m)})}}function Gg(n){let{holder:e,type:t}=n[0];n.some(o=>o.type===t&&o.argumentTypes.length===0)||n.push(Zg([e,t]))}function Zg(n){let e=Xg();return Object.setPrototypeOf(e,tc),e._p=n,e}function Xg(){return function(){return this}}tc=Object.create(Function.prototype,{methodName:{enumerable:!0,get(){return"valueOf"}},holder:{enumerable:!0,get(){return this._p[0]}},type:{enumerable:!0,get(){return this._p[1]}},handle:{enumerable:!0,get(){return NULL}},implementation:{enumerable:!0,get(){return null},set(n){}},returnType:{enumerable:!0,get(){let n=this.holder;return n.$f.use(n.$n)}},argumentTypes:{enumerable:!0,get(){return[]}},canInvokeWith:{enumerable:!0,value(n){return n.length===0}},clone:{enumerable:!0,value(n){throw new Error("Invalid operation")}}});function qg(n,e,t,r,o){let s=e[2]==="s"?Os:Ps,i=ptr(e.substr(3)),{$f:a}=r,l,c=o.toReflectedField(t,i,s===Os?1:0);try{l=o.vaMethod("pointer",[])(o.handle,c,o.javaLangReflectField().getGenericType),o.throwIfExceptionPending()}finally{o.deleteLocalRef(c)}let u;try{u=a._getType(o.getTypeName(l))}finally{o.deleteLocalRef(l)}let d,h,f=u.type;return s===Os?(d=o.getStaticField(f),h=o.setStaticField(f)):(d=o.getField(f),h=o.setField(f)),Wg([s,u,i,d,h])}function Wg(n){return function(e){return new rc([e].concat(n))}}function rc(n){this._p=n}Object.defineProperties(rc.prototype,{value:{enumerable:!0,get(){let[n,e,t,r,o]=this._p,s=K.getEnv();s.pushLocalFrame(4);let i=null;try{let a;if(e===Ps){if(a=n.$getHandle(),a===null)throw new Error("Cannot access an instance field without an instance")}else i=n.$borrowClassHandle(s),a=i.value;let l=o(s.handle,a,r);return s.throwIfExceptionPending(),t.fromJni(l,s,!0)}finally{i!==null&&i.unref(s),s.popLocalFrame(NULL)}},set(n){let[e,t,r,o,,s]=this._p,i=K.getEnv();i.pushLocalFrame(4);let a=null;try{let l;if(t===Ps){if(l=e.$getHandle(),l===null)throw new Error("Cannot access an instance field without an instance")}else a=e.$borrowClassHandle(i),l=a.value;if(!r.isCompatible(n))throw new Error(`Expected value compatible with ${r.className}`);let c=r.toJni(n,i);s(i.handle,l,o,c),i.throwIfExceptionPending()}finally{a!==null&&a.unref(i),i.popLocalFrame(NULL)}}},holder:{enumerable:!0,get(){return this._p[0]}},fieldType:{enumerable:!0,get(){return this._p[1]}},fieldReturnType:{enumerable:!0,get(){return this._p[2]}},toString:{enumerable:!0,value(){let n=`Java.Field{holder: ${this.holder}, fieldType: ${this.fieldType}, fieldReturnType: ${this.fieldReturnType}, value: ${this.value}}`;return n.length<200?n:`Java.Field{
	holder: ${this.holder},
	fieldType: ${this.fieldType},
	fieldReturnType: ${this.fieldReturnType},
	value: ${this.value},
}`.split(`
`).map(t=>t.length>200?t.slice(0,t.indexOf(" ")+1)+"...,":t).join(`
`)}}});var Er=class n{static fromBuffer(e,t){let r=Xl(t),o=r.getCanonicalPath().toString(),s=new File(o,"w");return s.write(e.buffer),s.close(),Kg(o,t),new n(o,r,t)}constructor(e,t,r){this.path=e,this.file=t,this._factory=r}load(){let{_factory:e}=this,{codeCacheDir:t}=e,r=e.use("dalvik.system.DexClassLoader"),o=e.use("java.io.File"),s=this.file;if(s===null&&(s=e.use("java.io.File").$new(this.path)),!s.exists())throw new Error("File not found");o.$new(t).mkdirs(),e.loader=r.$new(s.getCanonicalPath(),t,null,e.loader),K.preventDetachDueToClassLoader()}getClassNames(){let{_factory:e}=this,t=e.use("dalvik.system.DexFile"),r=Xl(e),o=t.loadDex(this.path,r.getCanonicalPath(),0),s=[],i=o.entries();for(;i.hasMoreElements();)s.push(i.nextElement().toString());return s}};function Xl(n){let{cacheDir:e,tempFileNaming:t}=n,r=n.use("java.io.File"),o=r.$new(e);return o.mkdirs(),r.createTempFile(t.prefix,t.suffix+".dex",o)}function Kg(n,e){e.use("java.io.File").$new(n).setWritable(!1,!1)}function Qg(){switch(Te.state){case"empty":{Te.state="pending";let n=Te.factories[0],e=n.use("java.util.HashMap"),t=n.use("java.lang.Integer");Te.loaders=e.$new(),Te.Integer=t;let r=n.loader;return r!==null&&Ds(n,r),Te.state="ready",Te}case"pending":do Thread.sleep(.05);while(Te.state==="pending");return Te;case"ready":return Te}}function Ds(n,e){let{factories:t,loaders:r,Integer:o}=Te,s=o.$new(t.indexOf(n));r.put(e,s);for(let i=e.getParent();i!==null&&!r.containsKey(i);i=i.getParent())r.put(i,s)}function oc(n){let e=nn.get(n);e===void 0&&(e=0),e++,nn.set(n,e)}function sc(n){let e=nn.get(n);if(e===void 0)throw new Error(`Thread ${n} is not ignored`);e--,e===0?nn.delete(n):nn.set(n,e)}function Yg(n){return n.slice(n.lastIndexOf(".")+1)}function Bs(n,e){let t=[],r=n.getArrayLength(e);for(let o=0;o!==r;o++){let s=n.getObjectArrayElement(e,o);try{t.push(n.getTypeName(s))}finally{n.deleteLocalRef(s)}}return t}function e0(n){let e=n.split(".");return e[e.length-1]+".java"}var t0=4,ic=Process.pointerSize,zs=class{ACC_PUBLIC=1;ACC_PRIVATE=2;ACC_PROTECTED=4;ACC_STATIC=8;ACC_FINAL=16;ACC_SYNCHRONIZED=32;ACC_BRIDGE=64;ACC_VARARGS=128;ACC_NATIVE=256;ACC_ABSTRACT=1024;ACC_STRICT=2048;ACC_SYNTHETIC=4096;constructor(){this.classFactory=null,this.ClassFactory=kt,this.vm=null,this.api=null,this._initialized=!1,this._apiError=null,this._wakeupHandler=null,this._pollListener=null,this._pendingMainOps=[],this._pendingVmOps=[],this._cachedIsAppProcess=null;try{this._tryInitialize()}catch{}}_tryInitialize(){if(this._initialized)return!0;if(this._apiError!==null)throw this._apiError;let e;try{e=Mn(),this.api=e}catch(r){throw this._apiError=r,r}if(e===null)return!1;let t=new Ye(e);return this.vm=t,$l(t),kt._initialize(t,e),this.classFactory=new kt,this._initialized=!0,!0}_dispose(){if(this.api===null)return;let{vm:e}=this;e.perform(t=>{kt._disposeAll(t),b.dispose(t)}),Script.nextTick(()=>{Ye.dispose(e)})}get available(){return this._tryInitialize()}get androidVersion(){return Ln()}synchronized(e,t){let{$h:r=e}=e;if(!(r instanceof NativePointer))throw new Error("Java.synchronized: the first argument `obj` must be either a pointer or a Java instance");let o=this.vm.getEnv();Ce("VM::MonitorEnter",o.monitorEnter(r));try{t()}finally{o.monitorExit(r)}}enumerateLoadedClasses(e){this._checkAvailable();let{flavor:t}=this.api;t==="jvm"?this._enumerateLoadedClassesJvm(e):t==="art"?this._enumerateLoadedClassesArt(e):this._enumerateLoadedClassesDalvik(e)}enumerateLoadedClassesSync(){let e=[];return this.enumerateLoadedClasses({onMatch(t){e.push(t)},onComplete(){}}),e}enumerateClassLoaders(e){this._checkAvailable();let{flavor:t}=this.api;if(t==="jvm")this._enumerateClassLoadersJvm(e);else if(t==="art")this._enumerateClassLoadersArt(e);else throw new Error("Enumerating class loaders is not supported on Dalvik")}enumerateClassLoadersSync(){let e=[];return this.enumerateClassLoaders({onMatch(t){e.push(t)},onComplete(){}}),e}_enumerateLoadedClassesJvm(e){let{api:t,vm:r}=this,{jvmti:o}=t,s=r.getEnv(),i=Memory.alloc(t0),a=Memory.alloc(ic);o.getLoadedClasses(i,a);let l=i.readS32(),c=a.readPointer(),u=[];for(let d=0;d!==l;d++)u.push(c.add(d*ic).readPointer());o.deallocate(c);try{for(let d of u){let h=s.getClassName(d);e.onMatch(h,d)}e.onComplete()}finally{u.forEach(d=>{s.deleteLocalRef(d)})}}_enumerateClassLoadersJvm(e){this.choose("java.lang.ClassLoader",e)}_enumerateLoadedClassesArt(e){let{vm:t,api:r}=this,o=t.getEnv(),s=r["art::JavaVMExt::AddGlobalRef"],{vm:i}=r;Ve(t,o,a=>{let l=hs(c=>{let u=s(i,a,c);try{let d=o.getClassName(u);e.onMatch(d,u)}finally{o.deleteGlobalRef(u)}return!0});r["art::ClassLinker::VisitClasses"](r.artClassLinker.address,l)}),e.onComplete()}_enumerateClassLoadersArt(e){let{classFactory:t,vm:r,api:o}=this,s=r.getEnv(),i=o["art::ClassLinker::VisitClassLoaders"];if(i===void 0)throw new Error("This API is only available on Android >= 7.0");let a=t.use("java.lang.ClassLoader"),l=[],c=o["art::JavaVMExt::AddGlobalRef"],{vm:u}=o;Ve(r,s,d=>{let h=ps(f=>(l.push(c(u,d,f)),!0));fs(()=>{i(o.artClassLinker.address,h)})});try{l.forEach(d=>{let h=t.cast(d,a);e.onMatch(h)})}finally{l.forEach(d=>{s.deleteGlobalRef(d)})}e.onComplete()}_enumerateLoadedClassesDalvik(e){let{api:t}=this,r=ptr("0xcbcacccd"),o=172,s=8,a=t.gDvm.add(o).readPointer(),l=a.readS32(),u=a.add(12).readPointer(),d=l*s;for(let h=0;h<d;h+=s){let _=u.add(h).add(4).readPointer();if(_.isNull()||_.equals(r))continue;let g=_.add(24).readPointer().readUtf8String();if(g.startsWith("L")){let y=g.substring(1,g.length-1).replace(/\//g,".");e.onMatch(y)}}e.onComplete()}enumerateMethods(e){let{classFactory:t}=this,r=this.vm.getEnv(),o=t.use("java.lang.ClassLoader");return Ut.enumerateMethods(e,this.api,r).map(s=>{let i=s.loader;return s.loader=i!==null?t.wrap(i,o,r):null,s})}scheduleOnMainThread(e){this.performNow(()=>{this._pendingMainOps.push(e);let{_wakeupHandler:t}=this;if(t===null){let{classFactory:r}=this,o=r.use("android.os.Handler"),s=r.use("android.os.Looper");t=o.$new(s.getMainLooper()),this._wakeupHandler=t}this._pollListener===null&&(this._pollListener=Interceptor.attach(Process.getModuleByName("libc.so").getExportByName("epoll_wait"),this._makePollHook()),Interceptor.flush()),t.sendEmptyMessage(1)})}_makePollHook(){let e=Process.id,{_pendingMainOps:t}=this;return function(){if(this.threadId!==e)return;let r;for(;(r=t.shift())!==void 0;)try{r()}catch(o){Script.nextTick(()=>{throw o})}}}perform(e){if(this._checkAvailable(),!this._isAppProcess()||this.classFactory.loader!==null)try{this.vm.perform(e)}catch(t){Script.nextTick(()=>{throw t})}else this._pendingVmOps.push(e),this._pendingVmOps.length===1&&this._performPendingVmOpsWhenReady()}performNow(e){return this._checkAvailable(),this.vm.perform(()=>{let{classFactory:t}=this;if(this._isAppProcess()&&t.loader===null){let o=t.use("android.app.ActivityThread").currentApplication();o!==null&&ac(t,o)}return e()})}_performPendingVmOpsWhenReady(){this.vm.perform(()=>{let{classFactory:e}=this,t=e.use("android.app.ActivityThread"),r=t.currentApplication();if(r!==null){ac(e,r),this._performPendingVmOps();return}let o=this,s=!1,i="early",a=t.handleBindApplication;a.implementation=function(u){if(u.instrumentationName.value!==null){i="late";let h=e.use("android.app.LoadedApk").makeApplication;h.implementation=function(f,_){return s||(s=!0,lc(e,this),o._performPendingVmOps()),h.apply(this,arguments)}}a.apply(this,arguments)};let c=t.getPackageInfo.overloads.map(u=>[u.argumentTypes.length,u]).sort(([u],[d])=>d-u).map(([u,d])=>d)[0];c.implementation=function(...u){let d=c.call(this,...u);return!s&&i==="early"&&(s=!0,lc(e,d),o._performPendingVmOps()),d}})}_performPendingVmOps(){let{vm:e,_pendingVmOps:t}=this,r;for(;(r=t.shift())!==void 0;)try{e.perform(r)}catch(o){Script.nextTick(()=>{throw o})}}use(e,t){return this.classFactory.use(e,t)}openClassFile(e){return this.classFactory.openClassFile(e)}choose(e,t){this.classFactory.choose(e,t)}retain(e){return this.classFactory.retain(e)}cast(e,t){return this.classFactory.cast(e,t)}array(e,t){return this.classFactory.array(e,t)}backtrace(e){return ms(this.vm,e)}isMainThread(){let e=this.classFactory.use("android.os.Looper"),t=e.getMainLooper(),r=e.myLooper();return r===null?!1:t.$isSameObject(r)}registerClass(e){return this.classFactory.registerClass(e)}deoptimizeEverything(){let{vm:e}=this;return bs(e,e.getEnv())}deoptimizeBootImage(){let{vm:e}=this;return Es(e,e.getEnv())}deoptimizeMethod(e){let{vm:t}=this;return ys(t,t.getEnv(),e)}_checkAvailable(){if(!this.available)throw new Error("Java API not available")}_isAppProcess(){let e=this._cachedIsAppProcess;if(e===null){if(this.api.flavor==="jvm")return e=!1,this._cachedIsAppProcess=e,e;let t=new NativeFunction(Module.getGlobalExportByName("readlink"),"pointer",["pointer","pointer","pointer"],{exceptions:"propagate"}),r=Memory.allocUtf8String("/proc/self/exe"),o=1024,s=Memory.alloc(o),i=t(r,s,ptr(o)).toInt32();if(i!==-1){let a=s.readUtf8String(i);e=/^\/system\/bin\/app_process/.test(a)}else e=!0;this._cachedIsAppProcess=e}return e}};function ac(n,e){let t=n.use("android.os.Process");n.loader=e.getClassLoader(),t.myUid()===t.SYSTEM_UID.value?(n.cacheDir="/data/system",n.codeCacheDir="/data/dalvik-cache"):"getCodeCacheDir"in e?(n.cacheDir=e.getCacheDir().getCanonicalPath(),n.codeCacheDir=e.getCodeCacheDir().getCanonicalPath()):(n.cacheDir=e.getFilesDir().getCanonicalPath(),n.codeCacheDir=e.getCacheDir().getCanonicalPath())}function lc(n,e){let t=n.use("java.io.File");n.loader=e.getClassLoader();let r=t.$new(e.getDataDir()).getCanonicalPath();n.cacheDir=r,n.codeCacheDir=r+"/cache"}var Hs=new zs;Script.bindWeak(Hs,()=>{Hs._dispose()});var cc=Hs;var X=cc,uc=null;function dc(n){uc??=Object.getPrototypeOf(X.vm.getEnv());let e=Object.create(uc);return e.handle=n,e.vm=X.vm,e}function tt(){return X.available?X.api?.flavor==="jvm"?"hotspot":"art":"native"}var rn=2,on="$init";function At(n,e){return n[e]?.overloads??[]}function fc(n,e,t){let r=t.newGlobalRef(e);return X.classFactory._make(n,o=>o.newLocalRef(r),t)}var Y=class{$h;owner;constructor(e,t){this.$h=e,this.owner=t}$dispose(){this.owner?.deleteGlobalRef(this.$h)}},n0={name:"Ljava/lang/Object;",type:"pointer",size:1,defaultValue:NULL,isCompatible:n=>n===null||n instanceof Y,fromJni:(n,e,t)=>n.isNull()?null:t?new Y(e.newGlobalRef(n),e):new Y(n,null),toJni:n=>n===null?NULL:n.$h};function hc(n){let e=t=>t.type==="pointer"?{...n0,className:t.className}:t;n._p[4]=e(n._p[4]),n._p[5]=n._p[5].map(e)}var Js=new Map,r0=0,o0=new NativeFunction($e(new NativeCallback(n=>Js.get(n)?.(),"void",["int"])),"void",["int"],pe);function ht(n,e){let t=null,r=r0++;if(Js.set(r,()=>{try{e()}catch(o){t=o}}),o0(r),Js.delete(r),n.deleteLocalRef(n.findClass("java/lang/Object")),t!==null)throw t}var s0=Process.platform==="darwin"?6:1,i0=.2;function a0(){let n=Module.findGlobalExportByName("clock_gettime");if(n===null)return null;let e=new NativeFunction(n,"int",["int","pointer"],{scheduling:"exclusive",exceptions:"propagate"}),t=Memory.alloc(2*Process.pointerSize),r=new Uint32Array(ArrayBuffer.wrap(t,2*Process.pointerSize)),o=Process.pointerSize===8;return s=>{e(s,t);let i=r[0],a=r[1];return o?a*4294967296+i+r[2]/1e9:i+a/1e9}}var Gs=a0(),pc=0,mc=-1/0;function Fe(){if(Gs===null){let e=Date.now()/1e3;return{t:e,t_mono:e}}let n=Gs(s0);return n-mc>i0&&(pc=Gs(0)-n,mc=n),{t:n+pc,t_mono:n}}function Zs(n){return Math.round(n*1e6)/1e6}var l0={boolean:"uint8",byte:"int8",char:"uint16",short:"int16",int:"int32",long:"int64",float:"float",double:"double",void:"void"},_c=new Map,gc=new Map;function xe(n,e){let t=_c.get(e);return t===void 0&&(t=n.newGlobalRef(n.findClass(e)),_c.set(e,t)),t}function pt(n,e,t,r,o=!1){let s=`${e}.${t}${r}`,i=gc.get(s);if(i===void 0){let a=xe(n,e);i=o?n.getStaticMethodId(a,t,r):n.getMethodId(a,t,r),n.throwIfExceptionPending(),gc.set(s,i)}return i}function te(n,e,[t,r,o],s=[],i=[]){let a=pt(n,t,r,o),l=n.vaMethod("pointer",s)(n.handle,e,a,...i);return n.throwIfExceptionPending(),l}function mt(n,e,[t,r,o],s="int32"){let i=pt(n,t,r,o),a=n.vaMethod(s,[])(n.handle,e,i);return n.throwIfExceptionPending(),a}function Oe(n,[e,t,r],o,s=[],i=[]){let a=pt(n,e,t,r,!0),l=n.staticVaMethod(o,s)(n.handle,xe(n,e),a,...i);return n.throwIfExceptionPending(),l}function Un(n,e,[t,r,o],s,i){let a=pt(n,t,r,o);n.vaMethod("void",s)(n.handle,e,a,...i),n.throwIfExceptionPending()}function vr(n,e,t,r=[],o=[]){let s=pt(n,e,"<init>",t),a=n.constructor(r)(n.handle,xe(n,e),s,...o);return n.throwIfExceptionPending(),a}function Je(n,e,t){return Ks(n).isInstanceOf(n.handle,e,xe(n,t))!==0}function Dn(n,e,t){return Ks(n).isAssignableFrom(n.handle,e,t)!==0}var c0=null;function Ks(n){return c0??={isAssignableFrom:wr(n,11,"uint8",["pointer","pointer","pointer"]),isInstanceOf:wr(n,32,"uint8",["pointer","pointer","pointer"]),getStringLength:wr(n,164,"int",["pointer","pointer"]),getStringRegion:wr(n,220,"void",["pointer","pointer","int","int","pointer"])}}function wr(n,e,t,r){let o=n.handle.readPointer().add(e*Process.pointerSize).readPointer();return new NativeFunction(o,t,r,pe)}var qs=256,Ws=class{start=Memory.alloc(2*qs);units=new Uint16Array(ArrayBuffer.wrap(this.start,2*qs))},yc=[];function nt(n,e,t){let{getStringLength:r,getStringRegion:o}=Ks(n),s=r(n.handle,e),i=Math.min(s,t);if(i===0)return{text:"",cut:s>0};if(i<=qs){let u=yc.pop()??new Ws;o(n.handle,e,0,i,u.start);let d=String.fromCharCode.apply(null,u.units.subarray(0,i));return yc.push(u),{text:d,cut:i<s}}let a=Memory.alloc(2*i);o(n.handle,e,0,i,a);let l=new Uint16Array(a.readByteArray(2*i)),c=[];for(let u=0;u<i;u+=4096)c.push(String.fromCharCode(...l.subarray(u,u+4096)));return{text:c.join(""),cut:i<s}}function _t(n,e,t,r,o){let s=Math.max(0,Math.min(r,n.getArrayLength(e)-t,o));if(s===0)return new ArrayBuffer(0);let i=Memory.alloc(s);return n.getByteArrayRegion(e,t,s,i),n.throwIfExceptionPending(),i.readByteArray(s)}function Qs(n,e){return Je(n,e,"java/lang/String")}function bc(n,e){return Je(n,e,"[B")}function Ec(n,e){return Je(n,e,"[I")}function Sc(n,e,t){let o=Oe(n,["java/util/Arrays","toString","([I)Ljava/lang/String;"],"pointer",["pointer"],[e]);return nt(n,o,t).text}function Ys(n,e){return Je(n,e,"[Ljava/lang/Object;")}function rt(n,e,t){if(Qs(n,e))return nt(n,e,t);let r=te(n,e,["java/lang/Object","toString","()Ljava/lang/String;"]);return r.isNull()?{text:"null",cut:!1}:nt(n,r,t)}function wc(n){let e=Oe(n,["java/lang/Thread","currentThread","()Ljava/lang/Thread;"],"pointer"),t=te(n,e,["java/lang/Thread","getName","()Ljava/lang/String;"]),{text:r}=nt(n,t,200);return n.deleteLocalRef(t),n.deleteLocalRef(e),r}function Bn(n,e){return Oe(n,["java/lang/System","identityHashCode","(Ljava/lang/Object;)I"],"int32",["pointer"],[e])}function $n(n,e,t,r){let o=e;Ys(n,e)||(o=te(n,e,["java/util/Collection","toArray","()[Ljava/lang/Object;"]));let s=n.getArrayLength(o);for(let i=0;i<Math.min(s,t);i++){let a=n.getObjectArrayElement(o,i);n.throwIfExceptionPending(),!a.isNull()&&(r(a),n.deleteLocalRef(a))}return s>t}var de=class{name;kind;known=[];constructor(e,t){this.name=e,this.kind=t}read(e,t,r=0){let o=this.memberFor(e,t);if(o===null)throw new Fn(this.name);let s=this.kind==="field"?e.getField(o.type)(e.handle,t,o.id):this.kind==="indexed"?e.vaMethod(o.type,["int32"])(e.handle,t,o.id,r):e.vaMethod(o.type,[])(e.handle,t,o.id);return e.throwIfExceptionPending(),o.isBoolean?s!==0:s}memberFor(e,t){let r=e.getObjectClass(t);try{let o=this.known.find(i=>e.isSameObject(i.klass,r));if(o!==void 0)return o;let s=this.lookUp(e,r);return s!==null&&this.known.length<64&&this.known.push(s),s}finally{e.deleteLocalRef(r)}}lookUp(e,t){let r=this.kind==="field",o=this.reflect(e,t);if(o===null)return null;let s=te(e,o,r?["java/lang/reflect/Field","getType","()Ljava/lang/Class;"]:["java/lang/reflect/Method","getReturnType","()Ljava/lang/Class;"]),i=r?e.fromReflectedField(o):e.fromReflectedMethod(o);e.throwIfExceptionPending();let a=e.getClassName(s);return{klass:e.newGlobalRef(t),id:i,type:l0[a]??"pointer",isBoolean:a==="boolean"}}reflect(e,t){let r=e.newStringUtf(this.name);try{return this.kind==="field"?te(e,t,["java/lang/Class","getField","(Ljava/lang/String;)Ljava/lang/reflect/Field;"],["pointer"],[r]):te(e,t,["java/lang/Class","getMethod","(Ljava/lang/String;[Ljava/lang/Class;)Ljava/lang/reflect/Method;"],["pointer","pointer"],[r,this.kind==="indexed"?u0(e):NULL])}catch{return null}}};function ei(n,e,t){let r=n.newStringUtf(t),o;try{o=te(n,e,[...["java/lang/Class","getField","(Ljava/lang/String;)Ljava/lang/reflect/Field;"]],["pointer"],[r])}catch{return null}return te(n,o,[...["java/lang/reflect/Field","get","(Ljava/lang/Object;)Ljava/lang/Object;"]],["pointer"],[NULL])}var Fn=class extends Error{constructor(e){super(`no public member ${e}`)}},Xs=null;function u0(n){if(Xs===null){let e=xe(n,"java/lang/Integer"),t=n.getStaticFieldId(e,"TYPE","Ljava/lang/Class;"),o=n.getStaticField("pointer")(n.handle,e,t);Xs=n.newGlobalRef(n.newObjectArray(1,xe(n,"java/lang/Class"),o))}return Xs}function $t(n,e=X.vm.getEnv()){e.pushLocalFrame(64);try{return n(e)}finally{e.popLocalFrame(NULL)}}var gt=65536,ti=class{texts=[];truncated=!1;room=gt;addAll(e){for(let t of e)this.add(t)}add(e){if(e===null)return;e.length>this.room&&(this.truncated=!0);let t=e.slice(0,this.room);this.room-=t.length,(t.length>0||e.length===0)&&this.texts.push(t)}};function ot(n,e,t="text"){return e==null?null:e instanceof Y?vc(n,e.$h,t):e instanceof NativePointer?e.isNull()?null:vc(n,e,t):String(e)}function vc(n,e,t){if(Qs(n,e))return rt(n,e,gt+1).text;if(Ec(n,e))return Sc(n,e,gt+1);if(!bc(n,e))return rt(n,e,gt+1).text;let r=new Uint8Array(_t(n,e,0,n.getArrayLength(e),gt/2));return t==="mac"?xc(r,":"):t==="hex"?xc(r,""):ri(r)}function xc(n,e){return Array.from(n,t=>t.toString(16).padStart(2,"0")).join(e)}var d0="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";function ri(n){let e=[];for(let t=0;t<n.length;t+=3){let r=n.length-t,o=n[t]<<16|(n[t+1]??0)<<8|(n[t+2]??0),s=[18,12,6,0].map(i=>d0[o>>i&63]).join("");e.push(r>=3?s:r===2?s.slice(0,3)+"=":s.slice(0,2)+"==")}return e.join("")}function ni(n){let e=n.split(".").map(t=>{let r=t.endsWith("?"),o=r?t.slice(0,-1):t,s=o.endsWith("()");return{isOptional:r,reader:new de(s?o.slice(0,-2):o,s?"method":"field")}});return(t,r)=>{let o=r;for(let{isOptional:s,reader:i}of e){let a=o instanceof Y?o.$h:o;if(!(a instanceof NativePointer)||a.isNull())return null;try{o=i.read(t,a)}catch(l){if(s&&l instanceof Fn)return null;throw l}}return o}}function f0(n){if(n.join.length>0){let t=n.join.map(ni);return(r,o)=>{let s=t.map(i=>ot(r,i(r,o),n.format));return[s.every(i=>i===null)?null:s.map(i=>i??"").join(",")]}}if(n.get.length===0)return(t,r)=>[ot(t,r,n.format)];let e=n.get.map(ni);return(t,r)=>e.map(o=>ot(t,o(t,r),n.format))}function h0(n){if(n==="return")return t=>t.result;if(n==="this")return t=>t.receiver;let e=Number(n.slice(4));return t=>t.args[e]}function kc(n){return n!==null&&n.of!=="return"}function xr(n){if(n===null)return()=>({value:null,values:[],truncated:!1});let e=h0(n.of);if(n.each===null&&n.get.length===0&&n.join.length===0)return p0(e,n);let t=m0(n);return(r,o)=>{let s=new ti,i=e(o);i!=null&&t(r,i,s);let[a=null,...l]=s.texts;return{value:a,values:l,truncated:s.truncated}}}function p0(n,{format:e}){return(t,r)=>{let o=ot(t,n(r),e),s=o!==null&&o.length>gt;return{value:s?o.slice(0,gt):o,values:[],truncated:s}}}function m0(n){let e=f0(n);if(n.each===null)return(o,s,i)=>i.addAll(e(o,s));if(n.each==="list")return(o,s,i)=>{let a=s.$h??s;$n(o,a,n.limit,l=>i.addAll(e(o,l)))&&(i.truncated=!0)};if(n.each==="rows")return _0(n);let t=ni(`${n.each.count}()`),r=new de(n.each.at,"indexed");return(o,s,i)=>{let a=s.$h,l=t(o,s);l>n.limit&&(i.truncated=!0);for(let c=0;c<Math.min(l,n.limit);c++)i.addAll(e(o,r.read(o,a,c)))}}function _0(n){let e=new de("getPosition","method"),t=new de("getCount","method"),r=new de("getColumnNames","method"),o=new de("moveToPosition","indexed"),s=new de("getString","indexed");return(i,a,l)=>{let c=a.$h,u=e.read(i,c),d=t.read(i,c),h=[],f=0;$n(i,r.read(i,c),200,m=>{n.columns.includes(rt(i,m,200).text)&&h.push(f),f++});let _=new Set;try{for(let m=0;m<Math.min(d,n.limit);m++){o.read(i,c,m);for(let g of h){let y=s.read(i,c,g),E=ot(i,y);y.isNull()||i.deleteLocalRef(y),!(E===null||E===""||_.has(E))&&(_.add(E),l.add(E))}}}finally{o.read(i,c,u)}d>n.limit&&(l.truncated=!0)}}function Ac(n){let e=n.map(t=>({arg:t.arg,holds:g0(t)}));return(t,r)=>e.every(({arg:o,holds:s})=>{let i=ot(t,r.args[o]);return i!==null&&s(i)})}function g0({op:n,texts:e}){if(n==="is")return r=>e.includes(r);if(n==="starts_with")return r=>e.some(o=>r.startsWith(o));if(n==="contains")return r=>e.some(o=>r.includes(o));let t=e.map(r=>new RegExp(r));return r=>t.some(o=>o.test(r))}var y0=5e3;function Cc(n){let e=n?.about??null;if(n===null||e===null)return()=>"";let t=e.each==="list",r=xr({...e,each:null}),o=n.matches.map(i=>new RegExp(i)),s=n.gives!==null&&typeof n.gives=="object"?n.gives:null;return(i,a)=>{let{value:l}=r(i,a);if(l===null)return null;let c=t?l.slice(1,-1).split(", ").join(" "):l;return(s!==null?s[c]!==void 0:o.some(u=>u.test(c)))?c:null}}function Tc(n,e,t,r,o){if(t.throws!==null)return{result:void 0,error:E0(n,t.throws,r)};if(t.drops!=="")return w0(n,t,o.result)?{result:o.result,error:null}:null;if(typeof t.gives=="boolean")return o.result===t.gives?null:{result:t.gives,error:null};if(t.gives===null)return o.result===null?null:{result:null,error:null};if(!b0(n,e,r))return null;let s=t.gives[r];return typeof o.result=="number"?o.result===Number(s)?null:{result:Number(s),error:null}:typeof o.result=="boolean"?o.result===(s==="1")?null:{result:s==="1",error:null}:ot(n,o.result)===s?null:{result:new Y(n.newStringUtf(s),null),error:null}}function b0(n,e,t){let r=[e.replace(/\./g,"/"),"get","(Ljava/lang/String;)Ljava/lang/String;"],o=Oe(n,r,"pointer",["pointer"],[n.newStringUtf(t)]);return!o.isNull()&&n.getStringLength(o)>0}function E0(n,{kind:e,message:t},r){let o=n.newStringUtf(t.replace("{}",()=>r.split(" ")[0])),s=vr(n,e.replace(/\./g,"/"),"(Ljava/lang/String;)V",["pointer"],[o]);return Object.assign(new Error(e),{$h:s})}var S0=["java/util/Collection","remove","(Ljava/lang/Object;)Z"],Ic=new Map;function w0(n,e,t){if(!(t instanceof Y)||!Je(n,t.$h,"java/util/Collection"))return!1;let r=Ic.get(e.drops)??new de(e.drops,"field");Ic.set(e.drops,r);let o=e.matches.map(i=>new RegExp(i)),s=[];$n(n,t.$h,y0,i=>{let a=r.read(n,i);if(!(a instanceof NativePointer)||a.isNull())return;let l=rt(n,a,300).text;o.some(c=>c.test(l))&&s.push(n.newLocalRef(i))});for(let i of s)v0(n,t.$h,i);return s.length>0}function v0(n,e,t){let[r,o,s]=S0,i=n.getMethodId(xe(n,r),o,s);n.vaMethod("uint8",["pointer"])(n.handle,e,i,t),n.throwIfExceptionPending()}var kr=class{queue;counts=new Map;constructor(e){this.queue=e}run(e,t,r){try{return r()}catch(o){return this.report(e,t,o),null}}report(e,t,r){let o=(this.counts.get(e)??0)+1;this.counts.set(e,o),!(o>20)&&this.queue.put("hook_error",{hook:e,where:t,error:st(r)})}};function st(n){if(!(n instanceof Error))return typeof n;if(n.$h!==void 0)return n.message.split(":")[0]??"exception";let e=/at (\S+)/.exec(n.stack??"")?.[1]??"";return`${n.name} ${n.constructor.name==="MissingMember"?n.message:""}${e}`.trim()}var It=class{limit;seconds;window=-1;n=0;constructor(e,t=1){this.limit=e,this.seconds=t}allows(e,t=1){let r=Math.floor(e/this.seconds);return r!==this.window&&(this.window=r,this.n=0),this.n++<this.limit*t}},oi=class{tid;ours=!1;canary=null;frames=[];checks=0;pages=[];name="";nameUntil=-1/0;constructor(e){this.tid=e}get isIdle(){return this.frames.length===0&&!this.ours&&this.checks===0&&this.pages.length===0}},x0=1e3,Vn=new Map;function Ze(){let n=Process.getCurrentThreadId(),e=Vn.get(n);return e===void 0&&(Vn.size>=x0&&k0(),e=new oi(n),Vn.set(n,e)),e}function k0(){for(let[n,e]of Vn)e.isIdle&&Vn.delete(n)}function Ue(n){let e=Ze(),t=e.ours;e.ours=!0;try{return n()}finally{e.ours=t}}var Lc=.05,A0=500,I0=65536,C0=.075,T0=4,L0=new Set(["api","native","tls"]),Ar=class{agent;maxUnreadBytes=1/0;sender;seq=0;pending=[];characters=0;oldest=0;timer=null;isDue=!1;sent=0;read=0;constructor(){this.agent=N0(),this.sender=`"agent":"${this.agent}","pid":${Process.id}`,this.listen()}listen(){recv("read",e=>{this.read=e.bytes,this.listen()})}put(e,t,r=Fe(),o=!1){return this.putText(e,Ge(t).slice(1,-1),r,o)}putText(e,t,r,o=!1){if(this.isLeftOut(e))return!1;let s=this.textOf(e,this.seq++,r,t);return this.add(s,s.length,r,o),!0}putLine(e,t,r){return this.isLeftOut("api")?!1:(this.add({line:e,seq:this.seq++,at:t},e.characters,t,r),!0)}isLeftOut(e){return this.sent-this.read>this.maxUnreadBytes&&L0.has(e)}textOf(e,t,r,o){return`{"v":${1},"kind":"${e}","t":${Zs(r.t)},"t_mono":${Zs(r.t_mono)},"seq":${t},${this.sender},"event_id":"${this.agent}:${t}",${o}}`}add(e,t,r,o){this.pending.length===0&&(this.oldest=r.t_mono),this.pending.push(e),this.characters+=t+1;let s=r.t_mono-this.oldest,i=Math.max(this.pending.length/A0,this.characters/I0);if(o||s>C0||i>=T0)this.flush();else if(i>=1||s>Lc){if(this.isDue)return;this.isDue=!0,this.timer!==null&&clearTimeout(this.timer),this.timer=setTimeout(()=>this.flush(),0)}else this.timer??=setTimeout(()=>this.flush(),Lc*1e3)}flush(){if(this.timer!==null&&(clearTimeout(this.timer),this.timer=null),this.isDue=!1,this.pending.length===0)return;let t=this.pending.map(r=>typeof r=="string"?r:this.textOf("api",r.seq,r.at,r.line.text())).join(`
`);this.pending=[],this.characters=0,this.sent+=t.length,send({type:"lines"},Memory.allocUtf8String(t).readByteArray(t.length))}end(){this.flush(),send({type:"end",agent:this.agent,lines:this.seq})}};function Ge(n){if(n===null)return"null";let e=JSON.stringify(n);return/[^\x00-\x7f]/.test(e)?e.replace(/[^\x00-\x7f]/g,t=>"\\u"+t.charCodeAt(0).toString(16).padStart(4,"0")):e}function N0(){let n=()=>Math.floor(Math.random()*4294967296).toString(16).padStart(8,"0");return n()+n()}var Ir=class{spec;state="absent";reason=null;calls=0;dropped=0;value;isMeant;isEarly;rate;isPlain;needsRoom;makesReferences;head;bases=[];cameLater=!1;pausedAt=new Set;subjectOf;constructor(e,t){this.spec=e,this.value=xr(e.value),this.isMeant=Ac(e.when),this.isEarly=kc(e.value)&&!(e.method===on&&e.value?.of==="this"),this.rate=e.risk==="hot"?new It(t.hot_limit):null;let r=e.crypto!==null||e.skip_callers.length>0;this.isPlain=e.when.length===0&&!this.isEarly&&!r,this.needsRoom=this.isEarly||r;let{value:o}=e;this.makesReferences=o!==null&&(o.each!==null||o.get.length>0||o.join.length>0),this.head=`"hook":${Ge(e.id)}`,this.subjectOf=Cc(e.intervention?.answer??null)}set(e,t){this.state!=="lost"&&(this.state=e,this.reason=t)}};var Cr=65536,M0=2,O0=10;function se(n,e=1024){if(n.isNull())return null;try{return n.readUtf8String()}catch{let t=new Uint8Array(n.readByteArray(e)),r=t.indexOf(0);return String.fromCharCode(...t.subarray(0,r<0?e:r))}}function Vt({ip:n,port:e}){return n.includes(":")?`[${n}]:${e}`:`${n}:${e}`}function yt(n,e){if(n.isNull()||e<8)return null;let t=n.readU16(),r=n.add(2).readU8()<<8|n.add(3).readU8();return t===M0?{ip:Nc(n.add(4)),port:r}:t===O0&&e>=24?{ip:j0(n.add(8)),port:r}:null}function Nc(n){return[0,1,2,3].map(e=>n.add(e).readU8()).join(".")}function j0(n){let e=Array.from({length:8},(s,i)=>n.add(2*i).readU8()<<8|n.add(2*i+1).readU8());if(e.slice(0,5).every(s=>s===0)&&e[5]===65535)return Nc(n.add(12));let[t,r]=[-1,1];for(let s=0;s<8;s++){let i=s;for(;i<8&&e[i]===0;)i++;i-s>r&&([t,r]=[s,i-s])}let o=s=>s.map(i=>i.toString(16)).join(":");return t<0?o(e):`${o(e.slice(0,t))}::${o(e.slice(t+r))}`}function zt(n){return n===null||!("ip"in n)?null:{ip:n.ip.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/,""),port:n.port}}function zn(n){let e=Array.from(new Uint8Array(n.readByteArray(6)));return e.every(t=>t===0)?null:e.map(t=>t.toString(16).padStart(2,"0")).join(":")}var R0=$e(new CModule(`
void encode (const unsigned char * in, int n, char * out)
{
  static const char * digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (int i = 0; i < n; i += 3)
  {
    int left = n - i;
    unsigned int word = (in[i] << 16) | ((left > 1 ? in[i + 1] : 0) << 8) | (left > 2 ? in[i + 2] : 0);
    *out++ = digits[(word >> 18) & 63];
    *out++ = digits[(word >> 12) & 63];
    *out++ = left > 1 ? digits[(word >> 6) & 63] : '=';
    *out++ = left > 2 ? digits[word & 63] : '=';
  }
  *out = 0;
}
`)),P0=new NativeFunction(R0.encode,"void",["pointer","int","pointer"],{scheduling:"exclusive",exceptions:"propagate"});function fe(n,e){if(e<=0)return"";let t=Memory.alloc(4*Math.ceil(e/3)+1);return P0(n,e,t),t.readUtf8String()}function Hn(n,e=4096){return Ue(()=>{try{let t=new File(n,"rb");try{let r=new Uint8Array(t.readBytes(e)),o=[];for(let s=0;s<r.length;s+=8192)o.push(String.fromCharCode(...r.subarray(s,s+8192)));return o.join("")}finally{t.close()}}catch{return null}})}var F0={1:"EPERM",2:"ENOENT",13:"EACCES",19:"ENODEV",101:"ENETUNREACH",103:"ECONNABORTED",104:"ECONNRESET",110:"ETIMEDOUT",111:"ECONNREFUSED",113:"EHOSTUNREACH"};function Tr(n){return F0[n]??`errno ${n}`}var ii=65536,U0=512,ci={cipher:["init","update","updateAAD"],mac:["init","update","reset"],digest:["update","reset"],signature:["initSign","initVerify","update"]},D0=new Set(["init","initSign","initVerify","reset"]),B0={cipher:"javax/crypto/Cipher",mac:"javax/crypto/Mac",digest:"java/security/MessageDigest",signature:"java/security/Signature"},Lr={input:[0,-1,-1]},bt={input:[0,1,2]},$0={"cipher.update([B)":{...Lr,output:[-1,-1]},"cipher.update([B,int,int)":{...bt,output:[-1,-1]},"cipher.update([B,int,int,[B)":{...bt,output:[3,-1]},"cipher.update([B,int,int,[B,int)":{...bt,output:[3,4]},"cipher.update(java.nio.ByteBuffer,java.nio.ByteBuffer)":{buffer:0,outputBuffer:1},"cipher.doFinal()":{output:[-1,-1]},"cipher.doFinal([B)":{...Lr,output:[-1,-1]},"cipher.doFinal([B,int)":{output:[0,1]},"cipher.doFinal([B,int,int)":{...bt,output:[-1,-1]},"cipher.doFinal([B,int,int,[B)":{...bt,output:[3,-1]},"cipher.doFinal([B,int,int,[B,int)":{...bt,output:[3,4]},"cipher.doFinal(java.nio.ByteBuffer,java.nio.ByteBuffer)":{buffer:0,outputBuffer:1},"mac.update([B)":Lr,"mac.update([B,int,int)":bt,"mac.update(java.nio.ByteBuffer)":{buffer:0},"mac.doFinal()":{output:[-1,-1]},"mac.doFinal([B)":{output:[-1,-1]},"mac.doFinal([B,int)":{output:[0,1]},"digest.update([B)":Lr,"digest.update([B,int,int)":bt,"digest.update(java.nio.ByteBuffer)":{buffer:0},"digest.digest()":{output:[-1,-1]},"digest.digest([B)":{output:[-1,-1]},"digest.digest([B,int,int)":{output:[0,1]},"signature.update([B,int,int)":bt,"signature.update(java.nio.ByteBuffer)":{buffer:0},"signature.sign()":{output:[-1,-1]},"signature.sign([B,int,int)":{output:[0,1]}},sn=class{parts=[];n=0;total=0;get room(){return ii-this.n}get isCut(){return this.total>this.n}add(e,t){e.byteLength>0&&this.parts.push(e),this.n+=e.byteLength,this.total+=Math.max(t,e.byteLength)}mark(){let{n:e,total:t}=this,r=this.parts.length;return()=>{this.parts.length=r,this.n=e,this.total=t}}text(){let e=Memory.alloc(Math.max(1,this.n)),t=e;for(let r of this.parts)t.writeByteArray(r),t=t.add(r.byteLength);return fe(e,this.n)}},ai=class{op="";key=null;input=new sn;output=new sn;clear(){this.input=new sn,this.output=new sn}},li=class{byHash=new Map;n=0;of(e,t){let r=Bn(e,t),o=this.byHash.get(r)??[];this.byHash.delete(r),this.byHash.set(r,o);let s=o.find(({weak:a})=>e.isSameObject(a,t));if(s!==void 0)return s.state;this.n>=U0&&this.dropOldest(e);let i=new ai;return o.push({weak:V0(e,t),state:i}),this.n++,i}drop(e,t){let r=Bn(e,t),o=this.byHash.get(r)??[],s=o.findIndex(({weak:i})=>e.isSameObject(i,t));s<0||(jc(e,o[s].weak),o.splice(s,1),this.n--,o.length===0&&this.byHash.delete(r))}dropOldest(e){let[t,r]=this.byHash.entries().next().value;for(let{weak:o}of r)jc(e,o);this.byHash.delete(t),this.n-=r.length}};function Rc(n,e,t){let r=n.handle.readPointer().add(e*Process.pointerSize).readPointer();return new NativeFunction(r,t,["pointer","pointer"],pe)}var Mc=null,Oc=null;function V0(n,e){return Mc??=Rc(n,226,"pointer"),Mc(n.handle,e)}function jc(n,e){Oc??=Rc(n,227,"void"),Oc(n.handle,e)}var Pc=new li;function ui(n,e,t,r,o){let s=di(n,e,t,o),{state:i,receiver:a}=s;return s.shape=$0[`${e}.${t}(${r})`]??{},D0.has(t)&&i.clear(),t.startsWith("init")&&J0(n,e,i,o),Z0(n,i.input,s.shape,o),s.isFinal&&e==="cipher"&&(s.iv=G0(n,a)),s.shape.outputBuffer!==void 0&&(s.outputAt=fi(n,o.args[s.shape.outputBuffer])),s}function di(n,e,t,r){let o=r.receiver,s=Pc.of(n,o),[i,a]=[s.input.mark(),s.output.mark()],l=()=>{i(),a()};return{kind:e,receiver:o,state:s,shape:{},isFinal:!ci[e].includes(t),iv:null,outputAt:0,takeBack:l}}function Fc(n,e,t){let{kind:r,receiver:o,state:s,isFinal:i,takeBack:a}=e;t?a():i&&r==="digest"?Pc.drop(n,o):i&&s.clear()}function Uc(n,e,t){let{state:r,shape:o}=e;if(o.outputBuffer!==void 0){let s=t.args[o.outputBuffer];$c(n,r.output,s.$h,e.outputAt,fi(n,s))}else if(o.output!==void 0){let[s,i]=o.output,a=s===-1?t.result:t.args[s];if(a==null)return;let l=i===-1?0:t.args[i],c=s===-1?n.getArrayLength(a.$h):z0(n,e,t);r.output.add(_t(n,a.$h,l,c,r.output.room),c)}}function z0(n,{receiver:e},t){return typeof t.result=="number"?t.result:mt(n,e,["javax/crypto/Mac","getMacLength","()I"])}function Dc(n,e){let{kind:t,receiver:r,state:o,iv:s}=e,i=te(n,r,[B0[t],"getAlgorithm","()Ljava/lang/String;"]),a=nt(n,i,200).text;return{algorithm:a,mode:t==="cipher"?a.split("/")[1]??null:null,op:t==="cipher"?o.op:t==="signature"?"sign":t,key:o.key,iv:s,input:o.input.text(),output:o.output.text(),input_length:o.input.total,output_length:o.output.total,truncated:o.input.isCut||o.output.isCut}}var H0=["","encrypt","decrypt","wrap","unwrap"];function J0(n,e,t,r){e==="cipher"&&(t.op=H0[r.args[0]]??"");let o=r.args[e==="cipher"?1:0];t.key=null,!(!(o instanceof Y)||!n.isInstanceOf(o.$h,xe(n,"java/security/Key")))&&(t.key=Bc(n,o.$h,["java/security/Key","getEncoded","()[B"]))}function G0(n,e){return Bc(n,e,["javax/crypto/Cipher","getIV","()[B"])}function Bc(n,e,t){try{let r=te(n,e,t);return r.isNull()?null:ri(new Uint8Array(_t(n,r,0,ii,ii)))}catch{return null}}function Z0(n,e,t,r){if(t.buffer!==void 0){let o=r.args[t.buffer];if(!(o instanceof Y))return;let s=mt(n,o.$h,["java/nio/Buffer","limit","()I"]);$c(n,e,o.$h,fi(n,o),s)}else if(t.input!==void 0){let[o,s,i]=t.input,a=r.args[o];if(!(a instanceof Y))return;let l=s===-1?0:r.args[s],c=i===-1?n.getArrayLength(a.$h):r.args[i];e.add(_t(n,a.$h,l,c,e.room),c)}}function fi(n,e){return e instanceof Y?mt(n,e.$h,["java/nio/Buffer","position","()I"]):0}function $c(n,e,t,r,o){let s=Math.max(0,o-r),i=Math.min(s,e.room),a=n.getDirectBufferAddress(t);if(!a.isNull())e.add(a.add(r).readByteArray(i),s);else if(mt(n,t,["java/nio/ByteBuffer","hasArray","()Z"],"uint8")!==0){let l=te(n,t,["java/nio/ByteBuffer","array","()[B"]),c=mt(n,t,["java/nio/ByteBuffer","arrayOffset","()I"]);e.add(_t(n,l,c+r,s,i),s)}else e.add(new ArrayBuffer(0),s)}function hi(n,e){return n.implementation=e,$e(n._r)}var Nr=class{method;function;original;replacement=null;id=null;constructor(e,t){this.method=e;let r=["pointer","pointer",...e.argumentTypes.map(({type:o})=>o)];this.function=new NativeCallback((o,s,...i)=>t(o,s,i),e.returnType.type,r),this.original=e._p[6]}install(e){this.replacement=hi(this.method,e),this.replacement._m.impl=this.function,this.id=null}call(e,t,r){switch(this.id??=this.replacement._m.resolveTarget(),r.length){case 0:return this.original(e,t,this.id);case 1:return this.original(e,t,this.id,r[0]);case 2:return this.original(e,t,this.id,r[0],r[1]);default:return this.original(e,t,this.id,...r)}}shown(e,t){return this.method._p[4].fromJni(e,t,!1)}shownArgs(e,t){let r=this.method._p[5];return e.map((o,s)=>r[s].fromJni(o,t,!1))}},Mr=class{isPending;pending;clear;throwAgain;constructor(e){let t=r=>e.readPointer().add(r*Process.pointerSize).readPointer();this.isPending=new NativeFunction(t(228),"uint8",["pointer"],pe),this.pending=new NativeFunction(t(15),"pointer",["pointer"],pe),this.clear=new NativeFunction(t(17),"void",["pointer"],pe),this.throwAgain=new NativeFunction(t(13),"int",["pointer","pointer"],pe)}take(e){if(this.isPending(e)===0)return null;let t=this.pending(e);return this.clear(e),t}give(e,t){this.throwAgain(e,t)}};var X0="2a864886f70d010101",q0={"2a864886f70d01010b":{digest:"sha256",prefix:"3031300d060960864801650304020105000420"},"2a864886f70d01010c":{digest:"sha384",prefix:"3041300d060960864801650304020205000430"},"2a864886f70d01010d":{digest:"sha512",prefix:"3051300d060960864801650304020305000440"}},Hc="551d11",Jc="551d25",W0="551d13",K0=new Set([Hc,Jc,W0,"551d0f"]),Q0="2b06010505070301",Y0="551d2500",[it,ey,ty,ny,Vc]=[48,3,4,1,23];function ke(n){let e=[];for(let t=0;t<n.length;){let r=pi(n,t),o=pi(n,t+1),s=t+2;if(o>128){let i=o-128;if(i>3)throw new RangeError("DER");o=0;for(let a=s+i;s<a;s++)o=o*256+pi(n,s)}else if(o===128)throw new RangeError("DER");if(s+o>n.length)throw new RangeError("DER");e.push({tag:r,body:n.subarray(s,s+o),whole:n.subarray(t,s+o)}),t=s+o}return e}function pi(n,e){let t=n[e];if(t===void 0)throw new RangeError("DER");return t}function Le(n,e,t){let r=n[e];if(r===void 0||t!==void 0&&r.tag!==t)throw new RangeError("DER");return r}function at(n){return Array.from(n,e=>e.toString(16).padStart(2,"0")).join("")}function mi(n){return BigInt(`0x${at(n)||"0"}`)}function zc({tag:n,body:e}){let t=String.fromCharCode(...e),r=/^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(t);if(r===null||r[1]?.length===2!=(n===Vc))throw new RangeError("time");let[o,s,...i]=r.slice(1).map(Number),a=n===Vc?(o<50?2e3:1900)+o:o;return Date.UTC(a,s-1,...i)}function Gc(n){if(n.tag!==ey||n.body[0]!==0)throw new RangeError("DER");return n.body.subarray(1)}function ry(n){let[e,t]=ke(n.body);if(e===void 0||t===void 0)throw new RangeError("DER");if(at(Le(ke(e.body),0).body)!==X0)return null;let[r,o]=ke(Le(ke(Gc(t)),0,it).body);if(r===void 0||o===void 0)throw new RangeError("DER");let s=r.body[0]===0?r.body.subarray(1):r.body;return{n:mi(s),e:mi(o.body),size:s.length}}function oy(n){let e=new Map;if(n===void 0)return e;for(let{body:t}of ke(Le(ke(n.body),0,it).body)){let r=ke(t),o=r[1]?.tag===ny&&r[1].body[0]!==0,s=at(Le(r,0).body);if(e.has(s))throw new RangeError("extension");e.set(s,{isCritical:o,value:Le(r,r.length-1,ty).body})}return e}function Ht(n){let e=ke(n);if(e.length!==1)throw new RangeError("DER");let[t,r,o]=ke(Le(e,0,it).body);if(t===void 0||r===void 0||o===void 0)throw new RangeError("DER");let s=ke(t.body),i=Le(s,0).tag===160?1:0,a=Le(s,i+1,it);if(at(a.whole)!==at(r.whole))throw new RangeError("algorithm");let[l,c]=ke(Le(s,i+3,it).body);return{tbs:t.whole,issuer:at(Le(s,i+2,it).whole),subject:at(Le(s,i+4,it).whole),from:zc(l),to:zc(c),kind:at(Le(ke(a.body),0).body),signature:Gc(o),key:ry(Le(s,i+5,it)),extensions:oy(s.slice(i+6).find(({tag:u})=>u===163))}}function _i(n){let e=/-----BEGIN CERTIFICATE-----([^-]*)-----END/.exec(n)?.[1]?.replace(/[^A-Za-z0-9+/]/g,"")??"",t="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",r=new Uint8Array(Math.floor(e.length*3/4)),[o,s,i]=[0,0,0];for(let a of e)o=(o<<6|t.indexOf(a))&65535,s+=6,s>=8&&(r[i++]=o>>(s-=8)&255);return r}function sy(n,e,t){let r=1n;for(let[o,s]=[e,n%t];o>0n;o>>=1n,s=s*s%t)o&1n&&(r=r*s%t);return r}function iy(n,e){let t=q0[n.kind];if(t===void 0||n.signature.length!==e.size)return!1;let r=n.tbs.slice().buffer,o=`00${t.prefix}${Checksum.compute(t.digest,r)}`,s=`0001${"ff".repeat(e.size-o.length/2-2)}${o}`;return sy(mi(n.signature),e.e,e.n).toString(16).padStart(2*e.size,"0")===s}function gi(n){let e=n.extensions.get(Hc),t=e===void 0?[]:ke(Le(ke(e.value),0,it).body);return{hosts:t.filter(({tag:o})=>o===130).map(({body:o})=>String.fromCharCode(...o).toLowerCase()),addresses:t.filter(({tag:o})=>o===135).map(({body:o})=>at(o))}}function ay(n){let e=/^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(n);if(e!==null)return e.slice(1).map(l=>Number(l).toString(16).padStart(2,"0")).join("");if(!/^[0-9a-f:]+$/i.test(n)||!n.includes(":"))return null;let[t="",r]=n.split("::"),o=l=>l===""?[]:l.split(":").map(c=>c.padStart(4,"0").toLowerCase()),[s,i]=[o(t),o(r??"")],a=r===void 0?0:Math.max(0,8-s.length-i.length);return[...s,...Array(a).fill("0000"),...i].join("")}function yi(n,e){let{hosts:t,addresses:r}=gi(n),o=ay(e);if(o!==null)return r.includes(o);let s=e.toLowerCase().replace(/\.$/,""),i=s.slice(s.indexOf(".")+1);return t.some(a=>a===s||a===`*.${i}`&&i!==s&&i.includes("."))}function ly({extensions:n}){let e=n.get(Jc);if(e===void 0)return!0;let t=ke(Le(ke(e.value),0,it).body).map(({body:r})=>at(r));return t.includes(Q0)||t.includes(Y0)}var an=class{ca;constructor(e){this.ca=Ht(_i(e))}accepts(e,t,r){let{ca:o}=this;try{let s=Ht(e),i=[s,o].every(({from:l,to:c})=>l<=r&&r<=c),a=[...s.extensions].every(([l,{isCritical:c}])=>!c||K0.has(l));return!i||!a||s.issuer!==o.subject||o.key===null||!ly(s)?!1:t.length>0&&t.every(l=>yi(s,l))&&iy(s,o.key)}catch{return!1}}};var cy=3,uy=[0,1,2,4,5],Zc=65536,dy=4096,fy=/^(?:https|wss):\/\/(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?(?:[/?#]|$)/i,Or=class{caPem;issuer=null;hasError=new de("hasError","indexed");url=new de("getUrl","method");certificate=new de("getCertificate","method");x509=new de("getX509Certificate","method");go=new de("proceed","method");constructor(e){this.caPem=e}hostOf(e,t){if(!(t instanceof Y))return null;try{let r=l=>this.hasError.read(e,t.$h,l)===!0;if(!r(cy)||uy.some(r))return null;let o=fy.exec(rt(e,this.read(e,this.url,t.$h),dy).text)?.[1]?.replace(/^\[|\]$/g,""),s=this.read(e,this.x509,this.read(e,this.certificate,t.$h)),i=te(e,s,["java/security/cert/Certificate","getEncoded","()[B"]),a=new Uint8Array(_t(e,i,0,Zc,Zc));return this.issuer??=new an(this.caPem),o!==void 0&&this.issuer.accepts(a,[o],Date.now())?o:null}catch{return null}}proceed(e,t){this.go.read(e,t)}read(e,t,r){let o=t.read(e,r);if(!(o instanceof NativePointer)||o.isNull())throw new Error("nothing");return o}};function bi(n,e,t){return e.pages.find(r=>n.isSameObject(r.handler,t))?.host??null}var hy=".<init>",py=/^(?:java|javax|jdk|sun|com\.sun|android|com\.android|dalvik|libcore|org\.conscrypt)\./,jr=class{judges;walker;reports;constructor(e,t,r){this.judges=e,this.walker=t,this.reports=r}onCall(e,t,r,o,s){let i=e.spec.intervention?.kind;return i==="answer"?this.onAsked(e,t,r,o,s):i==="learn"?this.onMade(e,t,r,o,s):i==="page"?this.onPage(t,r,o,s):i==="cancel"?this.onCancel(e,t,r,o,s):this.onCheck(e,t,r,o,s)}onCheck(e,t,r,o,s){r.checks++;try{return t.method.apply(o,s)}catch(i){if(i.$h===void 0)throw i;let a=st(i),{learned:l}=t;if(l!==null&&!l.kinds.has(a))throw i;let c=[];if(this.reports.within(X.vm.getEnv(),r,!1,u=>{let d=l!==null?l.values(u,s):e.spec.intervention?.chain.map(f=>s[f]),h=this.judges.trust.passed(u,t.method,d??[],s);h!==null&&(c.push(h),this.reports.tell(u,e,r,l!==null?[l.name]:[],a))}),c[0]===void 0)throw i;return c[0].result}finally{r.checks--}}onMade(e,t,r,o,s){return r.checks>0||this.reports.within(X.vm.getEnv(),r,!0,i=>{if(!e.isMeant(i,{receiver:null,args:s,result:void 0}))return;let a=this.walker.walk(i).frames.find(u=>!u.endsWith(hy));if(a===void 0||py.test(a))return;let l=i.getObjectClassName(o.$h),c=this.judges.learn(i,a,l);c!==null&&this.reports.tell(i,e,r,[a,c],l)}),t.method.apply(o,s)}onPage(e,t,r,o){let{length:s}=t.pages,i=o[1];this.reports.within(X.vm.getEnv(),t,!0,a=>{if(!(i instanceof Y)||bi(a,t,i.$h)!==null)return;let l=this.judges.pages.hostOf(a,o[2]);l!==null&&t.pages.push({handler:i.$h,host:l})});try{return e.method.apply(r,o)}finally{t.pages.length=s}}onCancel(e,t,r,o,s){let i=[];return r.pages.length>0&&this.reports.within(X.vm.getEnv(),r,!0,a=>{let l=o.$h,c=bi(a,r,l);c!==null&&(this.judges.pages.proceed(a,l),i.push(c),this.reports.tell(a,e,r,[c],"untrusted"))}),i.length>0?void 0:t.method.apply(o,s)}onAsked(e,t,r,o,s){let i=e.spec.intervention?.answer,a={receiver:o.$h,args:s,result:void 0},l=null;if(this.reports.within(X.vm.getEnv(),r,!0,d=>{l=e.subjectOf(d,a)}),l===null)return t.method.apply(o,s);(i.throws===null||!i.instead)&&(a.result=t.method.apply(o,s));let c=[];this.reports.within(X.vm.getEnv(),r,!1,d=>{let h=Tc(d,e.spec.class,i,l,a);h!==null&&(c.push(h),this.reports.tell(d,e,r,[l],h.error===null?null:i.throws.kind))});let u=c[0];if(u===void 0)return i.instead?t.method.apply(o,s):a.result;if(u.error!==null)throw u.error;return u.result}};var my=300,Rr=class{head;tid;thread;taken;args;crypto;stack;error;constructor(e,t,r,o,s,i,a,l){this.head=e,this.tid=t,this.thread=r,this.taken=o,this.args=s,this.crypto=i,this.stack=a,this.error=l}get characters(){let{value:e,values:t}=this.taken,r=my+(e===null?0:e.length);for(let o of t)r+=o.length;for(let o of this.args)r+=o===null?0:o.length;return this.crypto===null?r:r+Xc(this.crypto.input)+Xc(this.crypto.output)}text(){let{value:e,values:t,truncated:r}=this.taken,{truncated:o=!1,...s}=this.crypto??{};return`${this.head},"tid":${this.tid},"thread":${this.thread},"value":${Ge(e)},"values":${qc(t)},"args":${qc(this.args)},"crypto":${this.crypto===null?"null":Ge(s)},${this.stack},"error":${Ge(this.error)},"truncated":${r||o===!0}`}};function Xc(n){return typeof n=="string"?n.length:0}function qc(n){return n.length===0?"[]":Ge(n)}var _y={value:null,values:[],truncated:!1},gy=[],Si=class{direct;env;receiver;given;result=void 0;shown=null;constructor(e,t,r,o){this.direct=e,this.env=t,this.receiver=r,this.given=o}get args(){return this.shown??=this.direct.shownArgs(this.given,this.env)}},Ei={spec:{id:"crypto"}},Pr=class{queue;guard;walker;pauses;sentStacks=new Set;interventions;exceptions=null;constructor(e,t,r,o,s){this.queue=e,this.guard=t,this.walker=r,this.pauses=o,this.interventions=new jr(s,r,this)}onCall(e,t,r){let o=Ze();if(o.ours)return e.method.apply(t,r);if(e.plan.length===0&&e.feeds.length===0)return this.original(e,o,t,r);let s=Fe();if(this.pauses.isOver(e,s.t_mono))return this.original(e,o,t,r);let i=X.vm.getEnv(),a={receiver:e.isStatic?null:t.$h,args:r,result:void 0},l=this.before(i,e,o,a,s);if(l.length===0)return this.original(e,o,t,r);o.frames.push({group:e.group,receiver:a.receiver,told:Wc(l,e)});try{a.result=this.original(e,o,t,r)}catch(c){throw o.frames.pop(),this.after(i,e,l,o,a,s,c.$h===void 0?null:st(c)),c}return o.frames.pop(),this.after(i,e,l,o,a,s,null),a.result}original(e,t,r,o){let{intervention:s}=e;return s===null?e.method.apply(r,o):this.interventions.onCall(s,e,t,r,o)}tell(e,t,r,o,s){let i={receiver:null,args:[],result:void 0};this.report(e,{active:t,crypto:null,stack:null,done:!1,args:o},r,i,Fe(),s)}onDirect(e,t,r,o,s){let i=Ze();if(i.ours)return t.call(r,o,s);let a=Fe();if(this.pauses.isOver(e,a.t_mono))return t.call(r,o,s);let l=dc(r),c=new Si(t,l,e.isStatic?null:o,s),u=this.before(l,e,i,c,a);if(u.length===0)return t.call(r,o,s);i.frames.push({group:e.group,receiver:c.receiver,told:Wc(u,e)});let d=t.call(r,o,s);i.frames.pop();let h=this.exceptions??=new Mr(r),f=h.take(r);return f===null?(c.result=t.shown(d,l),this.after(l,e,u,i,c,a,null)):(this.after(l,e,u,i,c,a,this.classOf(l,i,f)),h.give(r,f)),d}classOf(e,t,r){let o="exception";return this.within(e,t,!1,()=>{o=e.getObjectClassName(r)}),o}before(e,t,r,o,s){if(t.isPlain&&r.frames.length===0)return t.plan;let{reporters:i,feeds:a}=t,l=[];return this.within(e,r,t.needsRoomBefore,c=>{let u=r.frames.filter(d=>d.group===t.group&&(d.receiver===null||o.receiver===null||c.isSameObject(d.receiver,o.receiver)));for(let d of a){let h=this.guard.run(d,"feed",()=>ui(c,d,t.method._p[0],t.types,o));(h?.shape.output!==void 0||h?.shape.outputBuffer!==void 0)&&l.push({active:Ei,crypto:h,stack:null,done:!1})}for(let d of i){if(u.some(({told:f})=>f===null||f.includes(d)))continue;let h=this.guard.run(d.spec.id,"before",()=>this.begin(c,d,t,r,o,s));h!==null&&l.push(h)}}),l}begin(e,t,r,o,s,i){if(!t.isMeant(e,s))return null;let{crypto:a,skip_callers:l}=t.spec,c=a!==null||l.length>0?this.walker.walk(e):null,u=r.method._p[0];if(c!==null&&l.some(f=>c.direct.startsWith(f)))return a===null?null:{active:Ei,crypto:di(e,a,u,s),stack:c,done:!1};let d=a!==null?ui(e,a,u,r.types,s):null,h={active:t,crypto:d,stack:c,done:!1};return t.isEarly&&(h.done=!0,this.report(e,h,o,s,i,null)),h}after(e,t,r,o,s,i,a){let l=t.needsRoomAfter||r!==t.plan&&r.some(({crypto:c})=>c!==null);this.within(e,o,l,c=>{for(let u of r){if(u.done)continue;let{active:d,crypto:h}=u;try{h!==null&&a===null&&Uc(c,h,s),d!==Ei&&this.report(c,u,o,s,i,a)}catch(f){this.guard.report(d.spec.id,"after",f)}h!==null&&this.guard.run(d.spec.id,"settle",()=>Fc(c,h,a!==null))}})}within(e,t,r,o){let s=t.ours;t.ours=!0;try{r?$t(o,e):o(e)}catch(i){this.guard.report("agent","frame",i)}finally{t.ours=s}}report(e,t,r,o,s,i){let{active:a,crypto:l}=t;if(r.canary!==null){r.canary.add(a.spec.id);return}if(a.calls++,a.rate!==null&&!a.rate.allows(s.t_mono)){a.dropped++;return}let c=i===null?a.value(e,o):_y,u=t.stack??this.walker.walk(e),d=l!==null&&i===null?Dc(e,l):null,h=t.args??this.argsOf(e,a,o),f=new Rr(a.head,r.tid,yy(e,r,s),c,h,d,u.text,i);this.sayStack(u,s),this.queue.putLine(f,s,a.calls===1)||a.dropped++}argsOf(e,{spec:t},r){return t.log_args.length===0?gy:t.log_args.map(o=>ot(e,r.args[o])?.slice(0,gt)??null)}sayStack(e,t){e.frames.length===0||this.sentStacks.has(e.hash)||this.queue.put("stack",{stack_hash:e.hash,frames:e.frames},t)&&this.sentStacks.add(e.hash)}};function Wc(n,e){return n===e.plan?e.reporters:n.some(({crypto:t})=>t!==null)?null:n.map(({active:t})=>t)}function yy(n,e,t){return t.t_mono>e.nameUntil&&(e.name=Ge(wc(n)),e.nameUntil=t.t_mono+1),e.name}var Jt=class extends Error{};function Fr(n,e,t){let r=new Map;for(let o of new Set(e.map(({spec:s})=>s.family))){let i=e.filter(({spec:d})=>d.family===o).filter(({spec:d})=>d.canary!==null),a=i.find(({spec:d,state:h,reason:f})=>d.canary?.none===""&&h==="active"&&f===null),[l,c]=a===void 0?["not_run",by(i)]:Ey(a,t),u=a?.spec.id??i[0]?.spec.id??"";n.put("canary",{family:o,hook:u,verdict:l,reason:c}),l==="silent"&&r.set(o,u)}return r}function by(n){let[e]=n;return e===void 0?"none is declared":e.spec.canary?.none!==""?e.spec.canary?.none??"":`${e.state}${e.reason===null?"":`: ${e.reason}`}`}function Ey(n,e){let t=Ze(),r=t.canary=new Set,o=null;try{e(n)}catch(s){o=s}finally{t.canary=null}return r.has(n.spec.id)?["heard",null]:o instanceof Jt?["not_run",o.message]:["silent",o===null?null:st(o)]}function wi(n){try{return n()}catch(e){throw e instanceof Jt?e:new Jt(st(e))}}function Qc({spec:n}){let{symbol:e,then:t,args:r}=n.canary,o=Memory.alloc(Process.pointerSize),s=r.map(c=>c===null?o:Memory.allocUtf8String(String(c))),a=wi(()=>Kc(e,s.length))(...s),l=r.includes(null)?o.readPointer():a;l.isNull()||Kc(t,1)(l)}function Kc(n,e){let t=new Array(e).fill("pointer");return new NativeFunction(Module.getGlobalExportByName(n),"pointer",t)}var Ur=class{isHotspot=tt()==="hotspot";n=0;seen=new Set;taken=new Set;find(e,t){let r=new Map,o=(s,i)=>{let a=r.get(s)??[];a.push(this.take(e,s,i)),r.set(s,a)};if(this.isHotspot)for(let[s,i]of this.loaded(e,a=>t.has(a)))o(s,i);for(let s of t){if(r.has(s))continue;let i=this.isHotspot?this.load(e,s):this.use(e,s);i!==null&&o(s,i)}return r}implementers(e,t){let r=[],o=a=>t.flatMap((l,c)=>Dn(e,a,l)&&!e.isSameObject(a,l)?[c]:[]),s=[];return this.loaded(e,(a,l)=>{let c=o(l);return c.length>0&&s.push(c),c.length>0}).forEach(([a,l],c)=>{if(!a.startsWith("["))for(let u of s[c]??[])r.push([this.take(e,a,l),u])}),r}newcomers(e,t,r){return this.loaded(e,(s,i)=>t.has(s)?!this.taken.has(Yc(e,s,i)):this.seen.has(s)?!1:(this.seen.add(s),!s.startsWith("[")&&r.some(a=>Dn(e,i,a)))).map(([s,i])=>this.take(e,s,i))}take(e,t,r){this.link(e,r),this.taken.add(Yc(e,t,r));let o=e.newGlobalRef(r);return{name:t,klass:o,wrapper:fc(`${t}#${this.n++}`,o,e)}}link(e,t){if(!this.isHotspot)return;let r=te(e,t,["java/lang/Class","getDeclaredMethods","()[Ljava/lang/reflect/Method;"]);e.deleteLocalRef(r)}loaded(e,t){let r=[];return X.enumerateLoadedClasses({onMatch:(o,s)=>{t(o,s)&&r.push([o,e.newLocalRef(s)])},onComplete:()=>{}}),r}load(e,t){let r=e.newStringUtf(t);try{let o=Oe(e,["java/lang/ClassLoader","getSystemClassLoader","()Ljava/lang/ClassLoader;"],"pointer");return te(e,o,["java/lang/ClassLoader","loadClass","(Ljava/lang/String;)Ljava/lang/Class;"],["pointer"],[r])}catch(o){return eu(e,o)}}use(e,t){try{return X.use(t).$copyClassHandle(e)}catch(r){return eu(e,r)}}};function Yc(n,e,t){return`${e}#${Bn(n,t)}`}function eu(n,e){let t=e.$h;if(t!==void 0&&(n.isInstanceOf(t,xe(n,"java/lang/ClassNotFoundException"))||n.isInstanceOf(t,xe(n,"java/lang/NoClassDefFoundError"))))return null;throw e}var Sy=4096,Dr=class{queue;guard;calls;changed=[];constructor(e,t,r){this.queue=e,this.guard=t,this.calls=r}read(e,t,r){let{spec:o}=t;this.guard.run(o.id,"field",()=>{let s=o.intervention?.answer??null;if(s!==null){r!==void 0&&this.change(e,r.klass,o.field,s.replaces)&&this.calls.tell(e,t,Ze(),[`${o.class}.${o.field}`],null);return}let i=r===void 0?null:ei(e,r.klass,o.field);if(i===null)t.set("absent",`${o.class} has no public static field ${o.field}`);else if(!i.isNull()){let{value:a,values:l,truncated:c}=t.value(e,{receiver:null,args:[],result:i});this.queue.put("field",{hook:o.id,value:a,values:l,truncated:c})}})}change(e,t,r,o){let s=e,i=ei(s,t,r);if(i===null||i.isNull())return!1;let{text:a}=nt(s,i,Sy),l=a;for(let[u,d]of Object.entries(o))l=l.split(u).join(d);if(l===a)return!1;let c=s.getStaticFieldId(t,r,"Ljava/lang/String;");return s.throwIfExceptionPending(),this.changed.push({klass:s.newGlobalRef(t),id:c,was:s.newGlobalRef(i)}),s.setStaticField("pointer")(s.handle,t,c,s.newStringUtf(l)),!0}restore(e){let t=e;for(let{klass:r,id:o,was:s}of this.changed.splice(0))t.setStaticField("pointer")(t.handle,r,o,s),t.deleteGlobalRef(r),t.deleteGlobalRef(s)}};function tu({spec:n}){let e=n.canary,[t,r]=wi(()=>{let o=X.use(n.class??""),s=e.on===null?o:wy(e.on);return[nu(o,n.method??"",e.args),s]});t.apply(r,e.args)}function wy({class:n,method:e,args:t}){let r=X.use(n);return nu(r,e===on?"$new":e,t).apply(r,t)}function nu(n,e,t){let r=At(n,e).find(({argumentTypes:o})=>o.length===t.length&&o.every((s,i)=>s.isCompatible(t[i])));if(r===void 0)throw new Jt(`no ${e} takes such arguments`);return r}var vy=805372416,Br=56,ru=50,ou=4096,Ae=Process.pointerSize,xy=`
int
loaded_below (void *** jvmti, void *** env, void * base, int limit, void ** found)
{
  int (* get_loaded_classes) (void *, int *, void ***) = (*jvmti)[77];
  int (* deallocate) (void *, void *) = (*jvmti)[46];
  unsigned char (* is_assignable_from) (void *, void *, void *) = (*env)[11];
  unsigned char (* is_same_object) (void *, void *, void *) = (*env)[24];
  void (* delete_local_ref) (void *, void *) = (*env)[23];
  void ** classes;
  int i, count, n = 0;

  if (get_loaded_classes (jvmti, &count, &classes) != 0)
    return 0;
  for (i = 0; i < count; i++)
  {
    if (n < limit && is_assignable_from (env, classes[i], base) && !is_same_object (env, classes[i], base))
      found[n++] = classes[i];
    else
      delete_local_ref (env, classes[i]);
  }
  deallocate (jvmti, classes);
  return n;
}

typedef int (* GetStackTrace) (void *, void *, int, int, long long *, int *);

double
stack_key (GetStackTrace get, void * jvmti, int limit, long long * frames, int * count)
{
  unsigned long long key = 0xcbf29ce484222325ULL;
  int i;

  if (get (jvmti, 0, 0, limit, frames, count) != 0)
    *count = 0;
  for (i = 0; i < *count; i++)
  {
    key = (key ^ (unsigned long long) frames[2 * i]) * 0x9e3779b97f4a7c15ULL;
    key ^= key >> 32;
  }
  return (double) (long long) (key >> 11);
}
`,ky=`
typedef unsigned long long Hash;

extern void ** volatile tables[2];
extern void heard (void * jvmti, void * env, void * thread, void * klass);

static Hash
hash_of (const char * text, char end)
{
  Hash hash = 0xcbf29ce484222325ULL;
  while (*text != end)
    hash = (hash ^ (unsigned char) *text++) * 0x100000001b3ULL;
  return hash | 1;
}

static int
is_named (const char * signature)
{
  Hash * table = (Hash *) tables[0];
  Hash hash = hash_of (signature, 0);
  Hash at = hash;

  while (table[1 + (at & table[0])] != 0)
  {
    if (table[1 + (at & table[0])] == hash)
      return 1;
    at++;
  }
  return 0;
}

void
add_names (Hash * table, const char * signatures)
{
  while (*signatures != 0)
  {
    Hash hash = hash_of (signatures, 10);
    Hash at = hash;
    while (table[1 + (at & table[0])] != 0)
      at++;
    table[1 + (at & table[0])] = hash;
    while (*signatures++ != 10);
  }
}

void
class_prepared (void *** jvmti, void *** env, void * thread, void * klass)
{
  int (* get_signature) (void *, void *, char **, char **) = (*jvmti)[47];
  int (* deallocate) (void *, void *) = (*jvmti)[46];
  unsigned char (* is_assignable_from) (void *, void *, void *) = (*env)[11];
  void ** bases = tables[1];
  char * signature;
  int is_meant = 0;
  long i;

  if (get_signature (jvmti, klass, &signature, 0) == 0)
  {
    is_meant = is_named (signature);
    deallocate (jvmti, signature);
  }
  for (i = 1; i <= (long) bases[0] && !is_meant; i++)
    is_meant = is_assignable_from (env, klass, bases[i]);
  if (is_meant)
    heard (jvmti, env, thread, klass);
}
`,$r=class n{handle;prepared=null;listener=null;tables=Memory.alloc(2*Ae);kept=[];module=new CModule(xy);stackKey;findBelow;getStackTrace;getMethodName;getDeclaringClass;getSignature;deallocate;setCallbacks;setMode;disposeEnvironment;constructor(e){this.handle=e;let t=["pointer","pointer","int","pointer","pointer"],r=this.module.stack_key;this.stackKey=new NativeFunction(r,"double",t,pe),this.getStackTrace=this.address(104);let o=this.module.loaded_below,s=["pointer","pointer","pointer","int","pointer"];this.findBelow=new NativeFunction(o,"int",s,pe),this.getMethodName=this.fn(64,["pointer","pointer","pointer","pointer","pointer"]),this.getDeclaringClass=this.fn(65,["pointer","pointer","pointer"]),this.getSignature=this.fn(48,["pointer","pointer","pointer","pointer"]),this.deallocate=this.fn(47,["pointer","pointer"]),this.setCallbacks=this.fn(122,["pointer","pointer","int"]),this.setMode=this.fn(2,["pointer","int","int","pointer","..."]),this.disposeEnvironment=this.fn(127,["pointer"])}static open(){let e=X.vm.handle,t=Memory.alloc(Ae);return new NativeFunction(e.readPointer().add(6*Ae).readPointer(),"int",["pointer","pointer","int"],pe)(e,t,vy)===0?new n(t.readPointer()):null}address(e){return this.handle.readPointer().add((e-1)*Ae).readPointer()}fn(e,t){return new NativeFunction(this.address(e),"int",t,pe)}stackInto(e,t,r){return this.stackKey(this.getStackTrace,this.handle,t,e,r)}loadedBelow(e,t){let r=Memory.alloc(ou*Ae),o=this.findBelow(this.handle,e.handle,t,ou,r);return Array.from({length:o},(s,i)=>r.add(i*Ae).readPointer())}methodName(e,t){let r=Memory.alloc(4*Ae);if(this.getMethodName(this.handle,e,r,NULL,NULL)!==0)return"unknown.unknown";let o=this.take(r);if(this.getDeclaringClass(this.handle,e,r.add(Ae))!==0)return`unknown.${o}`;let s=r.add(Ae).readPointer(),i=this.className(s);return t.deleteLocalRef(s),`${i}.${o}`}className(e){let t=Memory.alloc(Ae);return this.getSignature(this.handle,e,t,NULL)!==0?"unknown":this.take(t).slice(1,-1).replace(/\//g,".")}take(e){let t=e.readPointer().readUtf8String()??"";return this.deallocate(this.handle,e.readPointer()),t}onClassPrepared(e,t){let r=["pointer","pointer","pointer","pointer"],o=new NativeCallback((...[,,,i])=>t(i),"void",r);this.listener=new CModule(ky,{tables:this.tables,heard:o}),this.kept.push(o),this.setNames(e),this.setBases([]);let s=Br-ru+1;this.prepared=Memory.alloc(s*Ae),this.prepared.add((Br-ru)*Ae).writePointer(this.listener.class_prepared),this.setCallbacks(this.handle,this.prepared,s*Ae),this.setMode(this.handle,1,Br,NULL)}setNames(e){if(this.listener===null)return;let t=2**Math.ceil(Math.log2(2*e.length+2)),r=Memory.alloc((1+t)*8).writeU64(t-1),o=e.map(i=>`L${i.replace(/\./g,"/")};
`).join("");new NativeFunction(this.listener.add_names,"void",["pointer","pointer"])(r,Memory.allocUtf8String(o)),this.publish(0,r)}setBases(e){if(this.listener===null)return;let t=Memory.alloc((1+e.length)*Ae).writePointer(ptr(e.length));e.forEach((r,o)=>t.add((1+o)*Ae).writePointer(r)),this.publish(1,t)}publish(e,t){this.kept.push(t),this.tables.add(e*Ae).writePointer(t)}close(){this.prepared!==null&&(this.setMode(this.handle,0,Br,NULL),this.setCallbacks(this.handle,NULL,0)),this.disposeEnvironment(this.handle)}};var Ay=new Set(["java.util.List","java.util.Collection","[Ljava.security.cert.X509Certificate;","[Ljava.security.cert.Certificate;"]),Iy=new Set(["void","boolean","java.util.List"]),Cy=/^(?:\[|java\.|javax\.|android\.|boolean$|byte$|char$|short$|int$|long$|float$|double$)/,Ty=1024,vi=class{name;holders;kinds=new Set;constructor(e,t){this.name=e,this.holders=t}values(e,t){return this.holders.map(({index:r,getter:o})=>{let s=t[r];if(o===null||!(s instanceof Y))return s;let i=o.read(e,s.$h);return i instanceof NativePointer&&!i.isNull()?new Y(i,null):null})}};function su(n,e,t){if(!Iy.has(e.returnType.className))return null;let r=e.argumentTypes.flatMap(({className:o},s)=>{if(Ay.has(o))return[{index:s,getter:null}];if(Cy.test(o))return[];let i=Ny(n,Ly(n,e,s));return i===null?[]:[{index:s,getter:new de(i,"method")}]});return r.length===0?null:new vi(t,r)}function Ly(n,e,t){let r=e.holder.$copyClassHandle(n),o=n.toReflectedMethod(r,e.handle,e.type===rn?1:0),s=te(n,o,["java/lang/reflect/Method","getParameterTypes","()[Ljava/lang/Class;"]);return n.getObjectArrayElement(s,t)}function Ny(n,e){let t=te(n,e,["java/lang/Class","getMethods","()[Ljava/lang/reflect/Method;"]),r=[];for(let o=0;o<n.getArrayLength(t);o++){let s=n.getObjectArrayElement(t,o);if((mt(n,s,["java/lang/reflect/Method","getModifiers","()I"])&Ty)===0)continue;let i=mt(n,s,["java/lang/reflect/Method","getParameterCount","()I"]),a=te(n,s,["java/lang/reflect/Method","getReturnType","()Ljava/lang/Class;"]);if(i>0||n.getClassName(a)!=="java.lang.Object")return null;r.push(rt(n,te(n,s,["java/lang/reflect/Method","getName","()Ljava/lang/String;"]),200).text)}return r.length===1?r[0]:null}var My=1024;function xi(n,e){if(e===null)return!0;let t=n.argumentTypes.map(r=>r.className).join(",");return e.some(r=>r.join(",")===t)}function iu(n,e){if(e.length===0)return`${n.class} has no method ${n.method}`;let t=e.map(o=>`(${o.argumentTypes.map(s=>s.className).join(", ")})`);return`no overload ${(n.args??[]).map(o=>`(${o.join(", ")})`).join(" or ")}; there are ${t.sort().join(" ")}`}function ln(n,e){if(e.handle.isNull())throw n.exceptionClear(),new Error("unusable class");if(e._p[0]===on)return!1;let t=e.holder.$copyClassHandle(n),r=n.toReflectedMethod(t,e.handle,e.type===rn?1:0);n.deleteLocalRef(t);let o=n.vaMethod("int32",[])(n.handle,r,n.javaLangReflectMethod().getModifiers);return n.deleteLocalRef(r),(o&My)!==0}var Vr=class{classes;target;intervention;known=new Map;constructor(e,t,r){this.classes=e,this.target=t,this.intervention=r}learn(e,t,r){let o=this.known.get(t);if(o!==void 0){for(let i of o)i.kinds.add(r);return null}let s=[];return ht(e,()=>{for(let i of this.methodsOf(e,t)){let a=su(e,i,t);a!==null&&(a.kinds.add(r),s.push(a),this.put(i,a))}}),this.known.set(t,s),s.length>0?"learned":"has no argument that holds certificates"}methodsOf(e,t){let r=t.lastIndexOf(".");return(this.classes.find(e,new Set([t.slice(0,r)])).get(t.slice(0,r))??[]).flatMap(({wrapper:i})=>At(i,t.slice(r+1))).filter(i=>!ln(e,i))}put(e,t){let r=t.name.lastIndexOf("."),o=this.target(e,{class:t.name.slice(0,r),method:t.name.slice(r+1)});o.learned=t,o.add(this.intervention())}};var au=3,Oy=4,jy=16,Ry=60,Py=4,zr=class{guard;limit;say;isClosed=!1;constructor(e,t,r){this.guard=e,this.limit=t,this.say=r}none(){return{rate:new It(this.limit,au),isOn:!1,seconds:0,ended:-1/0}}isOver(e,t){let{pause:r}=e;return r.isOn||r.rate.allows(t,lu(e))?r.isOn:(r.isOn=!0,r.seconds=t-r.ended>Ry?Oy:Math.min(r.seconds*2,jy),setTimeout(()=>this.begin(e),0),!0)}begin(e){if(this.isClosed)return;this.put(()=>e.remove());let t=`called more than ${this.limit*lu(e)} times in ${au} s: off for ${e.pause.seconds} s`;this.tell(e,"paused",t),setTimeout(()=>this.end(e),e.pause.seconds*1e3)}end(e){if(this.isClosed)return;this.put(()=>e.install());let{seconds:t}=e.pause;e.pause={...this.none(),seconds:t,ended:Fe().t_mono},this.tell(e,"active",null)}put(e){this.guard.run("agent","pause",()=>Ue(()=>X.vm.perform(t=>ht(t,e))))}tell(e,t,r){for(let o of new Set([...e.actives,...e.fed]))t==="paused"?o.pausedAt.add(e):o.pausedAt.delete(e),!(t==="active"&&o.pausedAt.size>0)&&(o.set(t,r),this.say(o))}close(){this.isClosed=!0}};function lu(n){return n.fed.length>0?Py:1}var Hr=48,Fy=2e4,Uy=/^(?:java|javax|jdk|sun|com\.sun|android|androidx|com\.android|dalvik|libcore|kotlin|kotlinx)\.|^org\.apache\.harmony\./,Dy=/^(?:java\.security|javax\.crypto)\./;function By(n){let e=n[0],t=n.findIndex(i=>i!==e),r=t===-1?[]:n.slice(t),o=$y(r.join(`
`)),s=r.find(i=>!Uy.test(i))??null;return{hash:o,frames:r,caller:s,text:`"caller":${Ge(s)},"stack_hash":"${o}"`,direct:r.find(i=>!Dy.test(i))??""}}function $y(n){return Checksum.compute("sha256",n).slice(0,16)}var Jr=class{stacks=new Map;find(e){return this.stacks.get(e)}add(e,t){let r=By(t);return this.stacks.size>=Fy&&this.stacks.clear(),this.stacks.set(e,r),r}},cu=2*Process.pointerSize,ki=class{frames=Memory.alloc(Hr*cu+8);count=this.frames.add(Hr*cu)},Ai=class{jvmti;known=new Jr;names=new Map;rooms=[];constructor(e){this.jvmti=e}walk(e){let t=this.rooms.pop()??new ki;try{let r=this.jvmti.stackInto(t.frames,Hr,t.count);return this.known.find(r)??this.known.add(r,this.frames(t.frames,t.count.readInt(),e))}finally{this.rooms.push(t)}}frames(e,t,r){let o=[];for(let s=0;s<t;s++){let i=e.add(s*2*Process.pointerSize).readPointer(),a=i.toString(),l=this.names.get(a);l===void 0&&(l=this.jvmti.methodName(i,r).replace(/[.+/]0x[0-9a-f]+(?=\.)/,""),this.names.set(a,l)),o.push(l)}return o}},Ii=class{known=new Jr;java=null;walk(e){let t=this.java??=new Ci(e),r=t.take(e),o=t.hash(e,r),s=this.known.find(o)??this.known.add(o,this.frames(r,e));return e.deleteLocalRef(r),s}frames(e,t){let r=Oe(t,["java/util/Arrays","toString","([Ljava/lang/Object;)Ljava/lang/String;"],"pointer",["pointer"],[e]);return nt(t,r,65536).text.slice(1,-1).split(", ").slice(0,Hr).map(Vy)}},Ci=class{throwable;arrays;ids;make;get;compute;constructor(e){this.throwable=xe(e,"java/lang/Throwable"),this.arrays=xe(e,"java/util/Arrays"),this.ids={init:pt(e,"java/lang/Throwable","<init>","()V"),trace:pt(e,"java/lang/Throwable","getStackTrace","()[Ljava/lang/StackTraceElement;"),hash:pt(e,"java/util/Arrays","hashCode","([Ljava/lang/Object;)I",!0)},this.make=e.constructor([]),this.get=e.vaMethod("pointer",[]),this.compute=e.staticVaMethod("int32",["pointer"])}take(e){let{handle:t}=e,r=this.make(t,this.throwable,this.ids.init);r.isNull()&&e.throwIfExceptionPending();let o=this.get(t,r,this.ids.trace);return o.isNull()&&e.throwIfExceptionPending(),e.deleteLocalRef(r),o}hash(e,t){return this.compute(e.handle,this.arrays,this.ids.hash,t)}};function Vy(n){let e=n.split("(")[0].split("/"),t=e[e.length-1];return!t.startsWith("0x")||e.length<2?t:`${e[e.length-2]}.${t.split(".").pop()}`}var zy={hash:"",frames:[],caller:null,direct:"",text:'"caller":null,"stack_hash":null'},Hy={walk:()=>zy};function uu(n,e){return e==="none"?Hy:n!==null&&e==="auto"?new Ai(n):new Ii}var Gr=class{method;group;pause;actives=[];reporters=[];intervention=null;learned=null;feeds=[];fed=[];plan=[];isStatic;types;isPlain=!0;needsRoomBefore=!1;needsRoomAfter=!1;direct=null;implementation;constructor(e,t,r,o,s){this.method=e,this.group=t,this.pause=o,this.types=e.argumentTypes.map(a=>a.className).join(","),this.isStatic=e.type===rn,hc(e);let i=this;if(this.implementation=function(...a){return r.onCall(i,this,a)},s&&tt()==="hotspot"){let a=new Nr(e,(l,c,u)=>r.onDirect(this,a,l,c,u));this.direct=a}}add(e){this.actives.includes(e)||(this.actives.push(e),e.spec.intervention===null?this.report(e):this.intervene(e))}report(e){this.reporters=[...this.reporters,e],this.plan=[...this.plan,{active:e,crypto:null,stack:null,done:!1}],this.isPlain&&=e.isPlain,this.needsRoomBefore||=e.needsRoom,this.needsRoomAfter||=e.makesReferences}intervene(e){this.intervention??=e,this.direct!==null&&(this.direct=null,this.install())}feed(e,t){this.fed.includes(t)||this.fed.push(t),!this.feeds.includes(e)&&(this.feeds.push(e),this.isPlain=!1,this.needsRoomBefore=!0)}install(){this.direct===null?hi(this.method,this.implementation):this.direct.install(this.implementation)}remove(){this.method.implementation=null}};var Jn="Ljava/lang/String;",du="javax/net/ssl/X509ExtendedTrustManager",Zr=class{caPem;manager=null;invoke=new de("invoke","method");constructor(e){this.caPem=e}passed(e,t,r,o){for(let s of r){let i=s instanceof Y?this.chainOf(e,s.$h):null;if(i===null||!this.accepts(e,i,o))continue;let{className:a}=t.returnType;return a==="void"?{result:void 0}:a==="boolean"?{result:!0}:a!=="java.util.List"?null:{result:new Y(fu(e,i),null)}}return null}accepts(e,t,r){this.manager??=e.newGlobalRef(this.makeManager(e));let[o,s]=Jy(e,r),i=s!==null&&Je(e,this.manager,du),a=`([Ljava/security/cert/X509Certificate;${Jn}${i?`L${o};`:""})V`,l=[t,e.newStringUtf("UNKNOWN"),...i?[s]:[]],c=i?du:"javax/net/ssl/X509TrustManager";try{return Un(e,this.manager,[c,"checkServerTrusted",a],l.map(()=>"pointer"),l),!0}catch{return!1}}chainOf(e,t){if(Je(e,t,"[Ljava/security/cert/X509Certificate;"))return t;if(Je(e,t,"java/util/Collection"))return this.asArray(e,t);if(Ys(e,t))return this.asArray(e,fu(e,t));let r=this.invoke.read(e,t);return!(r instanceof NativePointer)||!Je(e,r,"java/util/Collection")?null:this.asArray(e,r)}asArray(e,t){let r=e.newObjectArray(0,e.findClass("java/security/cert/X509Certificate"),NULL),o="([Ljava/lang/Object;)[Ljava/lang/Object;";try{return te(e,t,["java/util/Collection","toArray",o],["pointer"],[r])}catch{return null}}makeManager(e){let t="java/security/KeyStore",r="javax/net/ssl/TrustManagerFactory",o=Oe(e,[t,"getDefaultType",`()${Jn}`],"pointer"),s=Ti(e,t,o);Un(e,s,[...[t,"load","(Ljava/io/InputStream;[C)V"]],["pointer","pointer"],[NULL,NULL]);let a=[t,"setCertificateEntry",`(${Jn}Ljava/security/cert/Certificate;)V`];Un(e,s,[...a],["pointer","pointer"],[e.newStringUtf("consentinel"),this.certificate(e)]);let l=Oe(e,[r,"getDefaultAlgorithm",`()${Jn}`],"pointer"),c=Ti(e,r,l);Un(e,c,[r,"init",`(L${t};)V`],["pointer"],[s]);let u=te(e,c,[r,"getTrustManagers","()[Ljavax/net/ssl/TrustManager;"]);return e.getObjectArrayElement(u,0)}certificate(e){let t="java/security/cert/CertificateFactory",r=Ti(e,t,e.newStringUtf("X.509")),o=e.newStringUtf(this.caPem),s=te(e,o,["java/lang/String","getBytes","()[B"]),i=vr(e,"java/io/ByteArrayInputStream","([B)V",["pointer"],[s]);return te(e,r,[t,"generateCertificate","(Ljava/io/InputStream;)Ljava/security/cert/Certificate;"],["pointer"],[i])}};function Jy(n,e){for(let t of["javax/net/ssl/SSLEngine","java/net/Socket"]){let r=e.find(o=>o instanceof Y&&Je(n,o.$h,t));if(r instanceof Y)return[t,r.$h]}return["",null]}function Ti(n,e,t){return Oe(n,[e,"getInstance",`(${Jn})L${e};`],"pointer",["pointer"],[t])}function fu(n,e){return Oe(n,[...["java/util/Arrays","asList","([Ljava/lang/Object;)Ljava/util/List;"]],"pointer",["pointer"],[e])}var Li="unpin.learned",hu=1e3,Gy=.05,Zy="came after the start and was found by looking; its calls before that were not seen",Xr=class{queue;guard;options;actives=[];byName=new Map;based=new Set;targets=new Map;classes=new Ur;jvmti=tt()==="hotspot"?$r.open():null;walker;calls;pauses;fields;isListening=!1;timer=null;said=new Map;constructor(e,t,r){this.queue=e,this.guard=t,this.options=r,this.pauses=new zr(t,r.busy_limit,s=>this.sayStatus(s)),this.walker=uu(this.jvmti,r.stacks);let o=new Vr(this.classes,(s,i)=>this.target(s,i),()=>this.learner());this.calls=new Pr(e,t,this.walker,this.pauses,{trust:new Zr(r.trusted_ca),pages:new Or(r.trusted_ca),learn:(s,i,a)=>o.learn(s,i,a)}),this.fields=new Dr(e,t,this.calls)}install(e){let t=e.map(s=>new Ir(s,this.options));this.actives.push(...t);for(let s of t){let{class:i}=s.spec;i!==""?this.byName.set(i,[...this.byName.get(i)??[],s]):s.spec.id===Li&&s.set("active","nothing was learned yet")}let r=t.filter(s=>s.spec.class!==""&&!this.isOff(s));this.listen();let o=Ue(()=>$t(s=>{let i=new Set(r.map(({spec:l})=>l.class)),a=this.classes.find(s,i);return ht(s,()=>{for(let l of r)this.hookFound(s,l,a.get(l.spec.class)??[]);this.hearBases(),this.hookImplementers(s,r)}),a}));for(let s of t)this.sayHook(s.spec),this.said.set(s,""),this.sayStatus(s);this.readFields(r,o)}tryCanaries(){let e=this.actives.filter(({spec:t})=>t.intervention===null);for(let[t,r]of Fr(this.queue,e,tu))for(let o of e.filter(({spec:s,state:i})=>s.family===t&&i==="active"))o.set("lost",`${r} did not hear a call of ours on start`),this.sayStatus(o)}javaStack(){return X.vm.tryGetEnv()===null?null:Ue(()=>$t(e=>this.walker.walk(e)))}isOff(e){let{spec:t}=e;if(t.risk==="fragile"&&!this.options.enable.includes(t.id))return e.set("off","can crash some apps; enable it by name"),!0;if(tt()==="art"){let r=Xy();if(r<t.since_api||r>(t.until_api??r))return e.set("absent",`is of API levels ${t.since_api} to ${t.until_api??"now"}, and this is ${r}`),!0}return!1}hookFound(e,t,r){if(r.length===0){t.set("absent",`class not found: ${t.spec.class}`);return}for(let o of r)this.hookClass(e,t,o)}hookClass(e,t,r){let{spec:o}=t;if(o.field!==""){t.set("active",null);return}try{let s=At(r.wrapper,o.method),i=s.filter(c=>xi(c,o.args));if(i.length===0){t.set(s.length===0?"absent":"failed",iu(o,s));return}let a=i.filter(c=>!ln(e,c));for(let c of a)this.addTo(c,t);o.crypto!==null&&this.hookFeeders(e,r.wrapper,t,o.crypto),(a.length<i.length||o.interface)&&(t.bases.push(r),this.based.add(t));let l=a.length===0?"no implementer is loaded yet":null;(t.state!=="active"||t.reason!==null)&&t.set("active",l)}catch(s){t.set("failed",st(s))}}hookFeeders(e,t,r,o){for(let s of ci[o])for(let i of At(t,s))i.argumentTypes.length===1&&i.argumentTypes[0]?.className==="byte"||ln(e,i)||this.target(i,{class:t.$n,method:s}).feed(o,r)}hookImplementers(e,t){let r=new Map;for(let s of t)for(let{klass:i}of s.bases)r.set(i,[...r.get(i)??[],s]);if(r.size===0)return;let o=[...r.values()];for(let[s,i]of this.classes.implementers(e,[...r.keys()]))for(let a of o[i])this.hookImplementer(e,a,s)}hookImplementer(e,t,r){let{spec:o}=t;this.guard.run(o.id,"implementer",()=>{for(let s of At(r.wrapper,o.method))!xi(s,o.args)||ln(e,s)||(this.addTo(s,t),t.set("active",null))})}learner(){let e=this.actives.find(({spec:t})=>t.id===Li);if(e===void 0)throw new Error(`no ${Li}`);return e.set("active",null),e}addTo(e,t){this.target(e,t.spec).add(t)}target(e,t){let r=e.handle.toString(),o=this.targets.get(r);if(o===void 0){let s=this.options.calls==="auto";o=new Gr(e,`${t.class}.${t.method}`,this.calls,this.pauses.none(),s),this.targets.set(r,o),o.install()}return o}readFields(e,t){Ue(()=>$t(r=>{for(let o of e){let{spec:s}=o;s.field===""||o.state!=="active"||(this.fields.read(r,o,t.get(s.class)?.[0]),o.state!=="active"&&this.sayStatus(o))}}))}sayHook(e){let{id:t,method:r,data_type:o,event:s,risk:i,intervention:a}=e;this.queue.put("hook",{hook:t,class:e.class,method:r,data_type:o,event:s,risk:i,intervention:a!==null})}sayStatus(e){let t=pu(e),r=JSON.stringify(t);(this.said.get(e)??r)!==r&&(this.said.set(e,r),this.queue.put("status",{...t}))}listen(){let e=r=>r.spec.class!==""&&r.state!=="off",t=[...new Set(this.actives.filter(e).map(({spec:r})=>r.class))];if(this.isListening)return this.hears?.setNames(t);this.isListening=!0,this.hears===null?this.lookAgainIn(hu):this.hears.onClassPrepared(t,r=>this.onClass(r))}get hears(){return this.options.classes==="auto"?this.jvmti:null}hearBases(){let e=[...this.based].flatMap(t=>t.bases.map(({klass:r})=>r));this.hears?.setBases([...new Set(e)])}lookAgainIn(e){this.timer=setTimeout(()=>{let t=Date.now();Ue(()=>this.guard.run("agent","later",()=>X.vm.perform(r=>this.lookAgain(r)))),this.isListening&&this.lookAgainIn(Math.max(hu,(Date.now()-t)/Gy))},e)}lookAgain(e){$t(()=>{let t=this.actives.filter(({state:i})=>i!=="off"&&i!=="failed"),r=new Set(t.map(({spec:i})=>i.class)),o=t.flatMap(i=>i.bases.map(({klass:a})=>a)),s=this.classes.newcomers(e,r,o);s.length!==0&&ht(e,()=>{for(let i of s)this.hookLater(e,i,this.meantBy(e,i.name,i.klass));this.hookImplementers(e,t.filter(i=>i.bases.some(a=>s.includes(a))))})})}onClass(e){Ue(()=>this.guard.run("agent","class",()=>X.vm.perform(t=>{let r=this.jvmti.className(e),o=this.meantBy(t,r,e);if(o.length===0)return;let s=this.classes.take(t,r,e);ht(t,()=>{this.hookLater(t,s,o),this.hookEarlier(t,s,o.filter(({bases:i})=>i.includes(s)))})})))}hookEarlier(e,t,r){if(r.length!==0){this.hearBases();for(let o of this.jvmti.loadedBelow(e,t.klass)){let s=this.jvmti.className(o),i=this.classes.take(e,s,o);for(let a of r)this.hookImplementer(e,a,i)}}}meantBy(e,t,r){return[...new Set([...this.byName.get(t)??[],...this.based])].filter(({bases:s,spec:i,state:a})=>a==="off"||a==="failed"?!1:i.class===t||s.some(l=>Dn(e,r,l.klass)))}hookLater(e,t,r){for(let o of r){let s=`${o.state} ${o.reason}`;o.spec.class===t.name?this.hookClass(e,o,t):this.hookImplementer(e,o,t),this.timer!==null&&(o.cameLater=!0),s!==`${o.state} ${o.reason}`&&this.sayStatus(o)}}status(){return this.actives.map(pu)}sayAll(){for(let e of this.actives)this.sayStatus(e)}uninstall(){this.close(),this.pauses.close(),X.vm.perform(e=>{this.fields.restore(e),ht(e,()=>{for(let t of this.targets.values())t.remove()})}),this.targets.clear()}close(){this.isListening&&(this.isListening=!1,this.timer!==null&&clearTimeout(this.timer),this.jvmti?.close())}};function pu({spec:n,state:e,reason:t,cameLater:r,calls:o,dropped:s}){let i=t??(r&&e==="active"?Zy:null);return{hook:n.id,state:e,reason:i,calls:o,dropped:s}}function Xy(){return X.use("android.os.Build$VERSION").SDK_INT.value}var mu=new NativeFunction(Module.getGlobalExportByName("getpid"),"int",[]),qy=mu();function _u(){return mu()!==qy}var Wy=/^\/(?:system|apex|vendor|system_ext|product|lib|lib64|usr\/lib|usr\/lib64)\//,Ky=/^(?:libjvm|libjava|libnio|libnet|libart|libjli|frida-agent.*)\.so$|^ld-|^linker/,qr=new Map;function Qy(n){let e=n.toString(),t=qr.get(e);return t===void 0&&(qr.size>=8192&&qr.clear(),t=Yy(n),qr.set(e,t)),t}function Yy(n){let e=Process.findModuleByAddress(n);if(e===null)return{text:"unknown",isApp:!1};let t=DebugSymbol.fromAddress(n).name,r=t!==null&&!t.startsWith("0x"),o=!Wy.test(e.path)&&!Ky.test(e.name),s=`${e.name}!${r?t:`+${n.sub(e.base)}`}`;return{text:o?s:`system:${s}`,isApp:o}}function gu(n,e){let t=Thread.backtrace(n,Backtracer.ACCURATE).slice(0,16).map(Qy),r=t.find(({isApp:i})=>i)?.text??null,o=[...t.filter(({text:i})=>i!=="unknown").map(({text:i})=>i),...e?.frames??[]];return{hash:Checksum.compute("sha256",o.join(`
`)).slice(0,16),frames:o,caller:r??e?.caller??null}}var Mi=class{spec;state="active";reason="no library with it is loaded yet";calls=0;dropped=0;tests;skipped;rate;constructor(e,t){this.spec=e,this.tests=e.when.map(r=>new RegExp(r)),this.skipped=e.skip_callers.length>0?Eu(e.skip_callers):null,this.rate=e.risk==="hot"?new It(t.hot_limit):null,e.risk==="fragile"&&!t.enable.includes(e.id)&&(this.state="off",this.reason="can crash some apps; enable it by name")}means(e){return(this.state==="active"||this.state==="lost")&&(this.tests.length===0||this.tests.some(t=>t.test(e)))}skips(e){return this.skipped!==null&&this.skipped.test(e)}letGo(){this.calls++,this.dropped++}admits(e){return this.calls++,this.rate===null||this.rate.allows(e.t_mono)?!0:(this.dropped++,!1)}},Oi=class n{perSecond;static EVERY=256;n=0;since=-1/0;isOver=!1;constructor(e){this.perSecond=e}isTooMany(){if(++this.n%n.EVERY===0){let{t_mono:e}=Fe();this.isOver=n.EVERY>this.perSecond*(e-this.since),this.since=e}return this.isOver}};function Eu(n){let e=n.map(t=>t.replace(/[.+?^${}()|[\]\\]/g,"\\$&").replace(/\*/g,".*"));return new RegExp(`^(?:${e.join("|")})$`)}var eb=/^lib(?:jvm|jimage|zip|art|artbase|dexfile)\.so$/,tb=100,nb=1e4,rb=64<<20,ji=new Map;function ob(n,e){let t=ji.get(n);return t!==void 0&&e.compare(t)<0&&t.sub(e).compare(ptr(rb))<0}var Wr=class{units;queue;guard;javaStack;watched=[];listeners=[];attached=new Set;sentStacks=new Set;seen=new Set;apiLevel=null;busyLimit=1/0;observer=null;timer=null;constructor(e,t,r,o=()=>null){this.units=e,this.queue=t,this.guard=r,this.javaStack=o}install(e,t){this.apiLevel=t.api_level,this.busyLimit=t.busy_limit,this.watched.push(...e.map(o=>new Mi(o,t))),this.seen.clear();let r=!0;this.observer??=Process.attachModuleObserver({onAdded:o=>{r||this.onLibrary(o)},onRemoved:o=>this.seen.delete(Ni(o))}),r=!1,this.lookAgain(tb);for(let o of this.watched){let{id:s,unit:i,symbols:a,data_type:l,event:c,risk:u}=o.spec,d=a.join(", ");this.queue.put("hook",{hook:s,class:i,method:d,data_type:l,event:c,risk:u,intervention:c==="intervention"}),this.sayStatus(o)}}tryCanaries(){for(let[e,t]of Fr(this.queue,this.watched,Qc))for(let r of this.watched.filter(({spec:o,state:s})=>o.family===e&&s==="active"))r.state="lost",r.reason=`${t} did not hear a call of ours on start`,this.sayStatus(r)}lookAgain(e){for(let t of Process.enumerateModules())this.onLibrary(t);this.timer!==null&&clearTimeout(this.timer),this.timer=setTimeout(()=>this.lookAgain(Math.min(2*e,nb)),e)}onLibrary(e){this.seen.has(Ni(e))||(this.seen.add(Ni(e)),Ue(()=>this.guard.run("native","library",()=>this.look(e))),Interceptor.flush())}look(e){for(let[t,r]of Object.entries(this.units)){let o=this.watched.filter(({spec:u,state:d})=>u.unit===t&&d!=="off"),s=new Set(o.flatMap(({spec:u})=>u.symbols));if(s.size===0)continue;let i=o.some(({spec:u})=>u.hidden_in.length>0&&Eu(u.hidden_in).test(e.name)),a=bu(e,i),l=[...s].filter(u=>a(u)!==null),c=this.library(e,a,o);l.length>0?this.attachAll(r,o,l,c):r.search?.(this.nameless(e,c,o))}}nameless(e,t,r){return{module:e,library:t,conclude:o=>{for(let s of r.filter(i=>i.reason!==null))s.reason=o,this.sayStatus(s)}}}library(e,t,r){return{name:e.name,specs:r.map(({spec:o})=>o),apiLevel:this.apiLevel,find:t,isMeant:o=>r.some(s=>s.means(o)),put:(o,s)=>this.queue.put(o,{...s}),attach:(o,s,i,a)=>{let l=r.filter(({spec:c})=>a===void 0||c.id===a);try{let c=Interceptor.attach(o,this.callbacks(i,l,e.name,s));this.listeners.push(c);for(let u of l)a!==void 0&&(u.reason=null);return()=>c.detach()}catch{return null}},imported:o=>{let s=e.enumerateImports().find(({name:a})=>a===o)?.address,i=s===void 0?null:Process.findModuleByAddress(s);return i===null?null:this.library(i,bu(i,!1),r)}}}attachAll(e,t,r,o){let s=e.handlers(o);for(let i of r){let a=s[i],l=o.find(i),c=t.filter(({spec:d})=>d.symbols.includes(i)),u=`${c[0]?.spec.unit} ${l}`;if(!(a===void 0||this.attached.has(u))){this.attached.add(u);try{this.listeners.push(Interceptor.attach(l,this.callbacks(a,c,o.name,i)));for(let d of c)d.reason=null}catch{for(let d of c.filter(({reason:h})=>h!==null))d.state="failed",d.reason=`${i} of ${o.name} cannot be watched`}}}}callbacks(e,t,r,o){let s=this,i=t[0]?.spec.id??"native",a=t.every(({spec:l})=>l.risk==="hot")?new Oi(this.busyLimit/3):null;return{onEnter(l){this.kept=null;let c=this.threadId;if(!(e.isAlways!==!0&&ob(c,this.context.sp)||Ze().ours)&&(this.kept=s.guard.run(i,"before",()=>e.before(l,this)),this.kept!==null)){if(a!==null&&a.isTooMany()){this.kept=null;for(let u of t)u.letGo();return}this.at=Fe(),e.isAlways!==!0&&ji.set(c,this.context.sp)}},onLeave(l){this.kept===null||this.kept===void 0||(e.isAlways!==!0&&ji.delete(this.threadId),Ue(()=>s.guard.run(i,"after",()=>{let c=e.after(this.kept,l,this.errno,this);c.length>0&&s.report(t,c,this,{library:r,symbol:o})})))}}}report(e,t,r,o){let s=r.at,i=null;for(let a of t)for(let l of e.filter(c=>c.means(a.subject))){let{canary:c}=Ze();if(c!==null){c.add(l.spec.id);continue}let u=sb(r.returnAddress);if(u===null||l.skips(u)||!l.admits(s))continue;i??=gu(r.context,eb.test(u)?null:this.javaStack()),this.sayStack(i,s);let d={hook:l.spec.id,tid:r.threadId,value:a.value??null,values:a.values??[],args:a.args??[],crypto:a.crypto??null,caller:i.caller,stack_hash:i.hash,error:a.error??null,truncated:a.truncated??!1,module:o.library,symbol:o.symbol};this.queue.put("native",d,s,l.calls===1)||l.dropped++}}sayStack(e,t){this.sentStacks.has(e.hash)||this.queue.put("stack",{stack_hash:e.hash,frames:e.frames},t)&&this.sentStacks.add(e.hash)}sayStatus(e){this.queue.put("status",{...yu(e)})}status(){return this.watched.map(yu)}sayAll(){for(let e of this.watched)this.sayStatus(e)}uninstall(){this.observer?.detach(),this.observer=null,this.timer!==null&&clearTimeout(this.timer);for(let e of this.listeners.splice(0))e.detach();for(let e of Object.values(this.units))e.close?.();Interceptor.flush()}};function Ni(n){return`${n.base} ${n.path}`}function yu({spec:n,state:e,reason:t,calls:r,dropped:o}){return{hook:n.id,state:e,reason:t,calls:r,dropped:o}}function sb(n){let e=Process.findModuleByAddress(n);return e!==null?e.name:Process.findRangeByAddress(n)===null?null:""}function bu(n,e){let t=n.base.add(n.size),r=new Map,o=null;return s=>{let i=r.get(s);return i===void 0&&(i=n.findExportByName(s),i!==null&&(i.compare(n.base)<0||i.compare(t)>=0)&&(i=null),i===null&&e&&(o??=new Map(n.enumerateSymbols().filter(({type:a})=>a==="function").map(a=>[a.name,a.address])),i=o.get(s)??null),r.set(s,i)),i}}function D(n,e){return{before:n,after:(t,r,o,s)=>e(t,r,o,s)}}var Su=new Map;function ee(n,e,t){let r=`${n} ${e}(${t.join(",")})`,o=Su.get(r);return o===void 0&&(o=new NativeFunction(n,e,t,{scheduling:"exclusive",exceptions:"propagate"}),Su.set(r,o)),o}var ib=3224396289,ab=1077961472,lb=1078485777,wu=2151707139,cb=new Set([29189,29201,29202]),ub=1,db=8192,fb=256,hb=4096,vu=32,Kr=new Map;function xu(n,e){let t=[];for(let r=0;r+4<=e;){let o=n.add(r).readU32(),s=o>>>16&16383;if(r+4+s>e)break;t.push({code:o,at:n.add(r+4),size:s}),r+=4+s}return t}function ku(n,e,t,r){if(e+4>t)return null;let o=n.add(e).readS32();return o<0||o>r||e+4+2*(o+1)>t||n.add(e+4+2*o).readU16()!==0?null:{text:o===0?"":n.add(e+4).readUtf16String(o),end:e+4+(2*(o+1)+3&-4)}}function pb(n,e){for(let t of[4,8,12]){let r=ku(n,t,e,fb);if(r!==null&&/^[A-Za-z][\w.$]*\.[\w.$]+$/.test(r.text))return{name:r.text,end:r.end}}return null}function mb(n,e,t){let r=Math.min(t,db)-e;if(r<=0)return null;let o=new Uint8Array(n.add(e).readByteArray(r)),s=String.fromCharCode(...o),i=/content:\/\/[!-~]+/.exec(s)?.[0];if(i!==void 0)return i;let a=/c\0o\0n\0t\0e\0n\0t\0:\0\/\0\/\0(?:[!-~]\0)+/.exec(s)?.[0];return a===void 0?null:a.replace(/\0/g,"")}function _b(n,e){let t=new Map;for(let{binder:r}of n){if(r===null)continue;let o=t.get(r.interface)??new Map;t.set(r.interface,o);for(let[s,i]of Object.entries(r.codes)){let a=i.find(([l,c])=>l<=e&&e<=c);a!==void 0&&o.set(a[2],{name:s,isText:r.reply==="text"})}}return t}function gb(n,e){let t=n.add(16).readU32(),r=Number(n.add(32).readU64()),o=n.add(48).readPointer();if(o.isNull()||r<8)return null;let s=pb(o,r),i=s===null?void 0:e.get(s.name)?.get(t);if(s===null||i===void 0)return null;let a=mb(o,s.end,r),l=`${s.name}.${i.name}`;return{subject:a===null?l:`${l} ${a}`,args:[l,a],isText:i.isText}}function yb(n,e){let t=Number(n.add(32).readU64()),r=n.add(48).readPointer(),{subject:o,args:s}=e;if(r.isNull()||t<4)return{subject:o,args:s};let i=r.readS32();return i!==0?{subject:o,args:s,error:`exception ${i}`}:{subject:o,args:s,value:e.isText?ku(r,4,t,hb)?.text??null:null}}var Ri=class{library;names=null;constructor(e){this.library=e}known(){return this.names??=_b(this.library.specs,this.library.apiLevel??bb()),this.names}written(e,t,r){let o=[];for(let{code:s,at:i}of xu(t,r)){if(s!==ab&&s!==lb)continue;let a=gb(i,this.known());(i.add(20).readU32()&ub)===0?e.push(a):a!==null&&o.push({subject:a.subject,args:a.args})}return e.length>vu&&e.splice(0,e.length-vu),o}read(e,t,r){let o=[];for(let{code:s,at:i}of xu(t,r)){if(s!==wu&&!cb.has(s))continue;let a=e.pop()??null;a!==null&&o.push(s===wu?yb(i,a):{subject:a.subject,args:a.args,error:"no reply"})}return o}};function bb(){let n=Module.findGlobalExportByName("__system_property_get");if(n===null)return 0;let e=Memory.alloc(92);return ee(n,"int",["pointer","pointer"])(Memory.allocUtf8String("ro.build.version.sdk"),e),Number(e.readUtf8String())||0}var Au={handlers:n=>{let e=new Ri(n);return{ioctl:D(t=>{if(t[1].toUInt32()!==ib)return null;let r=t[2],o=Process.getCurrentThreadId(),s=Kr.get(o)??[],i=Number(r.readU64()),a=Number(r.add(8).readU64()),l=r.add(16).readPointer(),c=l.isNull()?[]:e.written(s,l.add(a),i-a);return s.length>0&&Kr.set(o,s),{exchange:r,found:c}},({exchange:t,found:r})=>{let o=Process.getCurrentThreadId(),s=Kr.get(o)??[],i=Number(t.add(32).readU64()),a=t.add(40).readPointer(),l=a.isNull()?[]:e.read(s,a,i);return s.length===0&&Kr.delete(o),[...r,...l]})}}};var Eb=512,cn=class n{parts=[];n=0;total=0;get isCut(){return this.total>this.n}add(e,t){if(t<=0||e.isNull())return;let r=Math.min(t,Cr-this.n);r>0&&this.parts.push(e.readByteArray(r)),this.n+=Math.max(0,r),this.total+=t}copy(){let e=new n;return e.parts=[...this.parts],e.n=this.n,e.total=this.total,e}text(){let e=Memory.alloc(Math.max(1,this.n)),t=e;for(let r of this.parts)t.writeByteArray(r),t=t.add(r.byteLength);return fe(e,this.n)}},Et=class{algorithm="";operation=null;key=null;iv=null;input=new cn;output=new cn;clear(){this.input=new cn,this.output=new cn}found(){let{algorithm:e,operation:t,key:r,iv:o,input:s,output:i}=this,a={algorithm:e,mode:t==="encrypt"||t==="decrypt"?Sb(e):null,op:t??"unknown",key:r,iv:o,input:s.text(),output:i.text(),input_length:s.total,output_length:i.total};return{subject:e,crypto:a,truncated:s.isCut||i.isCut}}};function Sb(n){return/(?:^|[-/_])(ECB|CBC|CTR|GCM|CFB\d*|OFB|CCM|XTS|Poly1305)(?:$|[-/_])/i.exec(n)?.[1]?.toUpperCase()??null}var Ct=class{byAddress=new Map;of(e){let t=e.toString(),r=this.byAddress.get(t)??new Et;return this.byAddress.delete(t),this.byAddress.size>=Eb&&this.byAddress.delete(this.byAddress.keys().next().value),this.byAddress.set(t,r),r}fresh(e){return this.byAddress.delete(e.toString()),this.of(e)}copy(e,t){let{algorithm:r,operation:o,key:s,iv:i,input:a,output:l}=this.of(t);Object.assign(this.fresh(e),{algorithm:r,operation:o,key:s,iv:i,input:a.copy(),output:l.copy()})}drop(e){this.byAddress.delete(e.toString())}},wb={MD5:"MD5",SHA1:"SHA-1","SHA2-224":"SHA-224",SHA224:"SHA-224","SHA2-256":"SHA-256",SHA256:"SHA-256","SHA2-384":"SHA-384",SHA384:"SHA-384","SHA2-512":"SHA-512",SHA512:"SHA-512",SM3:"SM3"};function un(n){return wb[n.toUpperCase()]??n}function Gn(n){return`Hmac${un(n).replace("-","")}`}function dn(n,e,t){let r=new Et;return r.operation=n,r.algorithm=e,t.key!==void 0&&(r.key=fe(...t.key)),r.input.add(...t.input),r.output.add(...t.output),r.found()}var hn="encrypt",pn="decrypt",Tt=new Ct,Fi=class{library;constructor(e){this.library=e}ask(e,t,...r){for(let o of r){let s=this.library.find(o);if(s!==null)return ee(s,t,["pointer"])(e)}return null}nameOf(e){let t=this.ask(e,"pointer","EVP_CIPHER_get0_name");if(t!==null&&!t.isNull())return t.readUtf8String()??"";let r=this.ask(e,"int","EVP_CIPHER_nid","EVP_CIPHER_get_nid"),o=this.library.find("OBJ_nid2sn");return r===null||o===null?"unknown":ee(o,"pointer",["int"])(r).readUtf8String()??"unknown"}begin({object:e,cipher:t,key:r,iv:o,operation:s}){let i=t.isNull()?Tt.of(e):Tt.fresh(e);i.clear(),t.isNull()||(i.algorithm=this.nameOf(t)),s!==null&&(i.operation=s);let a=["EVP_CIPHER_CTX_get_key_length","EVP_CIPHER_CTX_key_length"];r.isNull()||(i.key=fe(r,this.ask(e,"int",...a)??0));let l=["EVP_CIPHER_CTX_get_iv_length","EVP_CIPHER_CTX_iv_length"];o.isNull()||(i.iv=fe(o,this.ask(e,"int",...l)??0))}};function St(n,e,t){return D(r=>{let o=typeof t=="number"?r[t].toInt32():null,s=o===null?t:o===1?hn:o===0?pn:null;return{object:r[0],cipher:r[1],key:r[e],iv:r[e+1],operation:s}},(r,o)=>(o.toInt32()===1&&n.begin(r),[]))}var Pi=D(n=>{let e=n[1];if(e.isNull())return null;let t=Tt.of(n[0]);return t.input.add(n[3],n[4].toInt32()),{running:t,out:e,length:n[2]}},({running:n,out:e,length:t},r)=>(r.toInt32()===1&&n.output.add(e,t.readInt()),[])),fn=D(n=>({running:Tt.of(n[0]),out:n[1],length:n[2]}),({running:n,out:e,length:t},r)=>{r.toInt32()===1&&n.output.add(e,t.readInt());let o=n.found(),s=n.input.total>0;return n.clear(),s?[{...o,error:r.toInt32()===1?null:"final failed"}]:[]}),vb=D(n=>{let e=Tt.fresh(n[0]);return e.algorithm="AEAD",e.key=fe(n[2],n[3].toUInt32()),n[0]},()=>[]);function Iu(n){return D(e=>{let t=Tt.of(e[0]),r=new Et;return r.algorithm=t.algorithm||"AEAD",r.key=t.key,r.operation=n,r.iv=fe(e[4],e[5].toUInt32()),r.input.add(e[6],e[7].toUInt32()),{running:r,out:e[1],length:e[2]}},({running:e,out:t,length:r},o)=>o.toInt32()!==1?[]:(e.output.add(t,Number(r.readULong())),[e.found()]))}var Cu=D(n=>{let e=Tt.fresh(n[2]),t=n[1].toInt32();return e.algorithm=`AES-${t}-CBC`,e.key=fe(n[0],t/8),n[2]},()=>[]),xb=D(n=>{let e=Tt.of(n[3]),t=new Et,r=n[2].toUInt32();return t.algorithm=e.algorithm||"AES-CBC",t.key=e.key,t.operation=n[5].toInt32()===1?hn:pn,t.iv=fe(n[4],16),t.input.add(n[0],r),{running:t,out:n[1],length:NULL,n:r+15&-16}},({running:n,out:e,n:t})=>(n.output.add(e,t),[n.found()])),Tu={handlers:n=>{let e=new Fi(n);return{EVP_EncryptInit:St(e,2,hn),EVP_EncryptInit_ex:St(e,3,hn),EVP_EncryptInit_ex2:St(e,2,hn),EVP_DecryptInit:St(e,2,pn),EVP_DecryptInit_ex:St(e,3,pn),EVP_DecryptInit_ex2:St(e,2,pn),EVP_CipherInit:St(e,2,4),EVP_CipherInit_ex:St(e,3,5),EVP_CipherInit_ex2:St(e,2,4),EVP_EncryptUpdate:Pi,EVP_DecryptUpdate:Pi,EVP_CipherUpdate:Pi,EVP_EncryptFinal:fn,EVP_EncryptFinal_ex:fn,EVP_DecryptFinal:fn,EVP_DecryptFinal_ex:fn,EVP_CipherFinal:fn,EVP_CipherFinal_ex:fn,EVP_AEAD_CTX_init:vb,EVP_AEAD_CTX_seal:Iu(hn),EVP_AEAD_CTX_open:Iu(pn),AES_set_encrypt_key:Cu,AES_set_decrypt_key:Cu,AES_cbc_encrypt:xb}}};var Mu={MD5:16,SHA1:20,SHA224:28,SHA256:32,SHA384:48,SHA512:64},Xe=new Ct,$i=class{library;constructor(e){this.library=e}ask(e,t,...r){for(let o of r){let s=this.library.find(o);if(s!==null)return ee(s,t,["pointer"])(e)}return null}nameOf(e){if(e.isNull())return"";let t=this.ask(e,"pointer","EVP_MD_get0_name");if(t!==null&&!t.isNull())return t.readUtf8String()??"";let r=this.ask(e,"int","EVP_MD_type","EVP_MD_get_type"),o=this.library.find("OBJ_nid2sn");return r===null||o===null?"unknown":ee(o,"pointer",["int"])(r).readUtf8String()??"unknown"}sizeOf(e){return this.ask(e,"int","EVP_MD_get_size","EVP_MD_size")??0}nameIn(e,...t){let r=this.ask(e,"pointer",...t);return r===null?"":this.nameOf(r)}outputSize(e){return this.ask(e,"int","EVP_MAC_CTX_get_mac_size")??0}};function Ui(){return D(n=>(Xe.of(n[0]).input.add(n[1],n[2].toUInt32()),!0),()=>[])}function Di(n){return D(e=>{let t=e[1],r=t.isNull()?Xe.of(e[0]):Xe.fresh(e[0]);return r.clear(),r.operation="digest",t.isNull()||(r.algorithm=un(n.nameOf(t))),e[0]},()=>[])}function zi(n){return{object:n[0],out:n[1],length:n[2]}}function Ou(n,e,t,r){return n.output.add(t,r),Xe.drop(e),[n.found()]}function Lu(n){return D(e=>{let t=zi(e),o=Xe.of(t.object).algorithm||un(n.nameIn(t.object,"EVP_MD_CTX_get0_md","EVP_MD_CTX_md"));return{...t,algorithm:o,size:Mu[o.replace("-","")]??0}},({object:e,out:t,length:r,algorithm:o,size:s},i)=>{if(i.toInt32()!==1)return[];let a=Xe.of(e);return a.operation="digest",a.algorithm=o,Ou(a,e,t,r.isNull()?s:r.readU32())})}function Nu(n){return D(e=>{let[t,r,o,s]=[0,1,2,3].map(a=>e[a]),i=Xe.of(t);return i.clear(),i.operation="mac",r.isNull()||(i.key=fe(r,o.toInt32())),s.isNull()||(i.algorithm=Gn(n.nameOf(s))),t},()=>[])}var kb=D(zi,({object:n,out:e,length:t},r)=>{let o=Xe.of(n);if(r.toInt32()!==1||o.operation!=="mac")return[];o.output.add(e,t.isNull()?0:t.readU32());let s=o.found();return o.clear(),[s]}),Ab=D(n=>{let e=Xe.of(n[0]);e.clear(),e.operation="mac";let t=n[1];return t.isNull()||(e.key=fe(t,n[2].toUInt32())),n[0]},()=>[]),Ib={16:"HmacMD5",20:"HmacSHA1",32:"HmacSHA256",48:"HmacSHA384",64:"HmacSHA512"},Cb=D(zi,({object:n,out:e,length:t},r)=>{let o=Xe.of(n);if(r.toInt32()!==1||e.isNull()||o.operation!=="mac")return[];let s=Number(t.readULong());return o.algorithm=Ib[s]??"MAC",Ou(o,n,e,s)});function Vi(n){return D(n,({algorithm:e,key:t,input:r,output:o,size:s},i)=>{let a=o.isNull()?i:o;if(i.isNull()||a.isNull())return[];let l={input:r,output:[a,s]};return[t===null?dn("digest",e,l):dn("mac",e,{...l,key:t})]})}function Qr(n){return Vi(e=>({algorithm:un(n),key:null,input:[e[0],e[1].toUInt32()],output:e[2],size:Mu[n]}))}var Bi=D(n=>[n[0],n[1]],([n,e],t)=>(t.toInt32()===1&&Xe.copy(n,e),[])),ju={handlers:n=>{if(n.find("EVP_DigestUpdate")===null)return{};let e=new $i(n);return{EVP_DigestInit:Di(e),EVP_DigestInit_ex:Di(e),EVP_DigestInit_ex2:Di(e),EVP_DigestUpdate:Ui(),EVP_MD_CTX_copy:Bi,EVP_MD_CTX_copy_ex:Bi,EVP_DigestFinal:Lu(e),EVP_DigestFinal_ex:Lu(e),EVP_Digest:Vi(t=>({algorithm:un(e.nameOf(t[4])),key:null,input:[t[0],t[1].toUInt32()],output:t[2],size:e.sizeOf(t[4])})),HMAC:Vi(t=>({algorithm:Gn(e.nameOf(t[0])),key:[t[1],t[2].toInt32()],input:[t[3],t[4].toUInt32()],output:t[5],size:e.sizeOf(t[0])})),HMAC_Init:Nu(e),HMAC_Init_ex:Nu(e),HMAC_Update:Ui(),HMAC_Final:kb,HMAC_CTX_copy:Bi,EVP_MAC_init:Ab,EVP_MAC_update:Ui(),EVP_MAC_final:Cb,MD5:Qr("MD5"),SHA1:Qr("SHA1"),SHA256:Qr("SHA256"),SHA512:Qr("SHA512")}}};var Tb=/\b(?!00:00:00:00:00:00)[0-9a-f]{2}(?::[0-9a-f]{2}){5}\b/gi,Lb=64;function Nb(n){let e=/\/(?:iSerial|serial_number|serial|cid)$/.test(n),t=/\/address$/.test(n)||n.endsWith("/arp"),r=n==="/proc/cpuinfo";if(!e&&!t&&!r)return[];let o=Hn(n);return o===null?[]:t?[...new Set(o.match(Tb)??[])].slice(0,Lb):r?(/^Serial\s*:\s*(\S+)/m.exec(o)??[]).slice(1,2):o.trim()===""?[]:[o.trim()]}function Lt(n,e,t){return D(r=>{let o=r[e];if(o.isNull()||o.readU8()!==47)return null;let s=se(o,4096);return n.isMeant(s)?s:null},(r,o,s)=>{if(!(t?!o.isNull():o.toInt32()>=0))return[{subject:r,args:[r],error:Tr(s)}];let[a=null,...l]=Nb(r);return[{subject:r,value:a,values:l,args:[r]}]})}var Ru={handlers:n=>({open:Lt(n,0,!1),open64:Lt(n,0,!1),__open_2:Lt(n,0,!1),openat:Lt(n,1,!1),openat64:Lt(n,1,!1),__openat_2:Lt(n,1,!1),fopen:Lt(n,0,!0),fopen64:Lt(n,0,!0)})};var Mb=2,Ob=524288,jb=16<<20,Rb=/^\/proc\/(self|thread-self|\d+)(?:\/task\/\d+)?\/(maps|smaps|status|comm)$/,Pb=/frida|^memfd:/i;function Zn(n,e,t,...r){let o=n.find(e)??Module.findGlobalExportByName(e);if(o===null)throw new Error(`no ${e}`);let s=r.map(i=>typeof i=="number"?"int":"pointer");return ee(o,t,s)(...r)}function Bu(n){let e=Process.findModuleByAddress(n.returnAddress);return e===null||Pb.test(e.name)}function $u(n,e,t){let r=se(n[e],4096);return r===null||!r.startsWith("/")||Bu(t)?null:r.replace(/\/{2,}/g,"/")}var Hi=class{library;tests;constructor(e){this.library=e,this.tests=Gi(e,"paths").map(t=>new RegExp(t))}failing(e,t,r=()=>{}){return D((o,s)=>{let i=$u(o,e,s);return i!==null&&this.tests.some(a=>a.test(i))?i:null},(o,s,i,a)=>(t.isNull()?s.isNull():s.toInt32()<0)?[]:(r(this.library,s),s.replace(t),a.errno=Mb,[{subject:o,args:[o]}]))}},Ji=class{library;mapped;threads;constructor(e){this.library=e,this.mapped=Fu(Gi(e,"mapped")),this.threads=Fu(Gi(e,"threads"))}opening(e,t){return D((r,o)=>{let s=$u(r,e,o),i=s===null?null:Rb.exec(s);return i!==null&&(!/^\d/.test(i[1])||Number(i[1])===Process.id)?s:null},(r,o)=>{if(t?o.isNull():o.toInt32()<0)return[];let s=t?Zn(this.library,"fileno","int",o):o.toInt32(),i=Hn(r,jb),a=i===null?null:this.shown(r,i);return a===null||a===i?[]:(this.put(s,a),[{subject:r,args:[r]}])})}shown(e,t){let r=e.slice(e.lastIndexOf("/")+1);if(r==="comm")return this.threads?.test(t.trim())===!0?Pu():t;if(r==="maps")return t.split(`
`).filter(i=>this.mapped?.test(i)!==!0).join(`
`);if(r==="smaps")return this.withoutMapped(t);let o=/^Name:\t(.*)$/m.exec(t)?.[1]??"";return(this.threads?.test(o)===!0?t.replace(/^Name:\t.*$/m,()=>`Name:	${Pu().trim()}`):t).replace(/^TracerPid:\t\d+$/m,"TracerPid:	0")}withoutMapped(e){let t=!0;return e.split(`
`).filter(o=>(/^[0-9a-f]+-[0-9a-f]+ /.test(o)&&(t=this.mapped?.test(o)!==!0),t)).join(`
`)}put(e,t){let r=Uint8Array.from(t,a=>a.charCodeAt(0)),o=Memory.alloc(Math.max(1,r.length));o.writeByteArray(r.buffer);let s=this.call("memfd_create",Memory.allocUtf8String("cache"),1);if(s<0)throw new Error("memfd_create");let i=0;for(;i<r.length;){let a=this.write(s,o.add(i),r.length-i);if(a<=0)break;i+=a}this.call("lseek",s,0,0),this.call("dup3",s,e,Ob),this.call("close",s)}call(e,...t){return Number(Zn(this.library,e,"int",...t))}write(e,t,r){let o=this.library.find("write")??Module.getGlobalExportByName("write");return Number(ee(o,"ssize_t",["int","pointer","size_t"])(e,t,r))}};function Pu(){return Hn("/proc/self/comm")??`
`}function Gi(n,e){return n.specs.flatMap(t=>t.lists?.[e]??[])}function Fu(n){return n.length===0?null:new RegExp(n.join("|"),"i")}function Uu(n,e,t){let r=Object.assign({},...n.specs.map(o=>o.properties??{}));return D((o,s)=>Bu(s)?null:{key:o[e],into:o[t]},({key:o,into:s},i)=>{let a=se(o)??"",l=r[a],c=se(s,92);return l===void 0||c===null||c===""||c===l?[]:(s.writeUtf8String(l),i.replace(ptr(l.length)),[{subject:a,args:[a]}])})}var Vu=ptr(-1),Fb=(n,e)=>void Zn(n,"close","int",e.toInt32()),Ub=(n,e)=>void Zn(n,"fclose","int",e),Db=(n,e)=>void Zn(n,"closedir","int",e);function Du(n,e){return D((t,r)=>{for(let o of[n,e]){let s=o.before(t,r);if(s!==null)return{handler:o,kept:s}}return null},({handler:t,kept:r},o,s,i)=>t.after(r,o,s,i))}function Bb(n){let e=o=>n.failing(o,Vu),t=["access","stat","stat64","lstat","lstat64","readlink"],r=["faccessat","fstatat","fstatat64","__xstat","__xstat64","__lxstat","__lxstat64","statx","readlinkat"];return Object.fromEntries([...t.map(o=>[o,e(0)]),...r.map(o=>[o,e(1)])])}var zu={handlers:n=>{let[e,t]=[new Hi(n),new Ji(n)],r=s=>Du(e.failing(s,Vu,Fb),t.opening(s,!1)),o=Du(e.failing(0,NULL,Ub),t.opening(0,!0));return{...Bb(e),open:r(0),open64:r(0),__open_2:r(0),openat:r(1),openat64:r(1),__openat_2:r(1),fopen:o,fopen64:o,opendir:e.failing(0,NULL,Db),__system_property_get:Uu(n,0,1),__system_property_read:Uu(n,1,2)}}};var $b=35093,Hu=35111,Ju=16,Vb=17,zb=64,Hb=Process.pointerSize,Jb=/^(?:127\.|::1$)/,Gb=D(n=>{let e=n[1].toUInt32();return e!==Hu&&e!==$b?null:{code:e,at:n[2]}},({code:n,at:e},t)=>{if(t.toInt32()!==0)return[];let r=se(e,Ju),o=e.add(Ju);if(n===Hu)return[{subject:"hardware_address",value:zn(o.add(2)),args:[r]}];let s=yt(o,16);return s===null?[]:[{subject:"own_address",value:s.ip,args:[r]}]}),Zb=D(n=>n[0],(n,e)=>{if(e.toInt32()!==0)return[];let t=new Set,r=new Set,o=0;for(let s=n.readPointer();!s.isNull()&&o<zb;s=s.readPointer(),o++){let i=s.add(3*Hb).readPointer();if(i.isNull())continue;let a=i.readU16()===Vb&&i.add(11).readU8()===6?zn(i.add(12)):null;a!==null&&t.add(a);let l=yt(i,28);l!==null&&!Jb.test(l.ip)&&r.add(l.ip)}return[Gu("hardware_address",t),Gu("own_address",r)].filter(({value:s})=>s!==null)});function Gu(n,e){let[t=null,...r]=e;return{subject:n,value:t,values:r}}var Zu={handlers:()=>({ioctl:Gb,getifaddrs:Zb})};var Zi=new Map,Xi=new Set,qu=[],Wu=()=>!1;function Ku(n){Wu("keylog",{hook:"native.tls.key_log",line:se(n)})}var qi=$e(new NativeCallback((n,e)=>Ku(e),"void",["pointer","pointer"]));function mn(n,e,t,...r){let o=n.find(e);return o===null?null:ee(o,t,r.map(()=>"pointer"))(...r)}function Xb(n){Xi.has(n.toString())||(Xi.add(n.toString()),qu.push(Interceptor.attach(n,{onEnter:e=>Ku(e[1])})))}function Xu(n,e){let t=mn(n,"SSL_CTX_get_keylog_callback","pointer",e);if(!(t===null||t.equals(qi))){if(!t.isNull()){Xb(t);return}n.find("SSL_CTX_set_keylog_callback")===null||mn(n,"SSL_CTX_up_ref","int",e)!==1||(mn(n,"SSL_CTX_set_keylog_callback","void",e,qi),Zi.set(e.toString(),{context:e,library:n}))}}function qb({context:n,library:e}){mn(e,"SSL_CTX_get_keylog_callback","pointer",n).equals(qi)&&mn(e,"SSL_CTX_set_keylog_callback","void",n,NULL),mn(e,"SSL_CTX_free","void",n)}var Qu={handlers:n=>(Wu=n.put,{SSL_new:D(e=>(Xu(n,e[0]),null),()=>[]),SSL_CTX_set_keylog_callback:D(e=>e[0],e=>(Xu(n,e),[]))}),close:()=>{for(let n of Zi.values())qb(n);Zi.clear();for(let n of qu.splice(0))n.detach();Xi.clear()}};var Wb=64,Kb=Module.findGlobalExportByName("__system_property_area__")!==null,Ki=Process.pointerSize,Wi=Ki===8?24:20,Qb=Kb?Wi+Ki:Wi,Yb=Wi+2*Ki;function eE(n){let e=new Set;for(let t=n;!t.isNull()&&e.size<Wb;t=t.add(Yb).readPointer()){let r=yt(t.add(Qb).readPointer(),t.add(16).readU32());r!==null&&e.add(r.ip)}return[...e]}function Yu(n){return D(e=>{let t=se(e[0]);return t===null?null:{name:t,into:e[n]}},({name:e,into:t},r)=>{let o=r.toInt32(),s=o===0?eE(t.readPointer()):[];return[{subject:e,value:e,args:s,error:o===0?null:`EAI ${o}`}]})}var ed={handlers:()=>({getaddrinfo:Yu(3),android_getaddrinfofornetcontext:Yu(4)})};var td=1,nd=new Ct;function Yi(n,e){let t=nd.of(n),r=new Et;return r.algorithm=t.algorithm||e,r.key=t.key,r}var ea=({running:n,out:e,n:t},r)=>r.toInt32()!==0?[]:(n.output.add(e,t),[n.found()]);function Qi(n,e){return D(t=>{let r=nd.fresh(t[0]),o=t[n+1].toInt32();return r.algorithm=`AES-${o}-${e}`,r.key=fe(t[n],o/8),!0},()=>[])}var tE=D(n=>{let e=Yi(n[0],"AES-CBC"),t=n[2].toUInt32();return e.operation=n[1].toInt32()===td?"encrypt":"decrypt",e.iv=fe(n[3],16),e.input.add(n[4],t),{running:e,out:n[5],n:t}},ea),nE=D(n=>{let e=Yi(n[0],"AES-GCM"),t=n[2].toUInt32();return e.operation=n[1].toInt32()===td?"encrypt":"decrypt",e.iv=fe(n[3],n[4].toUInt32()),e.input.add(n[7],t),{running:e,out:n[8],n:t}},ea),rE=D(n=>{let e=Yi(n[0],"AES-GCM"),t=n[1].toUInt32();return e.operation="decrypt",e.iv=fe(n[2],n[3].toUInt32()),e.input.add(n[8],t),{running:e,out:n[9],n:t}},ea);function oE(n){let e=(t,r,o)=>{let s=n.find(o);return s===null?null:ee(s,r,["pointer"])(t)};return D(t=>({info:t[0],key:[t[1],t[2].toUInt32()],input:[t[3],t[4].toUInt32()],out:t[5]}),({info:t,key:r,input:o,out:s},i)=>{if(i.toInt32()!==0)return[];let a=e(t,"pointer","mbedtls_md_get_name")?.readUtf8String()??"",l=e(t,"uint8","mbedtls_md_get_size")??0;return[dn("mac",Gn(a),{key:r,input:o,output:[s,l]})]})}function Yr(n,e,t){return D(r=>({input:r[0],n:r[1].toUInt32(),out:r[2],isSmall:t!==void 0&&r[3].toInt32()===1}),({input:r,n:o,out:s,isSmall:i})=>{let[a,l]=i&&t!==void 0?t:[n,e];return[dn("digest",a,{input:[r,o],output:[s,l]})]})}var rd={handlers:n=>({mbedtls_aes_setkey_enc:Qi(1,"CBC"),mbedtls_aes_setkey_dec:Qi(1,"CBC"),mbedtls_gcm_setkey:Qi(2,"GCM"),mbedtls_aes_crypt_cbc:tE,mbedtls_gcm_crypt_and_tag:nE,mbedtls_gcm_auth_decrypt:rE,mbedtls_md_hmac:oE(n),mbedtls_md5:Yr("MD5",16),mbedtls_sha1:Yr("SHA-1",20),mbedtls_sha256:Yr("SHA-256",32,["SHA-224",28]),mbedtls_sha512:Yr("SHA-512",64,["SHA-384",48])})};var ad=16,sE=0,iE=16,aE=28,lE=1,cE=2,eo=16,uE=64,od=Process.pointerSize,ta=new Set,dE=D(n=>n[0].toInt32()===ad&&n[2].toInt32()===sE?!0:null,(n,e)=>(e.toInt32()>=0&&ta.add(e.toInt32()),[]));function fE(n,e){let t={links:new Set,neighbours:new Set};for(let r=0;r+eo<=e;){let o=n.add(r).readU32();if(o<eo||r+o>e)break;let s=n.add(r+4).readU16();s===iE&&sd(n,r+eo+16,r+o,lE,t.links),s===aE&&sd(n,r+eo+12,r+o,cE,t.neighbours),r+=o+3&-4}return{links:[...t.links],neighbours:[...t.neighbours]}}function sd(n,e,t,r,o){for(let s=e;s+4<=t;){let i=n.add(s).readU16();if(i<4||s+i>t)return;let c=(n.add(s+2).readU16()&16383)===r&&i===10&&(n.add(s+4).readU8()&1)===0?zn(n.add(s+4)):null;c!==null&&o.size<uE&&o.add(c),s+=i+3&-4}}function ld(n,e){let{links:t,neighbours:r}=fE(n,e),o=[];return t.length>0&&o.push({subject:"link",value:t[0],values:t.slice(1)}),r.length>0&&o.push({subject:"neighbour",value:r[0],values:r.slice(1)}),o}function cd(n){if(!ta.has(n))return!1;let e=Module.findGlobalExportByName("getsockname"),t=Memory.alloc(128),r=Memory.alloc(4);return r.writeU32(128),ee(e,"int",["int","pointer","pointer"])(n,t,r)===0&&t.readU16()===ad?!0:(ta.delete(n),!1)}function id(){return D(n=>cd(n[0].toInt32())?n[1]:null,(n,e)=>e.toInt32()>0?ld(n,e.toInt32()):[])}var hE=D(n=>cd(n[0].toInt32())?n[1]:null,(n,e)=>{let t=n.add(2*od).readPointer(),r=t.add(od).readULong();return e.toInt32()>0?ld(t.readPointer(),Math.min(e.toInt32(),Number(r))):[]}),ud={handlers:()=>({socket:dE,recv:id(),recvfrom:id(),recvmsg:hE})};var na=92,pE=4096,ra=new Map;function mE(n){return D(e=>{let t=se(e[0]);return t!==null&&n.isMeant(t)?{key:t,into:e[1]}:null},({key:e,into:t})=>[{subject:e,value:se(t,na)||null,args:[e]}])}function _E(n){return D(e=>{let t=se(e[0]);return t!==null&&n.isMeant(t)?t:null},(e,t)=>(!t.isNull()&&ra.size<pE&&ra.set(t.toString(),e),[]))}function dd(n){return D(e=>ra.get(e[0].toString())??null,e=>{let t=n.find("__system_property_get");if(t===null)return[{subject:e,value:null,args:[e]}];let r=Memory.alloc(na);return ee(t,"int",["pointer","pointer"])(Memory.allocUtf8String(e),r),[{subject:e,value:se(r,na)||null,args:[e]}]})}var fd={handlers:n=>({__system_property_get:mE(n),__system_property_find:_E(n),__system_property_read:dd(n),__system_property_read_callback:dd(n)})};var gE=115,yE=114,bE=106,EE=4,SE=4096,to=new Set;function wE({fd:n,peer:e}){let t=`${n} ${Vt(e)}`;return to.has(t)?!1:(to.size>=SE&&to.clear(),to.add(t),!0)}function sa({fd:n,peer:e},t){let r=zt(Socket.localAddress(n)),o=Vt(e),s=[r===null?null:Vt(r),o,Socket.type(n)?.replace("6","")??null];return{subject:o,value:o,args:s,error:t}}var vE=D(n=>{let e=yt(n[1],n[2].toInt32());return e===null||e.port===0?null:{fd:n[0].toInt32(),peer:e}},(n,e,t)=>e.toInt32()===0||t===gE||t===EE?[sa(n,null)]:t===yE||t===bE?[]:[sa(n,Tr(t))]);function oa(n){return D(e=>{let t=n(e),r=t===null?null:{fd:e[0].toInt32(),peer:t};return r!==null&&wE(r)?r:null},(e,t)=>t.toInt32()<0?[]:[sa(e,null)])}function hd(n){return yt(n.readPointer(),n.add(Process.pointerSize).readU32())}var pd={handlers:()=>({connect:vE,sendto:oa(n=>yt(n[4],n[5].toInt32())),sendmsg:oa(n=>hd(n[1])),sendmmsg:oa(n=>hd(n[1]))})};var xE=1685382480,kE=59,md=4096,AE=$e(new CModule(`
typedef unsigned char byte;

int lea (const byte * from, unsigned long size, const byte * low, const byte * high, const byte ** out, int room)
{
  int n = 0;
  for (unsigned long i = 0; i + 7 <= size && n < room; i++)
  {
    const byte * p = from + i;
    if ((p[0] & 0xf8) != 0x48 || p[1] != 0x8d || (p[2] & 0xc7) != 0x05) continue;
    int offset = p[3] | p[4] << 8 | p[5] << 16 | (unsigned) p[6] << 24;
    const byte * made = p + 7 + offset;
    if (made >= low && made <= high) out[n++] = p;
  }
  return n;
}

int adrp (const byte * from, unsigned long size, const byte * low, const byte * high, const byte ** out, int room)
{
  int n = 0;
  const unsigned int * words = (const unsigned int *) from;
  unsigned long count = size / 4;
  for (unsigned long i = 0; i < count && n < room; i++)
  {
    unsigned int word = words[i];
    if ((word & 0x9f000000) != 0x90000000) continue;
    long pages = (long) ((word >> 5 & 0x7ffff) << 2 | (word >> 29 & 3));
    if (pages & 0x100000) pages -= 0x200000;
    unsigned long page = ((unsigned long) (words + i) & ~4095ul) + pages * 4096;
    if (page > (unsigned long) high || page + 4095 < (unsigned long) low) continue;
    for (unsigned long j = i + 1; j < count && j < i + 8; j++)
    {
      if ((words[j] & 0xffc003e0) != (0x91000000 | (word & 31) << 5)) continue;
      const byte * made = (const byte *) (page + (words[j] >> 10 & 4095));
      if (made >= low && made <= high) { out[n++] = (const byte *) (words + i); break; }
    }
  }
  return n;
}
`));function ro(n,e){let t={x64:"lea",arm64:"adrp"}[Process.arch];if(t===void 0)return[];let r=AE[t],o=new NativeFunction(r,"int",["pointer","ulong","pointer","pointer","pointer","int"]),s=Memory.alloc(md*Process.pointerSize),i=[];for(let{base:a,size:l}of n.enumerateRanges("--x"))for(let{low:c,high:u}of e){let d=o(a,l,c,u,s,md);for(let h=0;h<d;h++)i.push(s.add(h*Process.pointerSize).readPointer())}return i}var no=class{table;count;base;constructor(e,t,r){this.table=e,this.count=t,this.base=r}of(e){let[t,r]=[0,this.count];for(;t<r;){let o=t+r>>1;this.at(o).compare(e)<=0?t=o+1:r=o}return t===0?null:this.at(t-1)}at(e){return this.base.add(this.table.add(e*8).readS32())}};function oo(n){let e=new no(n.base,0,n.base),{base:t}=n;if(Process.pointerSize!==8||t.readU32()!==1179403647)return e;let r=t.add(t.add(32).readU64()),o=t.add(54).readU16();for(let s=0;s<t.add(56).readU16();s++){let i=r.add(s*o);if(i.readU32()!==xE)continue;let a=t.add(i.add(16).readU64());return a.readU8()===1&&a.add(2).readU8()===3&&a.add(3).readU8()===kE?new no(a.add(12),a.add(8).readU32(),a):e}return e}var yd="73 73 6c 5f 6c 69 62 2e 63 63 00",IE=512*1024,CE=400,TE=1<<24,LE=/^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|CONNECT) \S+ HTTP\/1\.[01]\r\n|^PRI \* HTTP\/2\.0\r\n\r\nSM\r\n\r\n/,NE=/^HTTP\/1\.[01] \d{3}[ \r]/,ME=8192,OE=200,so=class{nameless;said;detach=new Map;talking=new Set;writer=null;reader=null;constructor(e,t){this.nameless=e,this.said=t}begin(){let{module:e}=this.nameless;if(!aa(e))return;let t=_n(e,yd),r=oo(e),o=[...new Set(ro(e,t).map(i=>r.of(i)?.toString()??""))].filter(i=>i!=="");if(o.length===0||o.length>CE){this.nameless.conclude(`${e.name} is a BoringSSL without names, and no function of it could be told`);return}for(let i of o){let a=this.nameless.library.attach(ptr(i),`SSL_? ${ptr(i).sub(e.base)}`,this.probe(i));a!==null&&this.detach.set(i,a)}let s=`${e.name} is a BoringSSL without names: none of ${o.length} functions has proved what it is`;this.nameless.conclude(s),this.log(s)}log(e){this.nameless.library.put("log",{level:"info",text:e})}probe(e){return D(t=>{let r=t[2].toInt32(),[o,s]=[t[0],t[1]];return r<=0||r>TE||!gd(o)||!gd(s)?null:{ssl:o,at:s,room:r,isRequest:this.writer===null&&LE.test(bd(s,r))}},(t,r)=>this.seen(e,t,r.toInt32()))}seen(e,{ssl:t,at:r,room:o,isRequest:s},i){if(i<=0||i>o)return[];this.writer===null&&s&&(this.writer=e);let a=this.writer===e;return a?this.talking.add(t.toString()):this.reader===null&&this.talking.has(t.toString())&&UE(r,i)&&(this.reader=e),!a&&this.reader!==e?[]:(this.writer!==null&&this.reader!==null&&this.detach.size>2&&this.settle(),this.said({ssl:t,at:r,n:i,isWritten:a}))}settle(){let e=[...this.detach].filter(([i])=>i!==this.writer&&i!==this.reader);for(let[i]of e)this.detach.delete(i);this.nameless.conclude(null);let{module:t}=this.nameless,[r,o]=[this.writer,this.reader].map(i=>`${ptr(i).sub(t.base)}`),s=`${t.name} has no names: what it says passes ${r}, what it hears ${o}`;this.log(s),setTimeout(()=>{for(let[,i]of e)i()},0)}},_d=new Map;function aa(n){return n.size>=IE&&_n(n,yd).length>0}function _n(n,e){let t=`${n.base} ${n.path}`,r=_d.get(t)??new Map;_d.set(t,r);let o=r.get(e);return o===void 0&&(o=jE(n,e),r.set(e,o)),o}function jE(n,e){return n.enumerateRanges("r--").filter(({protection:o})=>!o.includes("w")).flatMap(({base:o,size:s})=>Memory.scanSync(o,s,e)).map(({address:o})=>{let s=o;for(;RE(s.sub(1).readU8())&&o.sub(s).compare(OE)<0;)s=s.sub(1);return{low:s,high:o}})}function RE(n){return n>32&&n<127}var PE=ptr(65536),FE=ptr("0x7fffffffffff");function gd(n){return n.compare(PE)>0&&n.compare(FE)<0}function ia(n,e){try{return new Uint8Array(n.readVolatile(e)??new ArrayBuffer(0))}catch{return new Uint8Array(0)}}function bd(n,e){let t=ia(n,1)[0]??0;return t<65||t>90?"":String.fromCharCode(...ia(n,Math.min(e,ME)))}function UE(n,e){if(NE.test(bd(n,e)))return!0;if(e<9)return!1;let t=ia(n,9);if(t.length<9)return!1;let r=t[0]<<16|t[1]<<8|t[2],o=t.slice(5).every(s=>s===0);return t[3]===4&&t[4]<=1&&r%6===0&&r<1e3&&o}var DE=1<<20,BE=4096,ua=class{id;isServer;n={client:0,server:0};isCut={client:!1,server:!1};missing={client:0,server:0};isSaid=!1;constructor(e,t){this.id=e,this.isServer=t}},Gt=new Map,$E=0,io=class{library;constructor(e){this.library=e}call(e,t,r,o){let s=this.library.find(e);return s===null?null:ee(s,t,r)(...o)}textOf(e,t,...r){let o=["pointer",...r.map(()=>"int")],s=this.call(e,"pointer",o,[t,...r]);return s===null?null:se(s)}of(e){let t=e.toString(),r=Gt.get(t);return r===void 0&&(Gt.size>=BE&&Gt.delete(Gt.keys().next().value),r=new ua($E++,this.call("SSL_is_server","int",["pointer"],[e])===1),Gt.set(t,r)),r}alpn(e){let t=Memory.alloc(Process.pointerSize+4),r=t.add(Process.pointerSize);r.writeU32(0),this.call("SSL_get0_alpn_selected","void",["pointer","pointer","pointer"],[e,t,r]);let o=r.readU32();return o===0?null:t.readPointer().readUtf8String(o)}open(e,t){t.isSaid=!0;let r=this.call("SSL_get_fd","int",["pointer"],[e]),o=r===null||r<0?null:zt(Socket.localAddress(r)),s=r===null||r<0?null:zt(Socket.peerAddress(r)),i=this.textOf("SSL_get_servername",e,0);this.put(t,"open",{local:o===null?null:[o.ip,o.port],peer:s===null?null:[s.ip,s.port],sni:i,alpn:this.alpn(e),tls_version:this.textOf("SSL_get_version",e),library:this.library.name});let a=s===null?null:Vt(s),l=o===null?null:Vt(o);return[{subject:i??a??"",value:i??a,args:[l,a,`${t.id}`]}]}put(e,t,r){return this.library.put("tls",{hook:"native.tls.plaintext",connection:e.id,event:t,...r})}said(e,t,r,o){let s=this.of(e);if(s.isServer||r<=0)return[];let i=s.isSaid?[]:this.open(e,s),a=o?"client":"server",l=s.isCut[a]?0:Math.min(r,DE-s.n[a]),c=0;for(;c<l;){let u=Math.min(Cr,l-c),d=fe(t.add(c),u);if(!this.put(s,"data",{from_client:o,data:d,length:u}))break;c+=u}return s.n[a]+=r,s.missing[a]+=r-c,c<r&&!s.isCut[a]&&(s.isCut[a]=!0,this.sayMissing(s)),i}sayMissing(e){for(let t of["client","server"]){let r=e.missing[t],o={from_client:t==="client",data:"",length:r};r>0&&this.put(e,"data",o)&&(e.missing[t]=0)}}freed(e){let t=e.toString(),r=Gt.get(t);Gt.delete(t),r?.isSaid===!0&&(this.sayMissing(r),this.put(r,"close",{}))}};function wd(n){return{ssl:n[0],at:n[1],counted:n[3]}}function Ed(n,e){return D(wd,({ssl:t,at:r},o)=>n.said(t,r,o.toInt32(),e))}function Sd(n,e){return D(wd,({ssl:t,at:r,counted:o},s)=>s.toInt32()===1?n.said(t,r,Number(o.readULong()),e):[])}var la=D(()=>!0,()=>[]),ca=`PRI * HTTP/2.0\r
`;function VE(n,{ssl:e,at:t,n:r,isWritten:o}){return o&&r>=ca.length&&t.readCString(ca.length)===ca&&n.freed(e),n.said(e,t,r,o)}var vd={search:n=>{let e=new io(n.library);new so(n,t=>VE(e,t)).begin()},handlers:n=>{let e=new io(n);return{SSL_write:Ed(e,!0),SSL_read:Ed(e,!1),SSL_write_ex:Sd(e,!0),SSL_read_ex:Sd(e,!1),SSL_do_handshake:la,SSL_connect:la,SSL_shutdown:la,SSL_free:D(t=>(e.freed(t[0]),!0),()=>[])}}};var le=8,zE=2048,HE=640,JE=512,[GE,ZE]=[ptr(96),ptr(4096)],XE=ptr(65536),qE=ptr("0x7fffffffffff"),WE=16,KE=65536,QE=/^(?=.*\.|.{7})[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,252}[A-Za-z0-9_.])?$/,YE=/^(?=.*:.*:)[0-9A-Fa-f:.]{3,45}$/;function Nt(n){return n.compare(XE)>0&&n.compare(qE)<0}function Ie(n,e){for(let t=e;t>=le;t>>=1)try{let r=n.readVolatile(t);if(r!==null)return new Uint8Array(r)}catch{}return new Uint8Array(0)}function Xn(n,e){let t=Ie(n,e),r=new DataView(t.buffer),o=[];for(let s=0;s+le<=t.length;s+=le){let[i,a]=[r.getUint32(s,!0),r.getUint32(s+4,!0)];a<=32767&&(a>0||i>65536)&&o.push(ptr(`0x${a.toString(16)}${i.toString(16).padStart(8,"0")}`))}return o}function qe(n,e){let t=new DataView(n.buffer);return ptr(`0x${t.getUint32(e+4,!0).toString(16)}${t.getUint32(e,!0).toString(16).padStart(8,"0")}`)}function qn(n,e){let t=Ie(n.sub(le),le),r=t.length===le?qe(t,0):NULL;return r.compare(GE)>=0&&r.compare(ZE)<=0?r.toUInt32():e}function eS(n){let e=Ie(n,3*le);if(e.length<3*le)return null;let[t,r]=[qe(e,le),qe(e,2*le)];if(!Nt(t)||r.compare(64)<0||r.compare(KE)>0)return null;let o=r.toUInt32(),s=Ie(t,le);if(s[0]!==48||s[1]!==130||(s[2]<<8|s[3])+4!==o)return null;try{let i=new Uint8Array(t.readVolatile(o));return Ht(i),i}catch{return null}}function da(n){let e=Ie(n,4*le);if(e.length<4*le)return[];let[t,r,o]=[qe(e,0),qe(e,le),qe(e,3*le)];if(t.isNull()||t.compare(WE)>0||o.compare(t)<0||o.compare(1024)>0)return[];if(!Nt(r))return[];let s=Ie(r,le*t.toUInt32()),i=[];for(let a=0;a+le<=s.length&&a<le*t.toUInt32();a+=le){let l=Nt(qe(s,a))?eS(qe(s,a)):null;if(l===null)return[];i.push(l)}return i}function fa(n){return Xn(n,qn(n,HE)).flatMap(e=>da(e).slice(0,1))}function xd(n){return Xn(n,qn(n,zE)).slice(2).flatMap(fa)}function ao(n){if(!Nt(n))return null;let e=Ie(n,2*le);if(e.length<2*le)return null;let[t,r]=[qe(e,0),qe(e,le)];if(!Nt(t)||!Nt(r)||t.equals(r))return null;let o=Ie(r,le);return o.length===le&&qe(o,0).equals(t)?{ssl:t,config:r}:null}function lo(n){return Xn(n,qn(n,JE)).map(t=>{let r=Ie(t,256),o=r.indexOf(0);return o<1?"":String.fromCharCode(...r.subarray(0,o))}).filter(t=>QE.test(t)||YE.test(t))}var tS=65536,nS=["d2i_X509","i2d_X509","X509_STORE_new","X509_STORE_add_cert","X509_STORE_CTX_new","X509_STORE_CTX_init","X509_STORE_CTX_free","X509_STORE_CTX_get0_cert","X509_STORE_CTX_get0_untrusted","X509_STORE_CTX_get0_param","X509_STORE_CTX_get_error","X509_STORE_CTX_set_error","X509_VERIFY_PARAM_set1","X509_verify_cert"],kd=new Map,Ad=new Map,Id=new Map,We=class n{library;pem;store=null;checks=null;constructor(e,t){this.library=e,this.pem=t}static of(e){let t=Cd(e),r=kd.get(t);return r===void 0&&(r=new n(e,e.specs.find(o=>o.trusted_ca!==void 0)?.trusted_ca??""),kd.set(t,r)),r}static checkingFor(e){let t=n.of(e);if(t.checks===null){let r=e.find("X509_verify_cert")===null?e.imported("X509_STORE_CTX_get0_param"):null;t.checks=r===null?t:n.of(r)}return t.checks}static connects(e){e.find("SSL_get_ex_data_X509_STORE_CTX_idx")!==null&&Ad.set(Cd(e),e)}issued(e,t,r="refused"){let o=Id.get(this.pem);return o===void 0&&(o=new an(this.pem),Id.set(this.pem,o)),o.accepts(e,t,Date.now())?Td(e,r):null}call(e,t,...r){let o=this.library.find(e);if(o===null)throw new Error(`no ${e}`);let s=r.map(i=>typeof i=="number"?"int":"pointer");return ee(o,t,s)(...r)}checked(e,t){if(nS.some(i=>this.library.find(i)===null))return null;let r=this.call("X509_STORE_CTX_get_error","int",e);if(t>0&&r===0)return null;let o=this.call("X509_STORE_CTX_get0_cert","pointer",e);if(o.isNull()||!this.accepts(e,o))return null;let s=this.bytesOf(o);return this.askedFor(e).every(i=>yi(Ht(s),i))?(this.call("X509_STORE_CTX_set_error","void",e,0),Td(s,`X509 error ${r}`)):null}askedFor(e){return[...Ad.values()].flatMap(t=>{let r=ee(t.find("SSL_get_ex_data_X509_STORE_CTX_idx"),"int",[])(),o=this.call("X509_STORE_CTX_get_ex_data","pointer",e,r),s=t.find("SSL_get_servername");if(o.isNull()||s===null||n.checkingFor(t)!==this)return[];let i=se(ee(s,"pointer",["pointer","int"])(o,0));return i===null||i===""?[]:[i]})}accepts(e,t){this.library.find("ERR_set_mark")!==null&&this.call("ERR_set_mark","int");let r=this.call("X509_STORE_CTX_new","pointer"),o=this.call("X509_STORE_CTX_get0_untrusted","pointer",e);try{if(this.call("X509_STORE_CTX_init","int",r,this.ownStore(),t,o)!==1)return!1;let[s,i]=[r,e].map(a=>this.call("X509_STORE_CTX_get0_param","pointer",a));return this.call("X509_VERIFY_PARAM_set1","int",s,i)!==1?!1:this.call("X509_verify_cert","int",r)===1}finally{this.call("X509_STORE_CTX_free","void",r),this.library.find("ERR_pop_to_mark")!==null&&this.call("ERR_pop_to_mark","int")}}ownStore(){if(this.store===null){let e=_i(this.pem),t=Memory.alloc(e.length);t.writeByteArray(e.buffer);let r=Memory.alloc(Process.pointerSize);r.writePointer(t);let o=this.library.find("d2i_X509"),s=ee(o,"pointer",["pointer","pointer","long"])(NULL,r,e.length);if(this.store=this.call("X509_STORE_new","pointer"),s.isNull()||this.call("X509_STORE_add_cert","int",this.store,s)!==1)throw new Error("our CA is no X509")}return this.store}bytesOf(e){let t=this.call("i2d_X509","int",e,NULL);if(t<=0||t>tS)return new Uint8Array(0);let r=Memory.alloc(t),o=Memory.alloc(Process.pointerSize);return o.writePointer(r),this.call("i2d_X509","int",e,o),new Uint8Array(r.readByteArray(t))}};function Cd(n){return`${n.name} ${n.find("X509_verify_cert")??n.find("SSL_new")??""}`}function Td(n,e){let{hosts:t,addresses:r}=n.length>0?gi(Ht(n)):{hosts:[],addresses:[]},o=t[0]??r[0]??"";return{subject:o,args:[o],error:e}}var rS=new Set([-9984,-12288]),oS=48,sS=65536,iS={mbedtls_x509_crt_verify:3,mbedtls_x509_crt_verify_with_profile:4,mbedtls_x509_crt_verify_restartable:4,mbedtls_x509_crt_verify_with_ca_cb:4};function Ld(n){let e=([t,r])=>[t,aS(n,r)];return Object.fromEntries(Object.entries(iS).map(e))}function aS(n,e){return{...D(r=>({certificate:r[0],name:r[e],flags:r[e+1]}),({certificate:r,name:o,flags:s},i)=>{let a=i.toInt32(),l=se(o),c=rS.has(a)?lS(r):null;if(c===null||l===null||l==="")return[];let u=`Mbed TLS -0x${(-a).toString(16)}, flags 0x${s.readU32().toString(16)}`,d=We.of(n).issued(c,[l],u);return d===null?[]:(s.writeU32(0),i.replace(ptr(0)),[d])}),isAlways:!0}}function lS(n){let e=Process.pointerSize;for(let t of[e,0]){let r=n.add(t+e).readU32();if(r<4||r>sS)continue;let o=Ie(n.add(t+2*e).readPointer(),r);if(o.length===r&&o[0]===oS)return o}return null}var ha="unpin.native_nameless",cS=384,uS=1024,dS=1,fS=64,hS="73 73 6c 5f 73 65 72 76 65 72 00",pS="73 73 6c 5f 78 35 30 39 2e 63 63 00",mS="68 61 6e 64 73 68 61 6b 65 2e 63 63 00",_S="68 61 6e 64 73 68 61 6b 65 5f 63 6c 69 65 6e 74 2e 63 63 00",co=class{nameless;callbacks=new Set;handshakes=new Map;authority;constructor(e){this.nameless=e,this.authority=We.of(e.library)}begin(){let{module:e,library:t}=this.nameless;if(!aa(e))return;let r=oo(e),o=this.functions(r,_n(e,pS)),s=[...this.functions(r,yS(e))].filter(c=>o.has(c)),i=this.functions(r,[..._n(e,mS),..._n(e,_S)]);for(let c of s)t.attach(ptr(c),"session_verify_cert_chain",this.ownCheck,ha);for(let c of i.size<=fS?i:[])t.attach(ptr(c),"handshake",this.step,ha);let a=s.map(c=>`${ptr(c).sub(e.base)}`).join(", ")||"none",l=`${e.name} is a BoringSSL without names: its own check of certificates is at ${a}; ${i.size} steps of handshakes`;t.put("log",{level:"info",text:l})}functions(e,t){let r=t.length===0?[]:ro(this.nameless.module,t);return new Set(r.map(o=>e.of(o)?.toString()??"").filter(o=>o!==""))}ownCheck=pa(e=>{let t=ao(e[1]),r=e[0];return t===null?null:{session:r,ssl:t.ssl,before:Ie(r,qn(r,0))}},({session:e,ssl:t,before:r},o)=>{let s=gS(e,r);if((o.toInt32()&255)!==0&&s===null)return[];let i=this.passed(o,1,fa(e),t);return i.length>0&&s?.writeU64(0),i});step=pa(e=>{let t=e[0],r=ao(t);if(r===null)return null;this.handshakes.size>=uS&&this.handshakes.clear(),this.handshakes.set(r.ssl.toString(),t);for(let o of Xn(r.config,cS).slice(1))this.tryCallback(o);return null},()=>[]);tryCallback(e){let t=e.toString();this.callbacks.has(t)||(this.callbacks.add(t),Process.findRangeByAddress(e)?.protection.includes("x")===!0&&this.nameless.library.attach(e,"custom_verify_callback",this.callback,ha))}callback=pa(e=>{let[t,r]=[e[0],e[1]],o=this.handshakes.get(t.toString());return o===void 0||!Nt(r)?null:{ssl:t,handshake:o}},({ssl:e,handshake:t},r)=>r.toInt32()!==dS||ao(t)?.ssl.equals(e)!==!0?[]:this.passed(r,0,xd(t),e));passed(e,t,r,o){let s=lo(o),i=r.map(l=>this.authority.issued(l,s)),a=i[0];return a==null||i.includes(null)?[]:(e.replace(ptr(t)),[a])}};function gS(n,e){let[t,r]=[e,Ie(n,e.length)].map(s=>new DataView(s.buffer)),o=[];for(let s=0;t!==void 0&&r!==void 0&&s+8<=Math.min(t.byteLength,r.byteLength);s+=8){let[i,a]=[t.getBigUint64(s,!0),r.getBigUint64(s,!0)];i!==a&&i<256n&&a>0n&&a<256n&&o.push(n.add(s))}return o.length===1?o[0]:null}function pa(n,e){return{...D(n,e),isAlways:!0}}function yS(n){return n.enumerateRanges("r--").filter(({protection:r})=>!r.includes("w")).flatMap(({base:r,size:o})=>Memory.scanSync(r,o,hS)).map(({address:r})=>({low:r,high:r}))}var bS=1,[ES,ma]=[2048,8],Nd={SSL_CTX_set_cert_verify_callback:0,SSL_CTX_set_custom_verify:2},ya=class{library;watched=new Set;offsets=new Map;contexts=new Set;constructor(e){this.library=e,We.connects(e)}call(e,t,r){let o=this.library.find(e);return o===null?null:ee(o,t,r.map(([s])=>s))(...r.map(([,s])=>s))}verified=uo(e=>e[0],(e,t)=>ga(t,1,We.checkingFor(this.library).checked(e,t.toInt32()&255)));customized=uo(e=>e[0],(e,t)=>{if((t.toInt32()&255)!==bS)return[];let r=this.call("SSL_get0_peer_certificates","pointer",[["pointer",e]]),[o]=r===null||r.isNull()?[]:da(r);return o===void 0?[]:ga(t,0,We.of(this.library).issued(o,this.names(e)))});names(e){if(this.library.find("SSL_get_servername")===null)return lo(e);let t=this.call("SSL_get_servername","pointer",[["pointer",e],["int",0]]),r=t===null?null:se(t);if(r!==null&&r!=="")return[r];let o=this.call("SSL_get_fd","int",[["pointer",e]]),s=o===null||o<0?null:zt(Socket.peerAddress(o));return s===null?[]:[s.ip]}watch(e,t){if(e.isNull()||this.watched.has(e.toString()))return;this.watched.add(e.toString());let r=t!=="SSL_CTX_set_cert_verify_callback",o=r?"unpin.native_custom":"unpin.native_callback";this.library.attach(e,`callback of ${t}`,r?this.customized:this.verified,o)}onContext(e){if(!(e.isNull()||this.contexts.has(e.toString()))){this.contexts.add(e.toString());for(let t of Object.keys(Nd)){let r=this.offsetOf(t);r!==null&&this.watch(e.add(r).readPointer(),t)}}}offsetOf(e){let t=this.offsets.get(e);return t===void 0&&(t=this.tried(e),this.offsets.set(e,t)),t}tried(e){if(this.library.find(e)===null||this.library.find("SSL_CTX_free")===null)return null;let t=["TLS_with_buffers_method","TLS_client_method","TLS_method"].find(l=>this.library.find(l)!==null);if(t===void 0)return null;let r=this.call("SSL_CTX_new","pointer",[["pointer",this.call(t,"pointer",[])]]);if(r===null||r.isNull())return null;let o=Memory.alloc(ma),s=Nd[e]===0?[["pointer",o],["pointer",NULL]]:[["int",1],["pointer",o]];this.call(e,"void",[["pointer",r],...s]);let i=Ie(r,ES),a=null;for(let l=0;l+ma<=i.length&&a===null;l+=ma)r.add(l).readPointer().equals(o)&&(a=l);return this.call("SSL_CTX_free","void",[["pointer",r]]),a}handlers(){let e=(r,o)=>_a(s=>this.watch(s[r],o)),t=_a(r=>{let o=this.call("SSL_get_SSL_CTX","pointer",[["pointer",r[0]]]);o!==null&&this.onContext(o)});return{...Ld(this.library),X509_verify_cert:uo(r=>r[0],(r,o)=>ga(o,1,We.of(this.library).checked(r,o.toInt32()))),SSL_new:_a(r=>this.onContext(r[0])),SSL_connect:t,SSL_do_handshake:t,SSL_CTX_set_cert_verify_callback:e(1,"SSL_CTX_set_cert_verify_callback"),SSL_CTX_set_custom_verify:e(2,"SSL_CTX_set_custom_verify"),SSL_set_custom_verify:e(2,"SSL_set_custom_verify")}}};function uo(n,e){return{...D(n,e),isAlways:!0}}function _a(n){return uo(e=>(n(e),null),()=>[])}function ga(n,e,t){return t===null?[]:(n.replace(ptr(e)),[t])}var Md={search:n=>new co(n).begin(),handlers:n=>new ya(n).handlers()};var Od={binder:Au,evp_cipher:Tu,evp_digest:ju,files:Ru,hide:zu,interfaces:Zu,keylog:Qu,lookup:ed,mbedtls:rd,netlink:ud,properties:fd,sockets:pd,tls:vd,unpin:Md};var jd=1,wt=new Ar,Ud=new kr(wt),Mt=null,gn=new Wr(Od,wt,Ud,()=>Mt?.javaStack()??null),Rd=!1;function Pd(){return[...Mt?.status()??[],...gn.status()]}function Fd(){Rd||(Rd=!0,Mt?.sayAll(),gn.sayAll(),wt.end())}rpc.exports={hello(){return{protocol:jd,agent:wt.agent,pid:Process.id,runtime:tt()}},install(n,e){return new Promise((t,r)=>{let o=()=>{try{wt.maxUnreadBytes=e.max_unread_bytes,wt.put("agent",{process:e.process||Process.mainModule.name,protocol:jd,bundle_sha256:e.bundle_sha256,runtime:tt()}),Mt??=new Xr(wt,Ud,e),Mt.install(n),gn.install(e.native,e),e.canaries&&(Mt.tryCanaries(),gn.tryCanaries()),wt.flush(),t(Pd())}catch(s){r(s)}};X.available?X.perform(o):r(new Error("no Java runtime in this process"))})},status:Pd,ping(){return Fe()},flush(){wt.flush()},uninstall(){Fd(),gn.uninstall(),Mt?.uninstall()},dispose(n){_u()||(Fd(),n==="unload"&&(gn.uninstall(),Mt?.close()))}};})();
