"use strict";(()=>{var nd=Object.defineProperty;var rd=(n,e)=>{for(var t in e)nd(n,t,{get:e[t],enumerable:!0})};var $e=[],Oe=[],Nr="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";for(let n=0,e=Nr.length;n<e;++n)$e[n]=Nr[n],Oe[Nr.charCodeAt(n)]=n;Oe[45]=62;Oe[95]=63;function od(n){let e=n.length;if(e%4>0)throw new Error("Invalid string. Length must be a multiple of 4");let t=n.indexOf("=");t===-1&&(t=e);let r=t===e?0:4-t%4;return[t,r]}function sd(n,e,t){return(e+t)*3/4-t}function yi(n){let e=od(n),t=e[0],r=e[1],o=new Uint8Array(sd(n,t,r)),s=0,i=r>0?t-4:t,a;for(a=0;a<i;a+=4){let l=Oe[n.charCodeAt(a)]<<18|Oe[n.charCodeAt(a+1)]<<12|Oe[n.charCodeAt(a+2)]<<6|Oe[n.charCodeAt(a+3)];o[s++]=l>>16&255,o[s++]=l>>8&255,o[s++]=l&255}if(r===2){let l=Oe[n.charCodeAt(a)]<<2|Oe[n.charCodeAt(a+1)]>>4;o[s++]=l&255}if(r===1){let l=Oe[n.charCodeAt(a)]<<10|Oe[n.charCodeAt(a+1)]<<4|Oe[n.charCodeAt(a+2)]>>2;o[s++]=l>>8&255,o[s++]=l&255}return o}function id(n){return $e[n>>18&63]+$e[n>>12&63]+$e[n>>6&63]+$e[n&63]}function ad(n,e,t){let r=[];for(let o=e;o<t;o+=3){let s=(n[o]<<16&16711680)+(n[o+1]<<8&65280)+(n[o+2]&255);r.push(id(s))}return r.join("")}function Mr(n){let e=n.length,t=e%3,r=[],o=16383;for(let s=0,i=e-t;s<i;s+=o)r.push(ad(n,s,s+o>i?i:s+o));if(t===1){let s=n[e-1];r.push($e[s>>2]+$e[s<<4&63]+"==")}else if(t===2){let s=(n[e-2]<<8)+n[e-1];r.push($e[s>>10]+$e[s>>4&63]+$e[s<<2&63]+"=")}return r.join("")}function Yt(n,e,t,r,o){let s,i,a=o*8-r-1,l=(1<<a)-1,c=l>>1,d=-7,u=t?o-1:0,p=t?-1:1,f=n[e+u];for(u+=p,s=f&(1<<-d)-1,f>>=-d,d+=a;d>0;)s=s*256+n[e+u],u+=p,d-=8;for(i=s&(1<<-d)-1,s>>=-d,d+=r;d>0;)i=i*256+n[e+u],u+=p,d-=8;if(s===0)s=1-c;else{if(s===l)return i?NaN:(f?-1:1)*(1/0);i=i+Math.pow(2,r),s=s-c}return(f?-1:1)*i*Math.pow(2,s-r)}function jr(n,e,t,r,o,s){let i,a,l,c=s*8-o-1,d=(1<<c)-1,u=d>>1,p=o===23?Math.pow(2,-24)-Math.pow(2,-77):0,f=r?0:s-1,_=r?1:-1,h=e<0||e===0&&1/e<0?1:0;for(e=Math.abs(e),isNaN(e)||e===1/0?(a=isNaN(e)?1:0,i=d):(i=Math.floor(Math.log(e)/Math.LN2),e*(l=Math.pow(2,-i))<1&&(i--,l*=2),i+u>=1?e+=p/l:e+=p*Math.pow(2,1-u),e*l>=2&&(i++,l/=2),i+u>=d?(a=0,i=d):i+u>=1?(a=(e*l-1)*Math.pow(2,o),i=i+u):(a=e*Math.pow(2,u-1)*Math.pow(2,o),i=0));o>=8;)n[t+f]=a&255,f+=_,a/=256,o-=8;for(i=i<<o|a,c+=o;c>0;)n[t+f]=i&255,f+=_,i/=256,c-=8;n[t+f-_]|=h*128}var dd={INSPECT_MAX_BYTES:50},Or=2147483647;m.TYPED_ARRAY_SUPPORT=!0;Object.defineProperty(m.prototype,"parent",{enumerable:!0,get:function(){if(m.isBuffer(this))return this.buffer}});Object.defineProperty(m.prototype,"offset",{enumerable:!0,get:function(){if(m.isBuffer(this))return this.byteOffset}});function We(n){if(n>Or)throw new RangeError('The value "'+n+'" is invalid for option "size"');let e=new Uint8Array(n);return Object.setPrototypeOf(e,m.prototype),e}function m(n,e,t){if(typeof n=="number"){if(typeof e=="string")throw new TypeError('The "string" argument must be of type string. Received type number');return Ur(n)}return wi(n,e,t)}m.poolSize=8192;function wi(n,e,t){if(typeof n=="string")return fd(n,e);if(ArrayBuffer.isView(n))return pd(n);if(n==null)throw new TypeError("The first argument must be one of type string, Buffer, ArrayBuffer, Array, or Array-like Object. Received type "+typeof n);if(n instanceof ArrayBuffer||n&&n.buffer instanceof ArrayBuffer||n instanceof SharedArrayBuffer||n&&n.buffer instanceof SharedArrayBuffer)return Rr(n,e,t);if(typeof n=="number")throw new TypeError('The "value" argument must not be of type number. Received type number');let r=n.valueOf&&n.valueOf();if(r!=null&&r!==n)return m.from(r,e,t);let o=hd(n);if(o)return o;if(typeof Symbol<"u"&&Symbol.toPrimitive!=null&&typeof n[Symbol.toPrimitive]=="function")return m.from(n[Symbol.toPrimitive]("string"),e,t);throw new TypeError("The first argument must be one of type string, Buffer, ArrayBuffer, Array, or Array-like Object. Received type "+typeof n)}m.from=function(n,e,t){return wi(n,e,t)};Object.setPrototypeOf(m.prototype,Uint8Array.prototype);Object.setPrototypeOf(m,Uint8Array);function vi(n){if(typeof n!="number")throw new TypeError('"size" argument must be of type number');if(n<0)throw new RangeError('The value "'+n+'" is invalid for option "size"')}function ud(n,e,t){return vi(n),n<=0?We(n):e!==void 0?typeof t=="string"?We(n).fill(e,t):We(n).fill(e):We(n)}m.alloc=function(n,e,t){return ud(n,e,t)};function Ur(n){return vi(n),We(n<0?0:Dr(n)|0)}m.allocUnsafe=function(n){return Ur(n)};m.allocUnsafeSlow=function(n){return Ur(n)};function fd(n,e){if((typeof e!="string"||e==="")&&(e="utf8"),!m.isEncoding(e))throw new TypeError("Unknown encoding: "+e);let t=ki(n,e)|0,r=We(t),o=r.write(n,e);return o!==t&&(r=r.slice(0,o)),r}function Pr(n){let e=n.length<0?0:Dr(n.length)|0,t=We(e);for(let r=0;r<e;r+=1)t[r]=n[r]&255;return t}function pd(n){if(n instanceof Uint8Array){let e=new Uint8Array(n);return Rr(e.buffer,e.byteOffset,e.byteLength)}return Pr(n)}function Rr(n,e,t){if(e<0||n.byteLength<e)throw new RangeError('"offset" is outside of buffer bounds');if(n.byteLength<e+(t||0))throw new RangeError('"length" is outside of buffer bounds');let r;return e===void 0&&t===void 0?r=new Uint8Array(n):t===void 0?r=new Uint8Array(n,e):r=new Uint8Array(n,e,t),Object.setPrototypeOf(r,m.prototype),r}function hd(n){if(m.isBuffer(n)){let e=Dr(n.length)|0,t=We(e);return t.length===0||n.copy(t,0,0,e),t}if(n.length!==void 0)return typeof n.length!="number"||Number.isNaN(n.length)?We(0):Pr(n);if(n.type==="Buffer"&&Array.isArray(n.data))return Pr(n.data)}function Dr(n){if(n>=Or)throw new RangeError("Attempt to allocate Buffer larger than maximum size: 0x"+Or.toString(16)+" bytes");return n|0}m.isBuffer=function(e){return e!=null&&e._isBuffer===!0&&e!==m.prototype};m.compare=function(e,t){if(e instanceof Uint8Array&&(e=m.from(e,e.offset,e.byteLength)),t instanceof Uint8Array&&(t=m.from(t,t.offset,t.byteLength)),!m.isBuffer(e)||!m.isBuffer(t))throw new TypeError('The "buf1", "buf2" arguments must be one of type Buffer or Uint8Array');if(e===t)return 0;let r=e.length,o=t.length;for(let s=0,i=Math.min(r,o);s<i;++s)if(e[s]!==t[s]){r=e[s],o=t[s];break}return r<o?-1:o<r?1:0};m.isEncoding=function(e){switch(String(e).toLowerCase()){case"hex":case"utf8":case"utf-8":case"ascii":case"latin1":case"binary":case"base64":case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return!0;default:return!1}};m.concat=function(e,t){if(!Array.isArray(e))throw new TypeError('"list" argument must be an Array of Buffers');if(e.length===0)return m.alloc(0);let r;if(t===void 0)for(t=0,r=0;r<e.length;++r)t+=e[r].length;let o=m.allocUnsafe(t),s=0;for(r=0;r<e.length;++r){let i=e[r];if(i instanceof Uint8Array)s+i.length>o.length?(m.isBuffer(i)||(i=m.from(i.buffer,i.byteOffset,i.byteLength)),i.copy(o,s)):Uint8Array.prototype.set.call(o,i,s);else if(m.isBuffer(i))i.copy(o,s);else throw new TypeError('"list" argument must be an Array of Buffers');s+=i.length}return o};function ki(n,e){if(m.isBuffer(n))return n.length;if(ArrayBuffer.isView(n)||n instanceof ArrayBuffer)return n.byteLength;if(typeof n!="string")throw new TypeError('The "string" argument must be one of type string, Buffer, or ArrayBuffer. Received type '+typeof n);let t=n.length,r=arguments.length>2&&arguments[2]===!0;if(!r&&t===0)return 0;let o=!1;for(;;)switch(e){case"ascii":case"latin1":case"binary":return t;case"utf8":case"utf-8":return Fr(n).length;case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return t*2;case"hex":return t>>>1;case"base64":return ji(n).length;default:if(o)return r?-1:Fr(n).length;e=(""+e).toLowerCase(),o=!0}}m.byteLength=ki;function md(n,e,t){let r=!1;if((e===void 0||e<0)&&(e=0),e>this.length||((t===void 0||t>this.length)&&(t=this.length),t<=0)||(t>>>=0,e>>>=0,t<=e))return"";for(n||(n="utf8");;)switch(n){case"hex":return Id(this,e,t);case"utf8":case"utf-8":return xi(this,e,t);case"ascii":return vd(this,e,t);case"latin1":case"binary":return kd(this,e,t);case"base64":return Sd(this,e,t);case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return xd(this,e,t);default:if(r)throw new TypeError("Unknown encoding: "+n);n=(n+"").toLowerCase(),r=!0}}m.prototype._isBuffer=!0;function gt(n,e,t){let r=n[e];n[e]=n[t],n[t]=r}m.prototype.swap16=function(){let e=this.length;if(e%2!==0)throw new RangeError("Buffer size must be a multiple of 16-bits");for(let t=0;t<e;t+=2)gt(this,t,t+1);return this};m.prototype.swap32=function(){let e=this.length;if(e%4!==0)throw new RangeError("Buffer size must be a multiple of 32-bits");for(let t=0;t<e;t+=4)gt(this,t,t+3),gt(this,t+1,t+2);return this};m.prototype.swap64=function(){let e=this.length;if(e%8!==0)throw new RangeError("Buffer size must be a multiple of 64-bits");for(let t=0;t<e;t+=8)gt(this,t,t+7),gt(this,t+1,t+6),gt(this,t+2,t+5),gt(this,t+3,t+4);return this};m.prototype.toString=function(){let e=this.length;return e===0?"":arguments.length===0?xi(this,0,e):md.apply(this,arguments)};m.prototype.toLocaleString=m.prototype.toString;m.prototype.equals=function(e){if(!m.isBuffer(e))throw new TypeError("Argument must be a Buffer");return this===e?!0:m.compare(this,e)===0};m.prototype.inspect=function(){let e="",t=dd.INSPECT_MAX_BYTES;return e=this.toString("hex",0,t).replace(/(.{2})/g,"$1 ").trim(),this.length>t&&(e+=" ... "),"<Buffer "+e+">"};m.prototype[Symbol.for("nodejs.util.inspect.custom")]=m.prototype.inspect;m.prototype.compare=function(e,t,r,o,s){if(e instanceof Uint8Array&&(e=m.from(e,e.offset,e.byteLength)),!m.isBuffer(e))throw new TypeError('The "target" argument must be one of type Buffer or Uint8Array. Received type '+typeof e);if(t===void 0&&(t=0),r===void 0&&(r=e?e.length:0),o===void 0&&(o=0),s===void 0&&(s=this.length),t<0||r>e.length||o<0||s>this.length)throw new RangeError("out of range index");if(o>=s&&t>=r)return 0;if(o>=s)return-1;if(t>=r)return 1;if(t>>>=0,r>>>=0,o>>>=0,s>>>=0,this===e)return 0;let i=s-o,a=r-t,l=Math.min(i,a),c=this.slice(o,s),d=e.slice(t,r);for(let u=0;u<l;++u)if(c[u]!==d[u]){i=c[u],a=d[u];break}return i<a?-1:a<i?1:0};function Ii(n,e,t,r,o){if(n.length===0)return-1;if(typeof t=="string"?(r=t,t=0):t>2147483647?t=2147483647:t<-2147483648&&(t=-2147483648),t=+t,Number.isNaN(t)&&(t=o?0:n.length-1),t<0&&(t=n.length+t),t>=n.length){if(o)return-1;t=n.length-1}else if(t<0)if(o)t=0;else return-1;if(typeof e=="string"&&(e=m.from(e,r)),m.isBuffer(e))return e.length===0?-1:bi(n,e,t,r,o);if(typeof e=="number")return e=e&255,typeof Uint8Array.prototype.indexOf=="function"?o?Uint8Array.prototype.indexOf.call(n,e,t):Uint8Array.prototype.lastIndexOf.call(n,e,t):bi(n,[e],t,r,o);throw new TypeError("val must be string, number or Buffer")}function bi(n,e,t,r,o){let s=1,i=n.length,a=e.length;if(r!==void 0&&(r=String(r).toLowerCase(),r==="ucs2"||r==="ucs-2"||r==="utf16le"||r==="utf-16le")){if(n.length<2||e.length<2)return-1;s=2,i/=2,a/=2,t/=2}function l(d,u){return s===1?d[u]:d.readUInt16BE(u*s)}let c;if(o){let d=-1;for(c=t;c<i;c++)if(l(n,c)===l(e,d===-1?0:c-d)){if(d===-1&&(d=c),c-d+1===a)return d*s}else d!==-1&&(c-=c-d),d=-1}else for(t+a>i&&(t=i-a),c=t;c>=0;c--){let d=!0;for(let u=0;u<a;u++)if(l(n,c+u)!==l(e,u)){d=!1;break}if(d)return c}return-1}m.prototype.includes=function(e,t,r){return this.indexOf(e,t,r)!==-1};m.prototype.indexOf=function(e,t,r){return Ii(this,e,t,r,!0)};m.prototype.lastIndexOf=function(e,t,r){return Ii(this,e,t,r,!1)};function _d(n,e,t,r){t=Number(t)||0;let o=n.length-t;r?(r=Number(r),r>o&&(r=o)):r=o;let s=e.length;r>s/2&&(r=s/2);let i;for(i=0;i<r;++i){let a=parseInt(e.substr(i*2,2),16);if(Number.isNaN(a))return i;n[t+i]=a}return i}function gd(n,e,t,r){return Cn(Fr(e,n.length-t),n,t,r)}function yd(n,e,t,r){return Cn(Td(e),n,t,r)}function bd(n,e,t,r){return Cn(ji(e),n,t,r)}function Ed(n,e,t,r){return Cn(Nd(e,n.length-t),n,t,r)}m.prototype.write=function(e,t,r,o){if(t===void 0)o="utf8",r=this.length,t=0;else if(r===void 0&&typeof t=="string")o=t,r=this.length,t=0;else if(isFinite(t))t=t>>>0,isFinite(r)?(r=r>>>0,o===void 0&&(o="utf8")):(o=r,r=void 0);else throw new Error("Buffer.write(string, encoding, offset[, length]) is no longer supported");let s=this.length-t;if((r===void 0||r>s)&&(r=s),e.length>0&&(r<0||t<0)||t>this.length)throw new RangeError("Attempt to write outside buffer bounds");o||(o="utf8");let i=!1;for(;;)switch(o){case"hex":return _d(this,e,t,r);case"utf8":case"utf-8":return gd(this,e,t,r);case"ascii":case"latin1":case"binary":return yd(this,e,t,r);case"base64":return bd(this,e,t,r);case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return Ed(this,e,t,r);default:if(i)throw new TypeError("Unknown encoding: "+o);o=(""+o).toLowerCase(),i=!0}};m.prototype.toJSON=function(){return{type:"Buffer",data:Array.prototype.slice.call(this._arr||this,0)}};function Sd(n,e,t){return e===0&&t===n.length?Mr(n):Mr(n.slice(e,t))}function xi(n,e,t){t=Math.min(n.length,t);let r=[],o=e;for(;o<t;){let s=n[o],i=null,a=s>239?4:s>223?3:s>191?2:1;if(o+a<=t){let l,c,d,u;switch(a){case 1:s<128&&(i=s);break;case 2:l=n[o+1],(l&192)===128&&(u=(s&31)<<6|l&63,u>127&&(i=u));break;case 3:l=n[o+1],c=n[o+2],(l&192)===128&&(c&192)===128&&(u=(s&15)<<12|(l&63)<<6|c&63,u>2047&&(u<55296||u>57343)&&(i=u));break;case 4:l=n[o+1],c=n[o+2],d=n[o+3],(l&192)===128&&(c&192)===128&&(d&192)===128&&(u=(s&15)<<18|(l&63)<<12|(c&63)<<6|d&63,u>65535&&u<1114112&&(i=u))}}i===null?(i=65533,a=1):i>65535&&(i-=65536,r.push(i>>>10&1023|55296),i=56320|i&1023),r.push(i),o+=a}return wd(r)}var Ei=4096;function wd(n){let e=n.length;if(e<=Ei)return String.fromCharCode.apply(String,n);let t="",r=0;for(;r<e;)t+=String.fromCharCode.apply(String,n.slice(r,r+=Ei));return t}function vd(n,e,t){let r="";t=Math.min(n.length,t);for(let o=e;o<t;++o)r+=String.fromCharCode(n[o]&127);return r}function kd(n,e,t){let r="";t=Math.min(n.length,t);for(let o=e;o<t;++o)r+=String.fromCharCode(n[o]);return r}function Id(n,e,t){let r=n.length;(!e||e<0)&&(e=0),(!t||t<0||t>r)&&(t=r);let o="";for(let s=e;s<t;++s)o+=Md[n[s]];return o}function xd(n,e,t){let r=n.slice(e,t),o="";for(let s=0;s<r.length-1;s+=2)o+=String.fromCharCode(r[s]+r[s+1]*256);return o}m.prototype.slice=function(e,t){let r=this.length;e=~~e,t=t===void 0?r:~~t,e<0?(e+=r,e<0&&(e=0)):e>r&&(e=r),t<0?(t+=r,t<0&&(t=0)):t>r&&(t=r),t<e&&(t=e);let o=this.subarray(e,t);return Object.setPrototypeOf(o,m.prototype),o};function me(n,e,t){if(n%1!==0||n<0)throw new RangeError("offset is not uint");if(n+e>t)throw new RangeError("Trying to access beyond buffer length")}m.prototype.readUintLE=m.prototype.readUIntLE=function(e,t,r){e=e>>>0,t=t>>>0,r||me(e,t,this.length);let o=this[e],s=1,i=0;for(;++i<t&&(s*=256);)o+=this[e+i]*s;return o};m.prototype.readUintBE=m.prototype.readUIntBE=function(e,t,r){e=e>>>0,t=t>>>0,r||me(e,t,this.length);let o=this[e+--t],s=1;for(;t>0&&(s*=256);)o+=this[e+--t]*s;return o};m.prototype.readUint8=m.prototype.readUInt8=function(e,t){return e=e>>>0,t||me(e,1,this.length),this[e]};m.prototype.readUint16LE=m.prototype.readUInt16LE=function(e,t){return e=e>>>0,t||me(e,2,this.length),this[e]|this[e+1]<<8};m.prototype.readUint16BE=m.prototype.readUInt16BE=function(e,t){return e=e>>>0,t||me(e,2,this.length),this[e]<<8|this[e+1]};m.prototype.readUint32LE=m.prototype.readUInt32LE=function(e,t){return e=e>>>0,t||me(e,4,this.length),(this[e]|this[e+1]<<8|this[e+2]<<16)+this[e+3]*16777216};m.prototype.readUint32BE=m.prototype.readUInt32BE=function(e,t){return e=e>>>0,t||me(e,4,this.length),this[e]*16777216+(this[e+1]<<16|this[e+2]<<8|this[e+3])};m.prototype.readBigUInt64LE=function(e){e=e>>>0,Mt(e,"offset");let t=this[e],r=this[e+7];(t===void 0||r===void 0)&&en(e,this.length-8);let o=t+this[++e]*2**8+this[++e]*2**16+this[++e]*2**24,s=this[++e]+this[++e]*2**8+this[++e]*2**16+r*2**24;return BigInt(o)+(BigInt(s)<<BigInt(32))};m.prototype.readBigUInt64BE=function(e){e=e>>>0,Mt(e,"offset");let t=this[e],r=this[e+7];(t===void 0||r===void 0)&&en(e,this.length-8);let o=t*2**24+this[++e]*2**16+this[++e]*2**8+this[++e],s=this[++e]*2**24+this[++e]*2**16+this[++e]*2**8+r;return(BigInt(o)<<BigInt(32))+BigInt(s)};m.prototype.readIntLE=function(e,t,r){e=e>>>0,t=t>>>0,r||me(e,t,this.length);let o=this[e],s=1,i=0;for(;++i<t&&(s*=256);)o+=this[e+i]*s;return s*=128,o>=s&&(o-=Math.pow(2,8*t)),o};m.prototype.readIntBE=function(e,t,r){e=e>>>0,t=t>>>0,r||me(e,t,this.length);let o=t,s=1,i=this[e+--o];for(;o>0&&(s*=256);)i+=this[e+--o]*s;return s*=128,i>=s&&(i-=Math.pow(2,8*t)),i};m.prototype.readInt8=function(e,t){return e=e>>>0,t||me(e,1,this.length),this[e]&128?(255-this[e]+1)*-1:this[e]};m.prototype.readInt16LE=function(e,t){e=e>>>0,t||me(e,2,this.length);let r=this[e]|this[e+1]<<8;return r&32768?r|4294901760:r};m.prototype.readInt16BE=function(e,t){e=e>>>0,t||me(e,2,this.length);let r=this[e+1]|this[e]<<8;return r&32768?r|4294901760:r};m.prototype.readInt32LE=function(e,t){return e=e>>>0,t||me(e,4,this.length),this[e]|this[e+1]<<8|this[e+2]<<16|this[e+3]<<24};m.prototype.readInt32BE=function(e,t){return e=e>>>0,t||me(e,4,this.length),this[e]<<24|this[e+1]<<16|this[e+2]<<8|this[e+3]};m.prototype.readBigInt64LE=function(e){e=e>>>0,Mt(e,"offset");let t=this[e],r=this[e+7];(t===void 0||r===void 0)&&en(e,this.length-8);let o=this[e+4]+this[e+5]*2**8+this[e+6]*2**16+(r<<24);return(BigInt(o)<<BigInt(32))+BigInt(t+this[++e]*2**8+this[++e]*2**16+this[++e]*2**24)};m.prototype.readBigInt64BE=function(e){e=e>>>0,Mt(e,"offset");let t=this[e],r=this[e+7];(t===void 0||r===void 0)&&en(e,this.length-8);let o=(t<<24)+this[++e]*2**16+this[++e]*2**8+this[++e];return(BigInt(o)<<BigInt(32))+BigInt(this[++e]*2**24+this[++e]*2**16+this[++e]*2**8+r)};m.prototype.readFloatLE=function(e,t){return e=e>>>0,t||me(e,4,this.length),Yt(this,e,!0,23,4)};m.prototype.readFloatBE=function(e,t){return e=e>>>0,t||me(e,4,this.length),Yt(this,e,!1,23,4)};m.prototype.readDoubleLE=function(e,t){return e=e>>>0,t||me(e,8,this.length),Yt(this,e,!0,52,8)};m.prototype.readDoubleBE=function(e,t){return e=e>>>0,t||me(e,8,this.length),Yt(this,e,!1,52,8)};function Ie(n,e,t,r,o,s){if(!m.isBuffer(n))throw new TypeError('"buffer" argument must be a Buffer instance');if(e>o||e<s)throw new RangeError('"value" argument is out of bounds');if(t+r>n.length)throw new RangeError("Index out of range")}m.prototype.writeUintLE=m.prototype.writeUIntLE=function(e,t,r,o){if(e=+e,t=t>>>0,r=r>>>0,!o){let a=Math.pow(2,8*r)-1;Ie(this,e,t,r,a,0)}let s=1,i=0;for(this[t]=e&255;++i<r&&(s*=256);)this[t+i]=e/s&255;return t+r};m.prototype.writeUintBE=m.prototype.writeUIntBE=function(e,t,r,o){if(e=+e,t=t>>>0,r=r>>>0,!o){let a=Math.pow(2,8*r)-1;Ie(this,e,t,r,a,0)}let s=r-1,i=1;for(this[t+s]=e&255;--s>=0&&(i*=256);)this[t+s]=e/i&255;return t+r};m.prototype.writeUint8=m.prototype.writeUInt8=function(e,t,r){return e=+e,t=t>>>0,r||Ie(this,e,t,1,255,0),this[t]=e&255,t+1};m.prototype.writeUint16LE=m.prototype.writeUInt16LE=function(e,t,r){return e=+e,t=t>>>0,r||Ie(this,e,t,2,65535,0),this[t]=e&255,this[t+1]=e>>>8,t+2};m.prototype.writeUint16BE=m.prototype.writeUInt16BE=function(e,t,r){return e=+e,t=t>>>0,r||Ie(this,e,t,2,65535,0),this[t]=e>>>8,this[t+1]=e&255,t+2};m.prototype.writeUint32LE=m.prototype.writeUInt32LE=function(e,t,r){return e=+e,t=t>>>0,r||Ie(this,e,t,4,4294967295,0),this[t+3]=e>>>24,this[t+2]=e>>>16,this[t+1]=e>>>8,this[t]=e&255,t+4};m.prototype.writeUint32BE=m.prototype.writeUInt32BE=function(e,t,r){return e=+e,t=t>>>0,r||Ie(this,e,t,4,4294967295,0),this[t]=e>>>24,this[t+1]=e>>>16,this[t+2]=e>>>8,this[t+3]=e&255,t+4};function Ai(n,e,t,r,o){Mi(e,r,o,n,t,7);let s=Number(e&BigInt(4294967295));n[t++]=s,s=s>>8,n[t++]=s,s=s>>8,n[t++]=s,s=s>>8,n[t++]=s;let i=Number(e>>BigInt(32)&BigInt(4294967295));return n[t++]=i,i=i>>8,n[t++]=i,i=i>>8,n[t++]=i,i=i>>8,n[t++]=i,t}function Ci(n,e,t,r,o){Mi(e,r,o,n,t,7);let s=Number(e&BigInt(4294967295));n[t+7]=s,s=s>>8,n[t+6]=s,s=s>>8,n[t+5]=s,s=s>>8,n[t+4]=s;let i=Number(e>>BigInt(32)&BigInt(4294967295));return n[t+3]=i,i=i>>8,n[t+2]=i,i=i>>8,n[t+1]=i,i=i>>8,n[t]=i,t+8}m.prototype.writeBigUInt64LE=function(e,t=0){return Ai(this,e,t,BigInt(0),BigInt("0xffffffffffffffff"))};m.prototype.writeBigUInt64BE=function(e,t=0){return Ci(this,e,t,BigInt(0),BigInt("0xffffffffffffffff"))};m.prototype.writeIntLE=function(e,t,r,o){if(e=+e,t=t>>>0,!o){let l=Math.pow(2,8*r-1);Ie(this,e,t,r,l-1,-l)}let s=0,i=1,a=0;for(this[t]=e&255;++s<r&&(i*=256);)e<0&&a===0&&this[t+s-1]!==0&&(a=1),this[t+s]=(e/i>>0)-a&255;return t+r};m.prototype.writeIntBE=function(e,t,r,o){if(e=+e,t=t>>>0,!o){let l=Math.pow(2,8*r-1);Ie(this,e,t,r,l-1,-l)}let s=r-1,i=1,a=0;for(this[t+s]=e&255;--s>=0&&(i*=256);)e<0&&a===0&&this[t+s+1]!==0&&(a=1),this[t+s]=(e/i>>0)-a&255;return t+r};m.prototype.writeInt8=function(e,t,r){return e=+e,t=t>>>0,r||Ie(this,e,t,1,127,-128),e<0&&(e=255+e+1),this[t]=e&255,t+1};m.prototype.writeInt16LE=function(e,t,r){return e=+e,t=t>>>0,r||Ie(this,e,t,2,32767,-32768),this[t]=e&255,this[t+1]=e>>>8,t+2};m.prototype.writeInt16BE=function(e,t,r){return e=+e,t=t>>>0,r||Ie(this,e,t,2,32767,-32768),this[t]=e>>>8,this[t+1]=e&255,t+2};m.prototype.writeInt32LE=function(e,t,r){return e=+e,t=t>>>0,r||Ie(this,e,t,4,2147483647,-2147483648),this[t]=e&255,this[t+1]=e>>>8,this[t+2]=e>>>16,this[t+3]=e>>>24,t+4};m.prototype.writeInt32BE=function(e,t,r){return e=+e,t=t>>>0,r||Ie(this,e,t,4,2147483647,-2147483648),e<0&&(e=4294967295+e+1),this[t]=e>>>24,this[t+1]=e>>>16,this[t+2]=e>>>8,this[t+3]=e&255,t+4};m.prototype.writeBigInt64LE=function(e,t=0){return Ai(this,e,t,-BigInt("0x8000000000000000"),BigInt("0x7fffffffffffffff"))};m.prototype.writeBigInt64BE=function(e,t=0){return Ci(this,e,t,-BigInt("0x8000000000000000"),BigInt("0x7fffffffffffffff"))};function Li(n,e,t,r,o,s){if(t+r>n.length)throw new RangeError("Index out of range");if(t<0)throw new RangeError("Index out of range")}function Ti(n,e,t,r,o){return e=+e,t=t>>>0,o||Li(n,e,t,4,34028234663852886e22,-34028234663852886e22),jr(n,e,t,r,23,4),t+4}m.prototype.writeFloatLE=function(e,t,r){return Ti(this,e,t,!0,r)};m.prototype.writeFloatBE=function(e,t,r){return Ti(this,e,t,!1,r)};function Ni(n,e,t,r,o){return e=+e,t=t>>>0,o||Li(n,e,t,8,17976931348623157e292,-17976931348623157e292),jr(n,e,t,r,52,8),t+8}m.prototype.writeDoubleLE=function(e,t,r){return Ni(this,e,t,!0,r)};m.prototype.writeDoubleBE=function(e,t,r){return Ni(this,e,t,!1,r)};m.prototype.copy=function(e,t,r,o){if(!m.isBuffer(e))throw new TypeError("argument should be a Buffer");if(r||(r=0),!o&&o!==0&&(o=this.length),t>=e.length&&(t=e.length),t||(t=0),o>0&&o<r&&(o=r),o===r||e.length===0||this.length===0)return 0;if(t<0)throw new RangeError("targetStart out of bounds");if(r<0||r>=this.length)throw new RangeError("Index out of range");if(o<0)throw new RangeError("sourceEnd out of bounds");o>this.length&&(o=this.length),e.length-t<o-r&&(o=e.length-t+r);let s=o-r;return this===e?this.copyWithin(t,r,o):Uint8Array.prototype.set.call(e,this.subarray(r,o),t),s};m.prototype.fill=function(e,t,r,o){if(typeof e=="string"){if(typeof t=="string"?(o=t,t=0,r=this.length):typeof r=="string"&&(o=r,r=this.length),o!==void 0&&typeof o!="string")throw new TypeError("encoding must be a string");if(typeof o=="string"&&!m.isEncoding(o))throw new TypeError("Unknown encoding: "+o);if(e.length===1){let i=e.charCodeAt(0);(o==="utf8"&&i<128||o==="latin1")&&(e=i)}}else typeof e=="number"?e=e&255:typeof e=="boolean"&&(e=Number(e));if(t<0||this.length<t||this.length<r)throw new RangeError("Out of range index");if(r<=t)return this;t=t>>>0,r=r===void 0?this.length:r>>>0,e||(e=0);let s;if(typeof e=="number")for(s=t;s<r;++s)this[s]=e;else{let i=m.isBuffer(e)?e:m.from(e,o),a=i.length;if(a===0)throw new TypeError('The value "'+e+'" is invalid for argument "value"');for(s=0;s<r-t;++s)this[s+t]=i[s%a]}return this};var Nt={};function Br(n,e,t){Nt[n]=class extends t{constructor(){super(),Object.defineProperty(this,"message",{value:e.apply(this,arguments),writable:!0,configurable:!0}),this.name=`${this.name} [${n}]`,this.stack,delete this.name}get code(){return n}set code(o){Object.defineProperty(this,"code",{configurable:!0,enumerable:!0,value:o,writable:!0})}toString(){return`${this.name} [${n}]: ${this.message}`}}}Br("ERR_BUFFER_OUT_OF_BOUNDS",function(n){return n?`${n} is outside of buffer bounds`:"Attempt to access memory outside buffer bounds"},RangeError);Br("ERR_INVALID_ARG_TYPE",function(n,e){return`The "${n}" argument must be of type number. Received type ${typeof e}`},TypeError);Br("ERR_OUT_OF_RANGE",function(n,e,t){let r=`The value of "${n}" is out of range.`,o=t;return Number.isInteger(t)&&Math.abs(t)>2**32?o=Si(String(t)):typeof t=="bigint"&&(o=String(t),(t>BigInt(2)**BigInt(32)||t<-(BigInt(2)**BigInt(32)))&&(o=Si(o)),o+="n"),r+=` It must be ${e}. Received ${o}`,r},RangeError);function Si(n){let e="",t=n.length,r=n[0]==="-"?1:0;for(;t>=r+4;t-=3)e=`_${n.slice(t-3,t)}${e}`;return`${n.slice(0,t)}${e}`}function Ad(n,e,t){Mt(e,"offset"),(n[e]===void 0||n[e+t]===void 0)&&en(e,n.length-(t+1))}function Mi(n,e,t,r,o,s){if(n>t||n<e){let i=typeof e=="bigint"?"n":"",a;throw s>3?e===0||e===BigInt(0)?a=`>= 0${i} and < 2${i} ** ${(s+1)*8}${i}`:a=`>= -(2${i} ** ${(s+1)*8-1}${i}) and < 2 ** ${(s+1)*8-1}${i}`:a=`>= ${e}${i} and <= ${t}${i}`,new Nt.ERR_OUT_OF_RANGE("value",a,n)}Ad(r,o,s)}function Mt(n,e){if(typeof n!="number")throw new Nt.ERR_INVALID_ARG_TYPE(e,"number",n)}function en(n,e,t){throw Math.floor(n)!==n?(Mt(n,t),new Nt.ERR_OUT_OF_RANGE(t||"offset","an integer",n)):e<0?new Nt.ERR_BUFFER_OUT_OF_BOUNDS:new Nt.ERR_OUT_OF_RANGE(t||"offset",`>= ${t?1:0} and <= ${e}`,n)}var Cd=/[^+/0-9A-Za-z-_]/g;function Ld(n){if(n=n.split("=")[0],n=n.trim().replace(Cd,""),n.length<2)return"";for(;n.length%4!==0;)n=n+"=";return n}function Fr(n,e){e=e||1/0;let t,r=n.length,o=null,s=[];for(let i=0;i<r;++i){if(t=n.charCodeAt(i),t>55295&&t<57344){if(!o){if(t>56319){(e-=3)>-1&&s.push(239,191,189);continue}else if(i+1===r){(e-=3)>-1&&s.push(239,191,189);continue}o=t;continue}if(t<56320){(e-=3)>-1&&s.push(239,191,189),o=t;continue}t=(o-55296<<10|t-56320)+65536}else o&&(e-=3)>-1&&s.push(239,191,189);if(o=null,t<128){if((e-=1)<0)break;s.push(t)}else if(t<2048){if((e-=2)<0)break;s.push(t>>6|192,t&63|128)}else if(t<65536){if((e-=3)<0)break;s.push(t>>12|224,t>>6&63|128,t&63|128)}else if(t<1114112){if((e-=4)<0)break;s.push(t>>18|240,t>>12&63|128,t>>6&63|128,t&63|128)}else throw new Error("Invalid code point")}return s}function Td(n){let e=[];for(let t=0;t<n.length;++t)e.push(n.charCodeAt(t)&255);return e}function Nd(n,e){let t,r,o,s=[];for(let i=0;i<n.length&&!((e-=2)<0);++i)t=n.charCodeAt(i),r=t>>8,o=t%256,s.push(o),s.push(r);return s}function ji(n){return yi(Ld(n))}function Cn(n,e,t,r){let o;for(o=0;o<r&&!(o+t>=e.length||o>=n.length);++o)e[o+t]=n[o];return o}var Md=function(){let n="0123456789abcdef",e=new Array(256);for(let t=0;t<16;++t){let r=t*16;for(let o=0;o<16;++o)e[r+o]=n[t]+n[o]}return e}();var Oi=[];Object.defineProperty(globalThis,"consentinel",{value:Oi});function He(n){return Oi.push(n),n}var le={exceptions:"propagate"},Pi=65542;function jd(){let n=Process.findModuleByName("libjvm.so")??Process.findModuleByName("libjvm.dylib");if(n===null)return;let e=Process.pointerSize,t=Memory.alloc(e),r=Memory.alloc(4);if(new NativeFunction(n.getExportByName("JNI_GetCreatedJavaVMs"),"int",["pointer","int","pointer"],le)(t,1,r),r.readInt()===0)return;let s=t.readPointer(),i=s.readPointer(),a=Memory.alloc(e);if(new NativeFunction(i.add(6*e).readPointer(),"int",["pointer","pointer","int"],le)(s,a,Pi)===0)return;let c=Memory.alloc(3*e),d=Memory.allocUtf8String("consentinel-agent");if(c.writeInt(Pi),c.add(e).writePointer(d),c.add(2*e).writePointer(NULL),new NativeFunction(i.add(7*e).readPointer(),"int",["pointer","pointer","pointer"],le)(s,a,c)!==0)return;let p=new NativeFunction(i.add(5*e).readPointer(),"int",["pointer"],le);Script.bindWeak(He({}),()=>{Script.nextTick(()=>Script.nextTick(()=>Script.nextTick(()=>void p(s))))})}jd();var Zn={};rd(Zn,{ArtMethod:()=>Dn,ArtStackVisitor:()=>Eo,DVM_JNI_ENV_OFFSET_SELF:()=>ra,HandleVector:()=>ln,VariableSizedHandleScope:()=>cn,backtrace:()=>Po,deoptimizeBootImage:()=>Bo,deoptimizeEverything:()=>Do,deoptimizeMethod:()=>Uo,ensureClassInitialized:()=>rp,getAndroidApiLevel:()=>ce,getAndroidVersion:()=>dn,getApi:()=>W,getArtApexVersion:()=>Co,getArtClassSpec:()=>To,getArtFieldSpec:()=>Jn,getArtMethodSpec:()=>Le,getArtThreadFromEnv:()=>Gn,getArtThreadSpec:()=>Pt,makeArtClassLoaderVisitor:()=>Oo,makeArtClassVisitor:()=>jo,makeMethodMangler:()=>Kp,makeObjectVisitorPredicate:()=>zo,revertGlobalPatches:()=>Ro,translateMethod:()=>Xp,withAllArtThreadsSuspended:()=>Mo,withRunnableArtThread:()=>Pe});var{pageSize:Vr,pointerSize:Od}=Process,zr=class{constructor(e){this.sliceSize=e,this.slicesPerPage=Vr/e,this.pages=[],this.free=[]}allocateSlice(e,t){let r=e.near===void 0,o=t===1;if(r&&o){let s=this.free.pop();if(s!==void 0)return s}else if(t<Vr){let{free:s}=this,i=s.length,a=o?null:ptr(t-1);for(let l=0;l!==i;l++){let c=s[l],d=r||this._isSliceNear(c,e),u=o||c.and(a).isNull();if(d&&u)return s.splice(l,1)[0]}}return this._allocatePage(e)}_allocatePage(e){let t=Memory.alloc(Vr,e),{sliceSize:r,slicesPerPage:o}=this;for(let s=1;s!==o;s++){let i=t.add(s*r);this.free.push(i)}return this.pages.push(t),t}_isSliceNear(e,t){let r=e.add(this.sliceSize),{near:o,maxDistance:s}=t,i=Ri(o.sub(e)),a=Ri(o.sub(r));return i.compare(s)<=0&&a.compare(s)<=0}freeSlice(e){this.free.push(e)}};function Ri(n){let e=Od===4?31:63,t=ptr(1).shl(e).not();return n.and(t)}function $r(n){return new zr(n)}function we(n,e){if(e!==0)throw new Error(n+" failed: "+e)}var Ln={v1_0:805371904,v1_2:805372416},Tn={canTagObjects:1},{pointerSize:Pd}=Process,Rd={exceptions:"propagate"};function Ke(n,e){this.handle=n,this.vm=e,this.vtable=n.readPointer()}Ke.prototype.deallocate=tn(47,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});Ke.prototype.getLoadedClasses=tn(78,"int32",["pointer","pointer","pointer"],function(n,e,t){let r=n(this.handle,e,t);we("EnvJvmti::getLoadedClasses",r)});Ke.prototype.iterateOverInstancesOfClass=tn(112,"int32",["pointer","pointer","int","pointer","pointer"],function(n,e,t,r,o){let s=n(this.handle,e,t,r,o);we("EnvJvmti::iterateOverInstancesOfClass",s)});Ke.prototype.getObjectsWithTags=tn(114,"int32",["pointer","int","pointer","pointer","pointer","pointer"],function(n,e,t,r,o,s){let i=n(this.handle,e,t,r,o,s);we("EnvJvmti::getObjectsWithTags",i)});Ke.prototype.addCapabilities=tn(142,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});function tn(n,e,t,r){let o=null;return function(){o===null&&(o=new NativeFunction(this.vtable.add((n-1)*Pd).readPointer(),e,t,Rd));let s=[o];return s=s.concat.apply(s,arguments),r.apply(this,s)}}function Xe(n,e,{limit:t}){let r=n,o=null;for(let s=0;s!==t;s++){let i=Instruction.parse(r),a=e(i,o);if(a!==null)return a;r=i.next,o=i}return null}function be(n){let e=null,t=!1;return function(...r){return t||(e=n(...r),t=!0),e}}function b(n,e){this.handle=n,this.vm=e}var Nn=Process.pointerSize,at=2,Fd=28,Ud=34,Dd=37,Bd=40,Vd=43,zd=46,$d=49,Hd=52,Jd=55,Gd=58,Zd=61,qd=64,Wd=67,Kd=70,Xd=73,Qd=76,Yd=79,eu=82,tu=85,nu=88,ru=91,ou=114,su=117,iu=120,au=123,lu=126,cu=129,du=132,uu=135,fu=138,pu=141,hu=95,mu=96,_u=97,gu=98,yu=99,bu=100,Eu=101,Su=102,wu=103,vu=104,ku=105,Iu=106,xu=107,Au=108,Cu=109,Lu=110,Tu=111,Nu=112,Mu=145,ju=146,Ou=147,Pu=148,Ru=149,Fu=150,Uu=151,Du=152,Bu=153,Vu=154,zu=155,$u=156,Hu=157,Ju=158,Gu=159,Zu=160,qu=161,Wu=162,Ku={pointer:Ud,uint8:Dd,int8:Bd,uint16:Vd,int16:zd,int32:$d,int64:Hd,float:Jd,double:Gd,void:Zd},Xu={pointer:qd,uint8:Wd,int8:Kd,uint16:Xd,int16:Qd,int32:Yd,int64:eu,float:tu,double:nu,void:ru},Qu={pointer:ou,uint8:su,int8:iu,uint16:au,int16:lu,int32:cu,int64:du,float:uu,double:fu,void:pu},Yu={pointer:hu,uint8:mu,int8:_u,uint16:gu,int16:yu,int32:bu,int64:Eu,float:Su,double:wu},ef={pointer:vu,uint8:ku,int8:Iu,uint16:xu,int16:Au,int32:Cu,int64:Lu,float:Tu,double:Nu},tf={pointer:Mu,uint8:ju,int8:Ou,uint16:Pu,int16:Ru,int32:Fu,int64:Uu,float:Du,double:Bu},nf={pointer:Vu,uint8:zu,int8:$u,uint16:Hu,int16:Ju,int32:Gu,int64:Zu,float:qu,double:Wu},Ui={exceptions:"propagate"},Hr=null,to=[];b.dispose=function(n){to.forEach(n.deleteGlobalRef,n),to=[]};function yt(n){return to.push(n),n}function Mn(n){return Hr===null&&(Hr=n.handle.readPointer()),Hr}function L(n,e,t,r){let o=null;return function(){o===null&&(o=new NativeFunction(Mn(this).add(n*Nn).readPointer(),e,t,Ui));let s=[o];return s=s.concat.apply(s,arguments),r.apply(this,s)}}b.prototype.getVersion=L(4,"int32",["pointer"],function(n){return n(this.handle)});b.prototype.findClass=L(6,"pointer",["pointer","pointer"],function(n,e){let t=n(this.handle,Memory.allocUtf8String(e));return this.throwIfExceptionPending(),t});b.prototype.throwIfExceptionPending=function(){let n=this.exceptionOccurred();if(n.isNull())return;this.exceptionClear();let e=this.newGlobalRef(n);this.deleteLocalRef(n);let t=this.vaMethod("pointer",[])(this.handle,e,this.javaLangObject().toString),r=this.stringFromJni(t);this.deleteLocalRef(t);let o=new Error(r);throw o.$h=e,Script.bindWeak(o,rf(this.vm,e)),o};function rf(n,e){return function(){n.perform(t=>{t.deleteGlobalRef(e)})}}b.prototype.fromReflectedMethod=L(7,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.fromReflectedField=L(8,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.toReflectedMethod=L(9,"pointer",["pointer","pointer","pointer","uint8"],function(n,e,t,r){return n(this.handle,e,t,r)});b.prototype.getSuperclass=L(10,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.isAssignableFrom=L(11,"uint8",["pointer","pointer","pointer"],function(n,e,t){return!!n(this.handle,e,t)});b.prototype.toReflectedField=L(12,"pointer",["pointer","pointer","pointer","uint8"],function(n,e,t,r){return n(this.handle,e,t,r)});b.prototype.throw=L(13,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.exceptionOccurred=L(15,"pointer",["pointer"],function(n){return n(this.handle)});b.prototype.exceptionDescribe=L(16,"void",["pointer"],function(n){n(this.handle)});b.prototype.exceptionClear=L(17,"void",["pointer"],function(n){n(this.handle)});b.prototype.pushLocalFrame=L(19,"int32",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.popLocalFrame=L(20,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.newGlobalRef=L(21,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.deleteGlobalRef=L(22,"void",["pointer","pointer"],function(n,e){n(this.handle,e)});b.prototype.deleteLocalRef=L(23,"void",["pointer","pointer"],function(n,e){n(this.handle,e)});b.prototype.isSameObject=L(24,"uint8",["pointer","pointer","pointer"],function(n,e,t){return!!n(this.handle,e,t)});b.prototype.newLocalRef=L(25,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.allocObject=L(27,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.getObjectClass=L(31,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.isInstanceOf=L(32,"uint8",["pointer","pointer","pointer"],function(n,e,t){return!!n(this.handle,e,t)});b.prototype.getMethodId=L(33,"pointer",["pointer","pointer","pointer","pointer"],function(n,e,t,r){return n(this.handle,e,Memory.allocUtf8String(t),Memory.allocUtf8String(r))});b.prototype.getFieldId=L(94,"pointer",["pointer","pointer","pointer","pointer"],function(n,e,t,r){return n(this.handle,e,Memory.allocUtf8String(t),Memory.allocUtf8String(r))});b.prototype.getIntField=L(100,"int32",["pointer","pointer","pointer"],function(n,e,t){return n(this.handle,e,t)});b.prototype.getStaticMethodId=L(113,"pointer",["pointer","pointer","pointer","pointer"],function(n,e,t,r){return n(this.handle,e,Memory.allocUtf8String(t),Memory.allocUtf8String(r))});b.prototype.getStaticFieldId=L(144,"pointer",["pointer","pointer","pointer","pointer"],function(n,e,t,r){return n(this.handle,e,Memory.allocUtf8String(t),Memory.allocUtf8String(r))});b.prototype.getStaticIntField=L(150,"int32",["pointer","pointer","pointer"],function(n,e,t){return n(this.handle,e,t)});b.prototype.getStringLength=L(164,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.getStringChars=L(165,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.releaseStringChars=L(166,"void",["pointer","pointer","pointer"],function(n,e,t){n(this.handle,e,t)});b.prototype.newStringUtf=L(167,"pointer",["pointer","pointer"],function(n,e){let t=Memory.allocUtf8String(e);return n(this.handle,t)});b.prototype.getStringUtfChars=L(169,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.releaseStringUtfChars=L(170,"void",["pointer","pointer","pointer"],function(n,e,t){n(this.handle,e,t)});b.prototype.getArrayLength=L(171,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.newObjectArray=L(172,"pointer",["pointer","int32","pointer","pointer"],function(n,e,t,r){return n(this.handle,e,t,r)});b.prototype.getObjectArrayElement=L(173,"pointer",["pointer","pointer","int32"],function(n,e,t){return n(this.handle,e,t)});b.prototype.setObjectArrayElement=L(174,"void",["pointer","pointer","int32","pointer"],function(n,e,t,r){n(this.handle,e,t,r)});b.prototype.newBooleanArray=L(175,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newByteArray=L(176,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newCharArray=L(177,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newShortArray=L(178,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newIntArray=L(179,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newLongArray=L(180,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newFloatArray=L(181,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newDoubleArray=L(182,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.getBooleanArrayElements=L(183,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getByteArrayElements=L(184,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getCharArrayElements=L(185,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getShortArrayElements=L(186,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getIntArrayElements=L(187,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getLongArrayElements=L(188,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getFloatArrayElements=L(189,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getDoubleArrayElements=L(190,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.releaseBooleanArrayElements=L(191,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,at)});b.prototype.releaseByteArrayElements=L(192,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,at)});b.prototype.releaseCharArrayElements=L(193,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,at)});b.prototype.releaseShortArrayElements=L(194,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,at)});b.prototype.releaseIntArrayElements=L(195,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,at)});b.prototype.releaseLongArrayElements=L(196,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,at)});b.prototype.releaseFloatArrayElements=L(197,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,at)});b.prototype.releaseDoubleArrayElements=L(198,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,at)});b.prototype.getByteArrayRegion=L(200,"void",["pointer","pointer","int","int","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setBooleanArrayRegion=L(207,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setByteArrayRegion=L(208,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setCharArrayRegion=L(209,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setShortArrayRegion=L(210,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setIntArrayRegion=L(211,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setLongArrayRegion=L(212,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setFloatArrayRegion=L(213,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setDoubleArrayRegion=L(214,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.registerNatives=L(215,"int32",["pointer","pointer","pointer","int32"],function(n,e,t,r){return n(this.handle,e,t,r)});b.prototype.monitorEnter=L(217,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.monitorExit=L(218,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.getDirectBufferAddress=L(230,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.getObjectRefType=L(232,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});var Fi=new Map;function jn(n,e,t,r){return ro(this,"p",sf,n,e,t,r)}function no(n,e,t,r){return ro(this,"v",af,n,e,t,r)}function of(n,e,t,r){return ro(this,"n",lf,n,e,t,r)}function ro(n,e,t,r,o,s,i){if(i!==void 0)return t(n,r,o,s,i);let a=[r,e,o].concat(s).join("|"),l=Fi.get(a);return l===void 0&&(l=t(n,r,o,s,Ui),Fi.set(a,l)),l}function sf(n,e,t,r,o){return new NativeFunction(Mn(n).add(e*Nn).readPointer(),t,["pointer","pointer","pointer"].concat(r),o)}function af(n,e,t,r,o){return new NativeFunction(Mn(n).add(e*Nn).readPointer(),t,["pointer","pointer","pointer","..."].concat(r),o)}function lf(n,e,t,r,o){return new NativeFunction(Mn(n).add(e*Nn).readPointer(),t,["pointer","pointer","pointer","pointer","..."].concat(r),o)}b.prototype.constructor=function(n,e){return no.call(this,Fd,"pointer",n,e)};b.prototype.vaMethod=function(n,e,t){let r=Ku[n];if(r===void 0)throw new Error("Unsupported type: "+n);return no.call(this,r,n,e,t)};b.prototype.nonvirtualVaMethod=function(n,e,t){let r=Xu[n];if(r===void 0)throw new Error("Unsupported type: "+n);return of.call(this,r,n,e,t)};b.prototype.staticVaMethod=function(n,e,t){let r=Qu[n];if(r===void 0)throw new Error("Unsupported type: "+n);return no.call(this,r,n,e,t)};b.prototype.getField=function(n){let e=Yu[n];if(e===void 0)throw new Error("Unsupported type: "+n);return jn.call(this,e,n,[])};b.prototype.getStaticField=function(n){let e=tf[n];if(e===void 0)throw new Error("Unsupported type: "+n);return jn.call(this,e,n,[])};b.prototype.setField=function(n){let e=ef[n];if(e===void 0)throw new Error("Unsupported type: "+n);return jn.call(this,e,"void",[n])};b.prototype.setStaticField=function(n){let e=nf[n];if(e===void 0)throw new Error("Unsupported type: "+n);return jn.call(this,e,"void",[n])};var Jr=null;b.prototype.javaLangClass=function(){if(Jr===null){let n=this.findClass("java/lang/Class");try{let e=this.getMethodId.bind(this,n);Jr={handle:yt(this.newGlobalRef(n)),getName:e("getName","()Ljava/lang/String;"),getSimpleName:e("getSimpleName","()Ljava/lang/String;"),getGenericSuperclass:e("getGenericSuperclass","()Ljava/lang/reflect/Type;"),getDeclaredConstructors:e("getDeclaredConstructors","()[Ljava/lang/reflect/Constructor;"),getDeclaredMethods:e("getDeclaredMethods","()[Ljava/lang/reflect/Method;"),getDeclaredFields:e("getDeclaredFields","()[Ljava/lang/reflect/Field;"),isArray:e("isArray","()Z"),isPrimitive:e("isPrimitive","()Z"),isInterface:e("isInterface","()Z"),getComponentType:e("getComponentType","()Ljava/lang/Class;")}}finally{this.deleteLocalRef(n)}}return Jr};var Gr=null;b.prototype.javaLangObject=function(){if(Gr===null){let n=this.findClass("java/lang/Object");try{let e=this.getMethodId.bind(this,n);Gr={handle:yt(this.newGlobalRef(n)),toString:e("toString","()Ljava/lang/String;"),getClass:e("getClass","()Ljava/lang/Class;")}}finally{this.deleteLocalRef(n)}}return Gr};var Zr=null;b.prototype.javaLangReflectConstructor=function(){if(Zr===null){let n=this.findClass("java/lang/reflect/Constructor");try{Zr={getGenericParameterTypes:this.getMethodId(n,"getGenericParameterTypes","()[Ljava/lang/reflect/Type;")}}finally{this.deleteLocalRef(n)}}return Zr};var qr=null;b.prototype.javaLangReflectMethod=function(){if(qr===null){let n=this.findClass("java/lang/reflect/Method");try{let e=this.getMethodId.bind(this,n);qr={getName:e("getName","()Ljava/lang/String;"),getGenericParameterTypes:e("getGenericParameterTypes","()[Ljava/lang/reflect/Type;"),getParameterTypes:e("getParameterTypes","()[Ljava/lang/Class;"),getGenericReturnType:e("getGenericReturnType","()Ljava/lang/reflect/Type;"),getGenericExceptionTypes:e("getGenericExceptionTypes","()[Ljava/lang/reflect/Type;"),getModifiers:e("getModifiers","()I"),isVarArgs:e("isVarArgs","()Z")}}finally{this.deleteLocalRef(n)}}return qr};var Wr=null;b.prototype.javaLangReflectField=function(){if(Wr===null){let n=this.findClass("java/lang/reflect/Field");try{let e=this.getMethodId.bind(this,n);Wr={getName:e("getName","()Ljava/lang/String;"),getType:e("getType","()Ljava/lang/Class;"),getGenericType:e("getGenericType","()Ljava/lang/reflect/Type;"),getModifiers:e("getModifiers","()I"),toString:e("toString","()Ljava/lang/String;")}}finally{this.deleteLocalRef(n)}}return Wr};var Kr=null;b.prototype.javaLangReflectTypeVariable=function(){if(Kr===null){let n=this.findClass("java/lang/reflect/TypeVariable");try{let e=this.getMethodId.bind(this,n);Kr={handle:yt(this.newGlobalRef(n)),getName:e("getName","()Ljava/lang/String;"),getBounds:e("getBounds","()[Ljava/lang/reflect/Type;"),getGenericDeclaration:e("getGenericDeclaration","()Ljava/lang/reflect/GenericDeclaration;")}}finally{this.deleteLocalRef(n)}}return Kr};var Xr=null;b.prototype.javaLangReflectWildcardType=function(){if(Xr===null){let n=this.findClass("java/lang/reflect/WildcardType");try{let e=this.getMethodId.bind(this,n);Xr={handle:yt(this.newGlobalRef(n)),getLowerBounds:e("getLowerBounds","()[Ljava/lang/reflect/Type;"),getUpperBounds:e("getUpperBounds","()[Ljava/lang/reflect/Type;")}}finally{this.deleteLocalRef(n)}}return Xr};var Qr=null;b.prototype.javaLangReflectGenericArrayType=function(){if(Qr===null){let n=this.findClass("java/lang/reflect/GenericArrayType");try{Qr={handle:yt(this.newGlobalRef(n)),getGenericComponentType:this.getMethodId(n,"getGenericComponentType","()Ljava/lang/reflect/Type;")}}finally{this.deleteLocalRef(n)}}return Qr};var Yr=null;b.prototype.javaLangReflectParameterizedType=function(){if(Yr===null){let n=this.findClass("java/lang/reflect/ParameterizedType");try{let e=this.getMethodId.bind(this,n);Yr={handle:yt(this.newGlobalRef(n)),getActualTypeArguments:e("getActualTypeArguments","()[Ljava/lang/reflect/Type;"),getRawType:e("getRawType","()Ljava/lang/reflect/Type;"),getOwnerType:e("getOwnerType","()Ljava/lang/reflect/Type;")}}finally{this.deleteLocalRef(n)}}return Yr};var eo=null;b.prototype.javaLangString=function(){if(eo===null){let n=this.findClass("java/lang/String");try{eo={handle:yt(this.newGlobalRef(n))}}finally{this.deleteLocalRef(n)}}return eo};b.prototype.getClassName=function(n){let e=this.vaMethod("pointer",[])(this.handle,n,this.javaLangClass().getName);try{return this.stringFromJni(e)}finally{this.deleteLocalRef(e)}};b.prototype.getObjectClassName=function(n){let e=this.getObjectClass(n);try{return this.getClassName(e)}finally{this.deleteLocalRef(e)}};b.prototype.getActualTypeArgument=function(n){let e=this.vaMethod("pointer",[])(this.handle,n,this.javaLangReflectParameterizedType().getActualTypeArguments);if(this.throwIfExceptionPending(),!e.isNull())try{return this.getTypeNameFromFirstTypeElement(e)}finally{this.deleteLocalRef(e)}};b.prototype.getTypeNameFromFirstTypeElement=function(n){if(this.getArrayLength(n)>0){let t=this.getObjectArrayElement(n,0);try{return this.getTypeName(t)}finally{this.deleteLocalRef(t)}}else return"java.lang.Object"};b.prototype.getTypeName=function(n,e){let t=this.vaMethod("pointer",[]);if(this.isInstanceOf(n,this.javaLangClass().handle))return this.getClassName(n);if(this.isInstanceOf(n,this.javaLangReflectGenericArrayType().handle))return this.getArrayTypeName(n);if(this.isInstanceOf(n,this.javaLangReflectParameterizedType().handle)){let r=t(this.handle,n,this.javaLangReflectParameterizedType().getRawType);this.throwIfExceptionPending();let o;try{o=this.getTypeName(r)}finally{this.deleteLocalRef(r)}return e&&(o+="<"+this.getActualTypeArgument(n)+">"),o}else return this.isInstanceOf(n,this.javaLangReflectTypeVariable().handle)||this.isInstanceOf(n,this.javaLangReflectWildcardType().handle),"java.lang.Object"};b.prototype.getArrayTypeName=function(n){let e=this.vaMethod("pointer",[]);if(this.isInstanceOf(n,this.javaLangClass().handle))return this.getClassName(n);if(this.isInstanceOf(n,this.javaLangReflectGenericArrayType().handle)){let t=e(this.handle,n,this.javaLangReflectGenericArrayType().getGenericComponentType);this.throwIfExceptionPending();try{return"[L"+this.getTypeName(t)+";"}finally{this.deleteLocalRef(t)}}else return"[Ljava.lang.Object;"};b.prototype.stringFromJni=function(n){let e=this.getStringChars(n);if(e.isNull())throw new Error("Unable to access string");try{let t=this.getStringLength(n);return e.readUtf16String(t)}finally{this.releaseStringChars(n,e)}};var Di=65542,jt=Process.pointerSize,oo=Process.getCurrentThreadId(),bt=new Map,nn=new Map;function Je(n){let e=n.vm,t=null,r=null,o=null;function s(){let a=e.readPointer(),l={exceptions:"propagate"};t=new NativeFunction(a.add(4*jt).readPointer(),"int32",["pointer","pointer","pointer"],l),r=new NativeFunction(a.add(5*jt).readPointer(),"int32",["pointer"],l),o=new NativeFunction(a.add(6*jt).readPointer(),"int32",["pointer","pointer","int32"],l)}this.handle=e,this.perform=function(a){let l=Process.getCurrentThreadId(),c=i(l);if(c!==null)return a(c);let d=this._tryGetEnv(),u=d!==null;u||(d=this.attachCurrentThread(),bt.set(l,!0)),this.link(l,d);try{return a(d)}finally{let p=l===oo;if(p||this.unlink(l),!u&&!p){let f=bt.get(l);bt.delete(l),f&&this.detachCurrentThread()}}},this.attachCurrentThread=function(){let a=Memory.alloc(jt);return we("VM::AttachCurrentThread",t(e,a,NULL)),new b(a.readPointer(),this)},this.detachCurrentThread=function(){we("VM::DetachCurrentThread",r(e))},this.preventDetachDueToClassLoader=function(){let a=Process.getCurrentThreadId();bt.has(a)&&bt.set(a,!1)},this.getEnv=function(){let a=i(Process.getCurrentThreadId());if(a!==null)return a;let l=Memory.alloc(jt),c=o(e,l,Di);if(c===-2)throw new Error("Current thread is not attached to the Java VM; please move this code inside a Java.perform() callback");return we("VM::GetEnv",c),new b(l.readPointer(),this)},this.tryGetEnv=function(){let a=i(Process.getCurrentThreadId());return a!==null?a:this._tryGetEnv()},this._tryGetEnv=function(){let a=this.tryGetEnvHandle(Di);return a===null?null:new b(a,this)},this.tryGetEnvHandle=function(a){let l=Memory.alloc(jt);return o(e,l,a)!==0?null:l.readPointer()},this.makeHandleDestructor=function(a){return()=>{this.perform(l=>{l.deleteGlobalRef(a)})}},this.link=function(a,l){let c=nn.get(a);c===void 0?nn.set(a,[l,1]):c[1]++},this.unlink=function(a){let l=nn.get(a);l[1]===1?nn.delete(a):l[1]--};function i(a){let l=nn.get(a);return l===void 0?null:l[0]}s.call(this)}Je.dispose=function(n){bt.get(oo)===!0&&(bt.delete(oo),n.detachCurrentThread())};var cf=4,S=Process.pointerSize,{readU32:df,readPointer:uf,writeU32:ff,writePointer:pf}=NativePointer.prototype,hf=1,mf=8,_f=16,Fn=256,gf=524288,yf=2097152,na=1073741824,bf=524288,Ef=134217728,Bi=1048576,Sf=2097152,wf=268435456,vf=268435456,kf=0,_o=3,go=5,Ao=ptr(1).not(),If=2147467263,xf=4294963200,Hn=17*S,Af=18*S,ra=12,Cf=112,Lf=116,Tf=0,io=56,Vi=4,Nf=8,Mf=10,jf=12,Of=14,Pf=28,Rf=36,Ff=0,Uf=1,Df=2,Bf=3,Vf=4,zf=5,$f=6,Hf=7,zi=2147483648,Jf=28,an=3*S,Gf=3*S,Zf=1,qf=1,oa=be(sp),Wf=be(yp),Le=be(Ep),Pt=be(Sp),Kf=be(wp),Xf=be(Np),dn=be(xp),sa=be(Ap),ce=be(Cp),Co=be(Lp),Qf=be(Pp),Yf=Process.arch==="ia32"?Sh:Eh,ne={exceptions:"propagate"},rn={},ao=null,lo=null,ia=null,pe=null,Lo=[],Un=new Map,aa=[],co=null,$i=0,Hi=!1,Ji=!1,on=null,ep=[],uo=null,On=null;function W(){return ao===null&&(ao=tp()),ao}function tp(){let n=Process.enumerateModules().filter(f=>/^lib(art|dvm).so$/.test(f.name)).filter(f=>!/\/system\/fake-libs/.test(f.path));if(n.length===0)return null;let e=n[0],t=e.name.indexOf("art")!==-1?"art":"dalvik",r=t==="art",o={module:e,find(f){let{module:_}=this,h=_.findExportByName(f);return h===null&&(h=_.findSymbolByName(f)),h},flavor:t,addLocalReference:null};o.isApiLevel34OrApexEquivalent=r&&(o.find("_ZN3art7AppInfo29GetPrimaryApkReferenceProfileEv")!==null||o.find("_ZN3art6Thread15RunFlipFunctionEPS0_")!==null);let s=r?{functions:{JNI_GetCreatedJavaVMs:["JNI_GetCreatedJavaVMs","int",["pointer","int","pointer"]],artInterpreterToCompiledCodeBridge:function(f){this.artInterpreterToCompiledCodeBridge=f},_ZN3art9JavaVMExt12AddGlobalRefEPNS_6ThreadENS_6ObjPtrINS_6mirror6ObjectEEE:["art::JavaVMExt::AddGlobalRef","pointer",["pointer","pointer","pointer"]],_ZN3art9JavaVMExt12AddGlobalRefEPNS_6ThreadEPNS_6mirror6ObjectE:["art::JavaVMExt::AddGlobalRef","pointer",["pointer","pointer","pointer"]],_ZN3art17ReaderWriterMutex13ExclusiveLockEPNS_6ThreadE:["art::ReaderWriterMutex::ExclusiveLock","void",["pointer","pointer"]],_ZN3art17ReaderWriterMutex15ExclusiveUnlockEPNS_6ThreadE:["art::ReaderWriterMutex::ExclusiveUnlock","void",["pointer","pointer"]],_ZN3art22IndirectReferenceTable3AddEjPNS_6mirror6ObjectE:function(f){this["art::IndirectReferenceTable::Add"]=new NativeFunction(f,"pointer",["pointer","uint","pointer"],ne)},_ZN3art22IndirectReferenceTable3AddENS_15IRTSegmentStateENS_6ObjPtrINS_6mirror6ObjectEEE:function(f){this["art::IndirectReferenceTable::Add"]=new NativeFunction(f,"pointer",["pointer","uint","pointer"],ne)},_ZN3art9JavaVMExt12DecodeGlobalEPv:function(f){let _;ce()>=26?_=Yf(f,["pointer","pointer"]):_=new NativeFunction(f,"pointer",["pointer","pointer"],ne),this["art::JavaVMExt::DecodeGlobal"]=function(h,g,y){return _(h,y)}},_ZN3art9JavaVMExt12DecodeGlobalEPNS_6ThreadEPv:["art::JavaVMExt::DecodeGlobal","pointer",["pointer","pointer","pointer"]],_ZNK3art6Thread19DecodeGlobalJObjectEP8_jobject:["art::Thread::DecodeJObject","pointer",["pointer","pointer"]],_ZNK3art6Thread13DecodeJObjectEP8_jobject:["art::Thread::DecodeJObject","pointer",["pointer","pointer"]],_ZN3art10ThreadList10SuspendAllEPKcb:["art::ThreadList::SuspendAll","void",["pointer","pointer","bool"]],_ZN3art10ThreadList10SuspendAllEv:function(f){let _=new NativeFunction(f,"void",["pointer"],ne);this["art::ThreadList::SuspendAll"]=function(h,g,y){return _(h)}},_ZN3art10ThreadList9ResumeAllEv:["art::ThreadList::ResumeAll","void",["pointer"]],_ZN3art11ClassLinker12VisitClassesEPNS_12ClassVisitorE:["art::ClassLinker::VisitClasses","void",["pointer","pointer"]],_ZN3art11ClassLinker12VisitClassesEPFbPNS_6mirror5ClassEPvES4_:function(f){let _=new NativeFunction(f,"void",["pointer","pointer","pointer"],ne);this["art::ClassLinker::VisitClasses"]=function(h,g){_(h,g,NULL)}},_ZNK3art11ClassLinker17VisitClassLoadersEPNS_18ClassLoaderVisitorE:["art::ClassLinker::VisitClassLoaders","void",["pointer","pointer"]],_ZN3art2gc4Heap12VisitObjectsEPFvPNS_6mirror6ObjectEPvES5_:["art::gc::Heap::VisitObjects","void",["pointer","pointer","pointer"]],_ZN3art2gc4Heap12GetInstancesERNS_24VariableSizedHandleScopeENS_6HandleINS_6mirror5ClassEEEiRNSt3__16vectorINS4_INS5_6ObjectEEENS8_9allocatorISB_EEEE:["art::gc::Heap::GetInstances","void",["pointer","pointer","pointer","int","pointer"]],_ZN3art2gc4Heap12GetInstancesERNS_24VariableSizedHandleScopeENS_6HandleINS_6mirror5ClassEEEbiRNSt3__16vectorINS4_INS5_6ObjectEEENS8_9allocatorISB_EEEE:function(f){let _=new NativeFunction(f,"void",["pointer","pointer","pointer","bool","int","pointer"],ne);this["art::gc::Heap::GetInstances"]=function(h,g,y,E,I){_(h,g,y,0,E,I)}},_ZN3art12StackVisitorC2EPNS_6ThreadEPNS_7ContextENS0_13StackWalkKindEjb:["art::StackVisitor::StackVisitor","void",["pointer","pointer","pointer","uint","uint","bool"]],_ZN3art12StackVisitorC2EPNS_6ThreadEPNS_7ContextENS0_13StackWalkKindEmb:["art::StackVisitor::StackVisitor","void",["pointer","pointer","pointer","uint","size_t","bool"]],_ZN3art12StackVisitor9WalkStackILNS0_16CountTransitionsE0EEEvb:["art::StackVisitor::WalkStack","void",["pointer","bool"]],_ZNK3art12StackVisitor9GetMethodEv:["art::StackVisitor::GetMethod","pointer",["pointer"]],_ZNK3art12StackVisitor16DescribeLocationEv:function(f){this["art::StackVisitor::DescribeLocation"]=Rn(f,["pointer"])},_ZNK3art12StackVisitor24GetCurrentQuickFrameInfoEv:function(f){this["art::StackVisitor::GetCurrentQuickFrameInfo"]=Op(f)},_ZN3art7Context6CreateEv:["art::Context::Create","pointer",[]],_ZN3art6Thread18GetLongJumpContextEv:["art::Thread::GetLongJumpContext","pointer",["pointer"]],_ZN3art6mirror5Class13GetDescriptorEPNSt3__112basic_stringIcNS2_11char_traitsIcEENS2_9allocatorIcEEEE:function(f){this["art::mirror::Class::GetDescriptor"]=f},_ZN3art6mirror5Class11GetLocationEv:function(f){this["art::mirror::Class::GetLocation"]=Rn(f,["pointer"])},_ZN3art9ArtMethod12PrettyMethodEb:function(f){this["art::ArtMethod::PrettyMethod"]=Rn(f,["pointer","bool"])},_ZN3art12PrettyMethodEPNS_9ArtMethodEb:function(f){this["art::ArtMethod::PrettyMethodNullSafe"]=Rn(f,["pointer","bool"])},_ZN3art6Thread14CurrentFromGdbEv:["art::Thread::CurrentFromGdb","pointer",[]],_ZN3art6mirror6Object5CloneEPNS_6ThreadE:function(f){this["art::mirror::Object::Clone"]=new NativeFunction(f,"pointer",["pointer","pointer"],ne)},_ZN3art6mirror6Object5CloneEPNS_6ThreadEm:function(f){let _=new NativeFunction(f,"pointer",["pointer","pointer","pointer"],ne);this["art::mirror::Object::Clone"]=function(h,g){let y=NULL;return _(h,g,y)}},_ZN3art6mirror6Object5CloneEPNS_6ThreadEj:function(f){let _=new NativeFunction(f,"pointer",["pointer","pointer","uint"],ne);this["art::mirror::Object::Clone"]=function(h,g){return _(h,g,0)}},_ZN3art3Dbg14SetJdwpAllowedEb:["art::Dbg::SetJdwpAllowed","void",["bool"]],_ZN3art3Dbg13ConfigureJdwpERKNS_4JDWP11JdwpOptionsE:["art::Dbg::ConfigureJdwp","void",["pointer"]],_ZN3art31InternalDebuggerControlCallback13StartDebuggerEv:["art::InternalDebuggerControlCallback::StartDebugger","void",["pointer"]],_ZN3art3Dbg9StartJdwpEv:["art::Dbg::StartJdwp","void",[]],_ZN3art3Dbg8GoActiveEv:["art::Dbg::GoActive","void",[]],_ZN3art3Dbg21RequestDeoptimizationERKNS_21DeoptimizationRequestE:["art::Dbg::RequestDeoptimization","void",["pointer"]],_ZN3art3Dbg20ManageDeoptimizationEv:["art::Dbg::ManageDeoptimization","void",[]],_ZN3art15instrumentation15Instrumentation20EnableDeoptimizationEv:["art::Instrumentation::EnableDeoptimization","void",["pointer"]],_ZN3art15instrumentation15Instrumentation20DeoptimizeEverythingEPKc:["art::Instrumentation::DeoptimizeEverything","void",["pointer","pointer"]],_ZN3art15instrumentation15Instrumentation20DeoptimizeEverythingEv:function(f){let _=new NativeFunction(f,"void",["pointer"],ne);this["art::Instrumentation::DeoptimizeEverything"]=function(h,g){_(h)}},_ZN3art7Runtime19DeoptimizeBootImageEv:["art::Runtime::DeoptimizeBootImage","void",["pointer"]],_ZN3art15instrumentation15Instrumentation10DeoptimizeEPNS_9ArtMethodE:["art::Instrumentation::Deoptimize","void",["pointer","pointer"]],_ZN3art3jni12JniIdManager14DecodeMethodIdEP10_jmethodID:["art::jni::JniIdManager::DecodeMethodId","pointer",["pointer","pointer"]],_ZN3art3jni12JniIdManager13DecodeFieldIdEP9_jfieldID:["art::jni::JniIdManager::DecodeFieldId","pointer",["pointer","pointer"]],_ZN3art11interpreter18GetNterpEntryPointEv:["art::interpreter::GetNterpEntryPoint","pointer",[]],_ZN3art7Monitor17TranslateLocationEPNS_9ArtMethodEjPPKcPi:["art::Monitor::TranslateLocation","void",["pointer","uint32","pointer","pointer"]]},variables:{_ZN3art3Dbg9gRegistryE:function(f){this.isJdwpStarted=()=>!f.readPointer().isNull()},_ZN3art3Dbg15gDebuggerActiveE:function(f){this.isDebuggerActive=()=>!!f.readU8()}},optionals:new Set(["artInterpreterToCompiledCodeBridge","_ZN3art9JavaVMExt12AddGlobalRefEPNS_6ThreadENS_6ObjPtrINS_6mirror6ObjectEEE","_ZN3art9JavaVMExt12AddGlobalRefEPNS_6ThreadEPNS_6mirror6ObjectE","_ZN3art9JavaVMExt12DecodeGlobalEPv","_ZN3art9JavaVMExt12DecodeGlobalEPNS_6ThreadEPv","_ZNK3art6Thread19DecodeGlobalJObjectEP8_jobject","_ZNK3art6Thread13DecodeJObjectEP8_jobject","_ZN3art10ThreadList10SuspendAllEPKcb","_ZN3art10ThreadList10SuspendAllEv","_ZN3art11ClassLinker12VisitClassesEPNS_12ClassVisitorE","_ZN3art11ClassLinker12VisitClassesEPFbPNS_6mirror5ClassEPvES4_","_ZNK3art11ClassLinker17VisitClassLoadersEPNS_18ClassLoaderVisitorE","_ZN3art6mirror6Object5CloneEPNS_6ThreadE","_ZN3art6mirror6Object5CloneEPNS_6ThreadEm","_ZN3art6mirror6Object5CloneEPNS_6ThreadEj","_ZN3art22IndirectReferenceTable3AddEjPNS_6mirror6ObjectE","_ZN3art22IndirectReferenceTable3AddENS_15IRTSegmentStateENS_6ObjPtrINS_6mirror6ObjectEEE","_ZN3art2gc4Heap12VisitObjectsEPFvPNS_6mirror6ObjectEPvES5_","_ZN3art2gc4Heap12GetInstancesERNS_24VariableSizedHandleScopeENS_6HandleINS_6mirror5ClassEEEiRNSt3__16vectorINS4_INS5_6ObjectEEENS8_9allocatorISB_EEEE","_ZN3art2gc4Heap12GetInstancesERNS_24VariableSizedHandleScopeENS_6HandleINS_6mirror5ClassEEEbiRNSt3__16vectorINS4_INS5_6ObjectEEENS8_9allocatorISB_EEEE","_ZN3art12StackVisitorC2EPNS_6ThreadEPNS_7ContextENS0_13StackWalkKindEjb","_ZN3art12StackVisitorC2EPNS_6ThreadEPNS_7ContextENS0_13StackWalkKindEmb","_ZN3art12StackVisitor9WalkStackILNS0_16CountTransitionsE0EEEvb","_ZNK3art12StackVisitor9GetMethodEv","_ZNK3art12StackVisitor16DescribeLocationEv","_ZNK3art12StackVisitor24GetCurrentQuickFrameInfoEv","_ZN3art7Context6CreateEv","_ZN3art6Thread18GetLongJumpContextEv","_ZN3art6mirror5Class13GetDescriptorEPNSt3__112basic_stringIcNS2_11char_traitsIcEENS2_9allocatorIcEEEE","_ZN3art6mirror5Class11GetLocationEv","_ZN3art9ArtMethod12PrettyMethodEb","_ZN3art12PrettyMethodEPNS_9ArtMethodEb","_ZN3art3Dbg13ConfigureJdwpERKNS_4JDWP11JdwpOptionsE","_ZN3art31InternalDebuggerControlCallback13StartDebuggerEv","_ZN3art3Dbg15gDebuggerActiveE","_ZN3art15instrumentation15Instrumentation20EnableDeoptimizationEv","_ZN3art15instrumentation15Instrumentation20DeoptimizeEverythingEPKc","_ZN3art15instrumentation15Instrumentation20DeoptimizeEverythingEv","_ZN3art7Runtime19DeoptimizeBootImageEv","_ZN3art15instrumentation15Instrumentation10DeoptimizeEPNS_9ArtMethodE","_ZN3art3Dbg9StartJdwpEv","_ZN3art3Dbg8GoActiveEv","_ZN3art3Dbg21RequestDeoptimizationERKNS_21DeoptimizationRequestE","_ZN3art3Dbg20ManageDeoptimizationEv","_ZN3art3Dbg9gRegistryE","_ZN3art3jni12JniIdManager14DecodeMethodIdEP10_jmethodID","_ZN3art3jni12JniIdManager13DecodeFieldIdEP9_jfieldID","_ZN3art11interpreter18GetNterpEntryPointEv","_ZN3art7Monitor17TranslateLocationEPNS_9ArtMethodEjPPKcPi"])}:{functions:{_Z20dvmDecodeIndirectRefP6ThreadP8_jobject:["dvmDecodeIndirectRef","pointer",["pointer","pointer"]],_Z15dvmUseJNIBridgeP6MethodPv:["dvmUseJNIBridge","void",["pointer","pointer"]],_Z20dvmHeapSourceGetBasev:["dvmHeapSourceGetBase","pointer",[]],_Z21dvmHeapSourceGetLimitv:["dvmHeapSourceGetLimit","pointer",[]],_Z16dvmIsValidObjectPK6Object:["dvmIsValidObject","uint8",["pointer"]],JNI_GetCreatedJavaVMs:["JNI_GetCreatedJavaVMs","int",["pointer","int","pointer"]]},variables:{gDvmJni:function(f){this.gDvmJni=f},gDvm:function(f){this.gDvm=f}}},{functions:i={},variables:a={},optionals:l=new Set}=s,c=[];for(let[f,_]of Object.entries(i)){let h=o.find(f);h!==null?typeof _=="function"?_.call(o,h):o[_[0]]=new NativeFunction(h,_[1],_[2],ne):l.has(f)||c.push(f)}for(let[f,_]of Object.entries(a)){let h=o.find(f);h!==null?_.call(o,h):l.has(f)||c.push(f)}if(c.length>0)throw new Error("Java API only partially available; please file a bug. Missing: "+c.join(", "));let d=Memory.alloc(S),u=Memory.alloc(cf);if(we("JNI_GetCreatedJavaVMs",o.JNI_GetCreatedJavaVMs(d,1,u)),u.readInt()===0)return null;if(o.vm=d.readPointer(),r){let f=ce(),_;f>=27?_=33554432:f>=24?_=16777216:_=0,o.kAccCompileDontBother=_;let h=o.vm.add(S).readPointer();o.artRuntime=h;let g=oa(o),y=g.offset,E=y.instrumentation;o.artInstrumentation=E!==null?h.add(E):null,Co()>=36e7&&o.artInstrumentation!=null&&(o.artInstrumentation=o.artInstrumentation.readPointer()),o.artHeap=h.add(y.heap).readPointer(),o.artThreadList=h.add(y.threadList).readPointer();let A=h.add(y.classLinker).readPointer(),M=bp(h,g).offset,O=A.add(M.quickResolutionTrampoline).readPointer(),N=A.add(M.quickImtConflictTrampoline).readPointer(),T=A.add(M.quickGenericJniTrampoline).readPointer(),w=A.add(M.quickToInterpreterBridgeTrampoline).readPointer();o.artClassLinker={address:A,quickResolutionTrampoline:O,quickImtConflictTrampoline:N,quickGenericJniTrampoline:T,quickToInterpreterBridgeTrampoline:w};let C=new Je(o);o.artQuickGenericJniTrampoline=fo(T,C),o.artQuickToInterpreterBridge=fo(w,C),o.artQuickResolutionTrampoline=fo(O,C),o["art::JavaVMExt::AddGlobalRef"]===void 0&&(o["art::JavaVMExt::AddGlobalRef"]=hh(o)),o["art::JavaVMExt::DecodeGlobal"]===void 0&&(o["art::JavaVMExt::DecodeGlobal"]=mh(o)),o["art::ArtMethod::PrettyMethod"]===void 0&&(o["art::ArtMethod::PrettyMethod"]=o["art::ArtMethod::PrettyMethodNullSafe"]),o["art::interpreter::GetNterpEntryPoint"]!==void 0?o.artNterpEntryPoint=o["art::interpreter::GetNterpEntryPoint"]():o.artNterpEntryPoint=o.find("ExecuteNterpImpl"),pe=Up(o,C),bh(o);let j=null;Object.defineProperty(o,"jvmti",{get(){return j===null&&(j=[np(C,this.artRuntime)]),j[0]}})}let p=e.enumerateImports().filter(f=>f.name.indexOf("_Z")===0).reduce((f,_)=>(f[_.name]=_.address,f),{});return o.$new=new NativeFunction(p._Znwm||p._Znwj,"pointer",["ulong"],ne),o.$delete=new NativeFunction(p._ZdlPv,"void",["pointer"],ne),ia=r?vo:ko,o}function np(n,e){let t=null;return n.perform(()=>{let r=W().find("_ZN3art7Runtime18EnsurePluginLoadedEPKcPNSt3__112basic_stringIcNS3_11char_traitsIcEENS3_9allocatorIcEEEE");if(r===null)return;let o=new NativeFunction(r,"bool",["pointer","pointer","pointer"]),s=Memory.alloc(S);if(!o(e,Memory.allocUtf8String("libopenjdkjvmti.so"),s))return;let a=Ln.v1_2|1073741824,l=n.tryGetEnvHandle(a);if(l===null)return;t=new Ke(l,n);let c=Memory.alloc(8);c.writeU64(Tn.canTagObjects),t.addCapabilities(c)!==0&&(t=null)}),t}function rp(n,e){W().flavor==="art"&&n.getClassName(e)}function op(n){return{offset:S===4?{globalsLock:32,globals:72}:{globalsLock:64,globals:112}}}function sp(n){let e=n.vm,t=n.artRuntime,r=S===4?200:384,o=r+100*S,s=ce(),i=sa(),{isApiLevel34OrApexEquivalent:a}=n,l=null;for(let d=r;d!==o;d+=S)if(t.add(d).readPointer().equals(e)){let p,f=null;s>=33||i==="Tiramisu"||a?(p=[d-4*S],f=d-S):s>=30||i==="R"?(p=[d-3*S,d-4*S],f=d-S):s>=29?p=[d-2*S]:s>=27?p=[d-an-3*S]:p=[d-an-2*S];for(let _ of p){let h=_-S,g=h-S,y;a?y=g-9*S:s>=24?y=g-8*S:s>=23?y=g-7*S:y=g-4*S;let E={offset:{heap:y,threadList:g,internTable:h,classLinker:_,jniIdManager:f}};if(la(t,E)!==null){l=E;break}}break}if(l===null)throw new Error("Unable to determine Runtime field offsets");let c=Co()>=36e7;return l.offset.instrumentation=c?up(n):ap(n),l.offset.jniIdsIndirection=mp(n),l}var ip={ia32:Gi,x64:Gi,arm:lp,arm64:cp};function ap(n){let e=n["art::Runtime::DeoptimizeBootImage"];return e===void 0?null:Xe(e,ip[Process.arch],{limit:30})}function Gi(n){if(n.mnemonic!=="lea")return null;let e=n.operands[1].value.disp;return e<256||e>1024?null:e}function lp(n){if(n.mnemonic!=="add.w")return null;let e=n.operands;if(e.length!==3)return null;let t=e[2];return t.type!=="imm"?null:t.value}function cp(n){if(n.mnemonic!=="add")return null;let e=n.operands;if(e.length!==3||e[0].value==="sp"||e[1].value==="sp")return null;let t=e[2];if(t.type!=="imm")return null;let r=t.value.valueOf();return r<256||r>1024?null:r}var dp={ia32:Zi,x64:Zi,arm:fp,arm64:pp};function up(n){let e=n["art::Runtime::DeoptimizeBootImage"];return e===void 0?null:Xe(e,dp[Process.arch],{limit:30})}function Zi(n){if(n.mnemonic!=="mov")return null;let e=n.operands;if(e[0].value!=="rax")return null;let r=e[1];if(r.type!=="mem")return null;let o=r.value;if(o.base!=="rdi")return null;let s=o.disp;return s<256||s>1024?null:s}function fp(n){return null}function pp(n){if(n.mnemonic!=="ldr")return null;let e=n.operands;if(e[0].value==="x0")return null;let t=e[1].value;if(t.base!=="x0")return null;let r=t.disp;return r<256||r>1024?null:r}var hp={ia32:qi,x64:qi,arm:_p,arm64:gp};function mp(n){let e=n.find("_ZN3art7Runtime12SetJniIdTypeENS_9JniIdTypeE");if(e===null)return null;let t=Xe(e,hp[Process.arch],{limit:20});if(t===null)throw new Error("Unable to determine Runtime.jni_ids_indirection_ offset");return t}function qi(n){return n.mnemonic==="cmp"?n.operands[0].value.disp:null}function _p(n){return n.mnemonic==="ldr.w"?n.operands[1].value.disp:null}function gp(n,e){if(e===null)return null;let{mnemonic:t}=n,{mnemonic:r}=e;return t==="cmp"&&r==="ldr"||t==="bl"&&r==="str"?e.operands[1].value.disp:null}function yp(){let e={"4-21":136,"4-22":136,"4-23":172,"4-24":196,"4-25":196,"4-26":196,"4-27":196,"4-28":212,"4-29":172,"4-30":180,"4-31":180,"8-21":224,"8-22":224,"8-23":296,"8-24":344,"8-25":344,"8-26":352,"8-27":352,"8-28":392,"8-29":328,"8-30":336,"8-31":336}[`${S}-${ce()}`];if(e===void 0)throw new Error("Unable to determine Instrumentation field offsets");return{offset:{forcedInterpretOnly:4,deoptimizationEnabled:e}}}function bp(n,e){let t=la(n,e);if(t===null)throw new Error("Unable to determine ClassLinker field offsets");return t}function la(n,e){if(lo!==null)return lo;let{classLinker:t,internTable:r}=e.offset,o=n.add(t).readPointer(),s=n.add(r).readPointer(),i=S===4?100:200,a=i+100*S,l=ce(),c=null;for(let d=i;d!==a;d+=S)if(o.add(d).readPointer().equals(s)){let p;l>=30||sa()==="R"?p=6:l>=29?p=4:l>=23?p=3:p=5;let f=d+p*S,_;l>=23?_=f-2*S:_=f-3*S,c={offset:{quickResolutionTrampoline:_,quickImtConflictTrampoline:f-S,quickGenericJniTrampoline:f,quickToInterpreterBridgeTrampoline:f+S}};break}return c!==null&&(lo=c),c}function To(n){let t=null;return n.perform(r=>{let o=Jn(n),s=Le(n),i={artArrayLengthSize:4,artArrayEntrySize:o.size,artArrayMax:50},a={artArrayLengthSize:S,artArrayEntrySize:s.size,artArrayMax:100},l=(p,f,_)=>{let h=p.add(f).readPointer();if(h.isNull())return null;let g=_===4?h.readU32():h.readU64().valueOf();return g<=0?null:{length:g,data:h.add(_)}},c=(p,f,_,h)=>{try{let g=l(p,f,h.artArrayLengthSize);if(g===null)return!1;let y=Math.min(g.length,h.artArrayMax);for(let E=0;E!==y;E++)if(g.data.add(E*h.artArrayEntrySize).equals(_))return!0}catch{}return!1},d=r.findClass("java/lang/Thread"),u=r.newGlobalRef(d);try{let p;Pe(n,r,T=>{p=W()["art::JavaVMExt::DecodeGlobal"](n,T,u)});let f=Xi(r.getFieldId(u,"name","Ljava/lang/String;")),_=Xi(r.getStaticFieldId(u,"MAX_PRIORITY","I")),h=-1,g=-1;for(let T=0;T!==256;T+=4)h===-1&&c(p,T,_,i)&&(h=T),g===-1&&c(p,T,f,i)&&(g=T);if(g===-1||h===-1)throw new Error("Unable to find fields in java/lang/Thread; please file a bug");let y=g!==h?h:0,E=g,I=-1,A=Fo(r.getMethodId(u,"getName","()Ljava/lang/String;"));for(let T=0;T!==256;T+=4)I===-1&&c(p,T,A,a)&&(I=T);if(I===-1)throw new Error("Unable to find methods in java/lang/Thread; please file a bug");let M=-1,N=l(p,I,a.artArrayLengthSize).length;for(let T=I;T!==256;T+=4)if(p.add(T).readU16()===N){M=T;break}if(M===-1)throw new Error("Unable to find copied methods in java/lang/Thread; please file a bug");t={offset:{ifields:E,methods:I,sfields:y,copiedMethodsOffset:M}}}finally{r.deleteLocalRef(d),r.deleteGlobalRef(u)}}),t}function Ep(n){let e=W(),t;return n.perform(r=>{let o=r.findClass("android/os/Process"),s=Fo(r.getStaticMethodId(o,"getElapsedCpuTime","()J"));r.deleteLocalRef(o);let i=Process.getModuleByName("libandroid_runtime.so"),a=i.base,l=a.add(i.size),c=ce(),d=c<=21?8:S,u=hf|mf|_f|Fn,p=~(na|wf|Sf)>>>0,f=null,_=null,h=2;for(let E=0;E!==64&&h!==0;E+=4){let I=s.add(E);if(f===null){let A=I.readPointer();A.compare(a)>=0&&A.compare(l)<0&&(f=E,h--)}_===null&&(I.readU32()&p)===u&&(_=E,h--)}if(h!==0)throw new Error("Unable to determine ArtMethod field offsets");let g=f+d;t={size:c<=21?g+32:g+S,offset:{jniCode:f,quickCode:g,accessFlags:_}},"artInterpreterToCompiledCodeBridge"in e&&(t.offset.interpreterCode=f-d)}),t}function Jn(n){let e=ce();return e>=23?{size:16,offset:{accessFlags:4}}:e>=21?{size:24,offset:{accessFlags:12}}:null}function Sp(n){let e=ce(),t;return n.perform(r=>{let o=Gn(r),s=r.handle,i=null,a=null,l=null,c=null,d=null,u=null;for(let p=144;p!==256;p+=S)if(o.add(p).readPointer().equals(s)){a=p-6*S,d=p-4*S,u=p+2*S,e<=22&&(a-=S,i=a-S-9*8-3*4,l=p+6*S,d-=S,u-=S),c=p+9*S,e<=22&&(c+=2*S+4,S===8&&(c+=4)),e>=23&&(c+=S);break}if(c===null)throw new Error("Unable to determine ArtThread field offsets");t={offset:{isExceptionReportedToInstrumentation:i,exception:a,throwLocation:l,topHandleScope:c,managedStack:d,self:u}}}),t}function wp(){return ce()>=23?{offset:{topQuickFrame:0,link:S}}:{offset:{topQuickFrame:2*S,link:0}}}var vp={ia32:Wi,x64:Wi,arm:kp,arm64:Ip};function fo(n,e){let t;return e.perform(r=>{let o=Gn(r),s=vp[Process.arch],i=Instruction.parse(n),a=s(i);a!==null?t=o.add(a).readPointer():t=n}),t}function Wi(n){return n.mnemonic==="jmp"?n.operands[0].value.disp:null}function kp(n){return n.mnemonic==="ldr.w"?n.operands[1].value.disp:null}function Ip(n){return n.mnemonic==="ldr"?n.operands[1].value.disp:null}function Gn(n){return n.handle.add(S).readPointer()}function xp(){return No("ro.build.version.release")}function Ap(){return No("ro.build.version.codename")}function Cp(){return parseInt(No("ro.build.version.sdk"),10)}function Lp(){try{let n=File.readAllText("/proc/self/mountinfo"),e=null,t=new Map;for(let o of n.trimEnd().split(`
`)){let s=o.split(" "),i=s[4];if(!i.startsWith("/apex/com.android.art"))continue;let a=s[10];i.includes("@")?t.set(a,i.split("@")[1]):e=a}let r=t.get(e);return r!==void 0?parseInt(r):Ki()}catch{return Ki()}}function Ki(){return ce()*1e7}var po=null,Tp=92;function No(n){po===null&&(po=new NativeFunction(Process.getModuleByName("libc.so").getExportByName("__system_property_get"),"int",["pointer","pointer"],ne));let e=Memory.alloc(Tp);return po(Memory.allocUtf8String(n),e),e.readUtf8String()}function Pe(n,e,t){let r=Xf(n,e),o=Gn(e).toString();if(rn[o]=t,r(e.handle),rn[o]!==void 0)throw delete rn[o],new Error("Unable to perform state transition; please file a bug")}function Np(n,e){let t=new NativeCallback(Mp,"void",["pointer"]);return ua(n,e,t)}function Mp(n){let e=n.toString(),t=rn[e];delete rn[e],t(n)}function Mo(n){let e=W(),t=e.artThreadList;e["art::ThreadList::SuspendAll"](t,Memory.allocUtf8String("frida"),!1?1:0);try{n()}finally{e["art::ThreadList::ResumeAll"](t)}}var yo=class{constructor(e){let t=Memory.alloc(4*S),r=t.add(S);t.writePointer(r);let o=new NativeCallback((s,i)=>e(i)===!0?1:0,"bool",["pointer","pointer"]);r.add(2*S).writePointer(o),this.handle=t,this._onVisit=o}};function jo(n){return W()["art::ClassLinker::VisitClasses"]instanceof NativeFunction?new yo(n):new NativeCallback(t=>n(t)===!0?1:0,"bool",["pointer","pointer"])}var bo=class{constructor(e){let t=Memory.alloc(4*S),r=t.add(S);t.writePointer(r);let o=new NativeCallback((s,i)=>{e(i)},"void",["pointer","pointer"]);r.add(2*S).writePointer(o),this.handle=t,this._onVisit=o}};function Oo(n){return new bo(n)}var jp={"include-inlined-frames":0,"skip-inlined-frames":1},Eo=class{constructor(e,t,r,o=0,s=!0){let i=W(),a=512,l=3*S,c=Memory.alloc(a+l);i["art::StackVisitor::StackVisitor"](c,e,t,jp[r],o,s?1:0);let d=c.add(a);c.writePointer(d);let u=new NativeCallback(this._visitFrame.bind(this),"bool",["pointer"]);d.add(2*S).writePointer(u),this.handle=c,this._onVisitFrame=u;let p=c.add(S===4?12:24);this._curShadowFrame=p,this._curQuickFrame=p.add(S),this._curQuickFramePc=p.add(2*S),this._curOatQuickMethodHeader=p.add(3*S),this._getMethodImpl=i["art::StackVisitor::GetMethod"],this._descLocImpl=i["art::StackVisitor::DescribeLocation"],this._getCQFIImpl=i["art::StackVisitor::GetCurrentQuickFrameInfo"]}walkStack(e=!1){W()["art::StackVisitor::WalkStack"](this.handle,e?1:0)}_visitFrame(){return this.visitFrame()?1:0}visitFrame(){throw new Error("Subclass must implement visitFrame")}getMethod(){let e=this._getMethodImpl(this.handle);return e.isNull()?null:new Dn(e)}getCurrentQuickFramePc(){return this._curQuickFramePc.readPointer()}getCurrentQuickFrame(){return this._curQuickFrame.readPointer()}getCurrentShadowFrame(){return this._curShadowFrame.readPointer()}describeLocation(){let e=new zn;return this._descLocImpl(e,this.handle),e.disposeToString()}getCurrentOatQuickMethodHeader(){return this._curOatQuickMethodHeader.readPointer()}getCurrentQuickFrameInfo(){return this._getCQFIImpl(this.handle)}},Dn=class{constructor(e){this.handle=e}prettyMethod(e=!0){let t=new zn;return W()["art::ArtMethod::PrettyMethod"](t,this.handle,e?1:0),t.disposeToString()}toString(){return`ArtMethod(handle=${this.handle})`}};function Op(n){return function(e){let t=Memory.alloc(12);return Qf(n)(t,e),{frameSizeInBytes:t.readU32(),coreSpillMask:t.add(4).readU32(),fpSpillMask:t.add(8).readU32()}}}function Pp(n){let e=NULL;switch(Process.arch){case"ia32":e=Ot(32,t=>{t.putMovRegRegOffsetPtr("ecx","esp",4),t.putMovRegRegOffsetPtr("edx","esp",8),t.putCallAddressWithArguments(n,["ecx","edx"]),t.putMovRegReg("esp","ebp"),t.putPopReg("ebp"),t.putRet()});break;case"x64":e=Ot(32,t=>{t.putPushReg("rdi"),t.putCallAddressWithArguments(n,["rsi"]),t.putPopReg("rdi"),t.putMovRegPtrReg("rdi","rax"),t.putMovRegOffsetPtrReg("rdi",8,"edx"),t.putRet()});break;case"arm":e=Ot(16,t=>{t.putCallAddressWithArguments(n,["r0","r1"]),t.putPopRegs(["r0","lr"]),t.putMovRegReg("pc","lr")});break;case"arm64":e=Ot(64,t=>{t.putPushRegReg("x0","lr"),t.putCallAddressWithArguments(n,["x1"]),t.putPopRegReg("x2","lr"),t.putStrRegRegOffset("x0","x2",0),t.putStrRegRegOffset("w1","x2",8),t.putRet()});break}return new NativeFunction(e,"void",["pointer","pointer"],ne)}var Rp={ia32:globalThis.X86Relocator,x64:globalThis.X86Relocator,arm:globalThis.ThumbRelocator,arm64:globalThis.Arm64Relocator},So={ia32:globalThis.X86Writer,x64:globalThis.X86Writer,arm:globalThis.ThumbWriter,arm64:globalThis.Arm64Writer};function Ot(n,e){co===null&&(co=Memory.alloc(Process.pageSize));let t=co.add($i),r=Process.arch,o=So[r];return Memory.patchCode(t,n,s=>{let i=new o(s,{pc:t});if(e(i),i.flush(),i.offset>n)throw new Error(`Wrote ${i.offset}, exceeding maximum of ${n}`)}),$i+=n,r==="arm"?t.or(1):t}function Fp(n,e){Dp(e),Hp(e)}function Up(n,e){let t=Pt(e).offset,r=Kf().offset,o=`
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
`,s=8,i=S,a=S,l=S,d=Memory.alloc(s+i+a+l),u=d.add(s),p=u.add(i),f=p.add(a),_=n.find(S===4?"_ZN3art9ArtMethod23GetOatQuickMethodHeaderEj":"_ZN3art9ArtMethod23GetOatQuickMethodHeaderEm"),h=new CModule(o,{lock:d,methods:u,replacements:p,last_seen_art_method:f,get_oat_quick_method_header_impl:_??ptr("0xdeadbeef")}),g={exceptions:"propagate",scheduling:"exclusive"};return{handle:h,replacedMethods:{isReplacement:new NativeFunction(h.is_replacement_method,"bool",["pointer"],g),get:new NativeFunction(h.get_replacement_method,"pointer",["pointer"],g),set:new NativeFunction(h.set_replacement_method,"void",["pointer","pointer"],g),synchronize:new NativeFunction(h.synchronize_replacement_methods,"void",["uint","pointer","pointer"],g),delete:new NativeFunction(h.delete_replacement_method,"void",["pointer"],g),translate:new NativeFunction(h.translate_method,"pointer",["pointer"],g),findReplacementFromQuickCode:h.find_replacement_method_from_quick_code},getOatQuickMethodHeaderImpl:_,hooks:{Interpreter:{doCall:h.on_interpreter_do_call},ArtMethod:{getOatQuickMethodHeader:h.on_art_method_get_oat_quick_method_header,prettyMethod:h.on_art_method_pretty_method},Gc:{copyingPhase:{onLeave:h.on_leave_gc_concurrent_copying_copying_phase},runFlip:{onEnter:h.on_leave_gc_concurrent_copying_copying_phase}}}}}function Dp(n){Ji||(Ji=!0,Bp(n),Vp(),zp(),$p())}function Bp(n){let e=W();[e.artQuickGenericJniTrampoline,e.artQuickToInterpreterBridge,e.artQuickResolutionTrampoline].forEach(r=>{Memory.protect(r,32,"rwx");let o=new Vn(r);o.activate(n),aa.push(o)})}function Vp(){let n=W(),e=ce(),{isApiLevel34OrApexEquivalent:t}=n,r;if(e<=22)r=/^_ZN3art11interpreter6DoCallILb[0-1]ELb[0-1]EEEbPNS_6mirror9ArtMethodEPNS_6ThreadERNS_11ShadowFrameEPKNS_11InstructionEtPNS_6JValueE$/;else if(e<=33&&!t)r=/^_ZN3art11interpreter6DoCallILb[0-1]ELb[0-1]EEEbPNS_9ArtMethodEPNS_6ThreadERNS_11ShadowFrameEPKNS_11InstructionEtPNS_6JValueE$/;else if(t)r=/^_ZN3art11interpreter6DoCallILb[0-1]EEEbPNS_9ArtMethodEPNS_6ThreadERNS_11ShadowFrameEPKNS_11InstructionEtbPNS_6JValueE$/;else throw new Error("Unable to find method invocation in ART; please file a bug");let o=n.module,s=[...o.enumerateExports(),...o.enumerateSymbols()].filter(i=>r.test(i.name));if(s.length===0)throw new Error("Unable to find method invocation in ART; please file a bug");for(let i of s)Interceptor.attach(i.address,pe.hooks.Interpreter.doCall)}function zp(){let n=W(),t=n.module.findSymbolByName("_ZN3art2gc4Heap22CollectGarbageInternalENS0_9collector6GcTypeENS0_7GcCauseEbj");if(t===null)return;let{artNterpEntryPoint:r,artQuickToInterpreterBridge:o}=n,s=Le(n.vm).offset.quickCode;Interceptor.attach(t,{onLeave(){pe.replacedMethods.synchronize(s,r,o)}})}function $p(){let n=[["_ZN3art11ClassLinker26VisiblyInitializedCallback22MarkVisiblyInitializedEPNS_6ThreadE","e90340f8 : ff0ff0ff"],["_ZN3art11ClassLinker26VisiblyInitializedCallback29AdjustThreadVisibilityCounterEPNS_6ThreadEl","7f0f00f9 : 1ffcffff"]],e=W(),t=e.module;for(let[r,o]of n){let s=t.findSymbolByName(r);if(s===null)continue;let i=Memory.scanSync(s,8192,o);if(i.length===0)return;let{artNterpEntryPoint:a,artQuickToInterpreterBridge:l}=e,c=Le(e.vm).offset.quickCode;Interceptor.attach(i[0].address,function(){pe.replacedMethods.synchronize(c,a,l)});return}}function Hp(n){if(Hi)return;if(Hi=!0,!Gp()){let{getOatQuickMethodHeaderImpl:s}=pe;if(s===null)return;try{Interceptor.replace(s,pe.hooks.ArtMethod.getOatQuickMethodHeader)}catch{}}let e=ce(),t=null,r=W();e>28?t=r.find("_ZN3art2gc9collector17ConcurrentCopying12CopyingPhaseEv"):e>22&&(t=r.find("_ZN3art2gc9collector17ConcurrentCopying12MarkingPhaseEv")),t!==null&&Interceptor.attach(t,pe.hooks.Gc.copyingPhase);let o=null;o=r.find("_ZN3art6Thread15RunFlipFunctionEPS0_"),o===null&&(o=r.find("_ZN3art6Thread15RunFlipFunctionEPS0_b")),o!==null&&Interceptor.attach(o,pe.hooks.Gc.runFlip)}var Jp={arm:{signatures:[{pattern:["b0 68","01 30","0c d0","1b 98",":","c0 ff","c0 ff","00 ff","00 2f"],validateMatch:ho},{pattern:["d8 f8 08 00","01 30","0c d0","1b 98",":","f0 ff ff 0f","ff ff","00 ff","00 2f"],validateMatch:ho},{pattern:["b0 68","01 30","40 f0 c3 80","00 25",":","c0 ff","c0 ff","c0 fb 00 d0","ff f8"],validateMatch:ho}],instrument:qp},arm64:{signatures:[{pattern:["0a 40 b9","1f 05 00 31","40 01 00 54","88 39 00 f0",":","fc ff ff","1f fc ff ff","1f 00 00 ff","00 00 00 9f"],offset:1,validateMatch:mo},{pattern:["0a 40 b9","1f 05 00 31","40 01 00 54","00 0e 40 f9",":","fc ff ff","1f fc ff ff","1f 00 00 ff","00 fc ff ff"],offset:1,validateMatch:mo},{pattern:["0a 40 b9","1f 05 00 31","01 34 00 54","e0 03 1f aa",":","fc ff ff","1f fc ff ff","1f 00 00 ff","e0 ff ff ff"],offset:1,validateMatch:mo}],instrument:Wp}};function ho({address:n,size:e}){let t=Instruction.parse(n.or(1)),[r,o]=t.operands,s=o.value.base,i=r.value,a=Instruction.parse(t.next.add(2)),l=ptr(a.operands[0].value),c=a.address.add(a.size),d,u;return a.mnemonic==="beq"?(d=c,u=l):(d=l,u=c),Xe(d.or(1),p,{limit:3});function p(f){let{mnemonic:_}=f;if(!(_==="ldr"||_==="ldr.w"))return null;let{base:h,disp:g}=f.operands[1].value;return h===s&&g===20?{methodReg:s,scratchReg:i,target:{whenTrue:l,whenRegularMethod:d,whenRuntimeMethod:u}}:null}}function mo({address:n,size:e}){let[t,r]=Instruction.parse(n).operands,o=r.value.base,s="x"+t.value.substring(1),i=Instruction.parse(n.add(8)),a=ptr(i.operands[0].value),l=n.add(12),c,d;return i.mnemonic==="b.eq"?(c=l,d=a):(c=a,d=l),Xe(c,u,{limit:3});function u(p){if(p.mnemonic!=="ldr")return null;let{base:f,disp:_}=p.operands[1].value;return f===o&&_===24?{methodReg:o,scratchReg:s,target:{whenTrue:a,whenRegularMethod:c,whenRuntimeMethod:d}}:null}}function Gp(){if(ce()<31)return!1;let n=Jp[Process.arch];if(n===void 0)return!1;let e=n.signatures.map(({pattern:r,offset:o=0,validateMatch:s=Zp})=>({pattern:new MatchPattern(r.join("")),offset:o,validateMatch:s})),t=[];for(let{base:r,size:o}of W().module.enumerateRanges("--x"))for(let{pattern:s,offset:i,validateMatch:a}of e){let l=Memory.scanSync(r,o,s).map(({address:c,size:d})=>({address:c.sub(i),size:d+i})).filter(c=>{let d=a(c);return d===null?!1:(c.validationResult=d,!0)});t.push(...l)}return t.length===0?!1:(t.forEach(n.instrument),!0)}function Zp(){return{}}var Bn=class{constructor(e,t,r){this.address=e,this.size=t,this.originalCode=e.readByteArray(t),this.trampoline=r}revert(){Memory.patchCode(this.address,this.size,e=>{e.writeByteArray(this.originalCode)})}};function qp({address:n,size:e,validationResult:t}){let{methodReg:r,target:o}=t,s=Memory.alloc(Process.pageSize),i=e;Memory.patchCode(s,256,a=>{let l=new ThumbWriter(a,{pc:s}),c=new ThumbRelocator(n,l);for(let _=0;_!==2;_++)c.readOne();c.writeAll(),c.readOne(),c.skipOne(),l.putBCondLabel("eq","runtime_or_replacement_method");let d=[45,237,16,10];l.putBytes(d);let u=["r0","r1","r2","r3"];l.putPushRegs(u),l.putCallAddressWithArguments(pe.replacedMethods.isReplacement,[r]),l.putCmpRegImm("r0",0),l.putPopRegs(u);let p=[189,236,16,10];l.putBytes(p),l.putBCondLabel("ne","runtime_or_replacement_method"),l.putBLabel("regular_method"),c.readOne();let f=c.input.address.equals(o.whenRegularMethod);for(l.putLabel(f?"regular_method":"runtime_or_replacement_method"),c.writeOne();i<10;){let _=c.readOne();if(_===0){i=10;break}i=_}c.writeAll(),l.putBranchAddress(n.add(i+1)),l.putLabel(f?"runtime_or_replacement_method":"regular_method"),l.putBranchAddress(o.whenTrue),l.flush()}),Lo.push(new Bn(n,i,s)),Memory.patchCode(n,i,a=>{let l=new ThumbWriter(a,{pc:n});l.putLdrRegAddress("pc",s.or(1)),l.flush()})}function Wp({address:n,size:e,validationResult:t}){let{methodReg:r,scratchReg:o,target:s}=t,i=Memory.alloc(Process.pageSize);Memory.patchCode(i,256,a=>{let l=new Arm64Writer(a,{pc:i}),c=new Arm64Relocator(n,l);for(let _=0;_!==2;_++)c.readOne();c.writeAll(),c.readOne(),c.skipOne(),l.putBCondLabel("eq","runtime_or_replacement_method");let d=["d0","d1","d2","d3","d4","d5","d6","d7","x0","x1","x2","x3","x4","x5","x6","x7","x8","x9","x10","x11","x12","x13","x14","x15","x16","x17"],u=d.length;for(let _=0;_!==u;_+=2)l.putPushRegReg(d[_],d[_+1]);l.putCallAddressWithArguments(pe.replacedMethods.isReplacement,[r]),l.putCmpRegReg("x0","xzr");for(let _=u-2;_>=0;_-=2)l.putPopRegReg(d[_],d[_+1]);l.putBCondLabel("ne","runtime_or_replacement_method"),l.putBLabel("regular_method"),c.readOne();let p=c.input,f=p.address.equals(s.whenRegularMethod);l.putLabel(f?"regular_method":"runtime_or_replacement_method"),c.writeOne(),l.putBranchAddress(p.next),l.putLabel(f?"runtime_or_replacement_method":"regular_method"),l.putBranchAddress(s.whenTrue),l.flush()}),Lo.push(new Bn(n,e,i)),Memory.patchCode(n,e,a=>{let l=new Arm64Writer(a,{pc:n});l.putLdrRegAddress(o,i),l.putBrReg(o),l.flush()})}function Kp(n){return new ia(n)}function Xp(n){return pe.replacedMethods.translate(n)}function Po(n,e={}){let{limit:t=16}=e,r=n.getEnv();return on===null&&(on=Qp(n,r)),on.backtrace(r,t)}function Qp(n,e){let t=W(),r=Memory.alloc(Process.pointerSize),o=new CModule(`
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
`,{current_backtrace:Memory.alloc(Process.pointerSize),perform_art_thread_state_transition:r,art_make_context:t["art::Thread::GetLongJumpContext"]??t["art::Context::Create"],art_stack_visitor_init:t["art::StackVisitor::StackVisitor"],art_stack_visitor_walk_stack:t["art::StackVisitor::WalkStack"],art_stack_visitor_get_method:t["art::StackVisitor::GetMethod"],art_stack_visitor_describe_location:t["art::StackVisitor::DescribeLocation"],translate_method:pe.replacedMethods.translate,translate_location:t["art::Monitor::TranslateLocation"],get_class_location:t["art::mirror::Class::GetLocation"],cxx_delete:t.$delete,strtoul:Process.getModuleByName("libc.so").getExportByName("strtoul")}),s=new NativeFunction(o._create,"pointer",["pointer","uint"],ne),i=new NativeFunction(o._destroy,"void",["pointer"],ne),a={exceptions:"propagate",scheduling:"exclusive"},l=new NativeFunction(o._get_id,"pointer",["pointer"],a),c=new NativeFunction(o._get_frames,"pointer",["pointer"],a),d=ua(n,e,o._on_thread_state_transition_complete);o._performData=d,r.writePointer(d),o.backtrace=(p,f)=>{let _=s(p,f),h=new wo(_);return Script.bindWeak(h,u.bind(null,_)),h};function u(p){i(p)}return o.getId=p=>l(p).readUtf8String(),o.getFrames=p=>JSON.parse(c(p).readUtf8String()),o}var wo=class{constructor(e){this.handle=e}get id(){return on.getId(this.handle)}get frames(){return on.getFrames(this.handle)}};function Ro(){Un.forEach(n=>{n.vtablePtr.writePointer(n.vtable),n.vtableCountPtr.writeS32(n.vtableCount)}),Un.clear();for(let n of aa.splice(0))n.deactivate();for(let n of Lo.splice(0))n.revert()}function Fo(n){return ca(n,"art::jni::JniIdManager::DecodeMethodId")}function Xi(n){return ca(n,"art::jni::JniIdManager::DecodeFieldId")}function ca(n,e){let t=W(),r=oa(t).offset,o=r.jniIdManager,s=r.jniIdsIndirection;if(o!==null&&s!==null){let i=t.artRuntime;if(i.add(s).readInt()!==kf){let l=i.add(o).readPointer();return t[e](l,n)}}return n}var Yp={ia32:eh,x64:th,arm:nh,arm64:rh};function eh(n,e,t,r,o){let s=Pt(o).offset,i=Le(o).offset,a;return Memory.patchCode(n,128,l=>{let c=new X86Writer(l,{pc:n}),d=new X86Relocator(e,c),u=[15,174,4,36],p=[15,174,12,36];c.putPushax(),c.putMovRegReg("ebp","esp"),c.putAndRegU32("esp",4294967280),c.putSubRegImm("esp",512),c.putBytes(u),c.putMovRegFsU32Ptr("ebx",s.self),c.putCallAddressWithAlignedArguments(pe.replacedMethods.findReplacementFromQuickCode,["eax","ebx"]),c.putTestRegReg("eax","eax"),c.putJccShortLabel("je","restore_registers","no-hint"),c.putMovRegOffsetPtrReg("ebp",7*4,"eax"),c.putLabel("restore_registers"),c.putBytes(p),c.putMovRegReg("esp","ebp"),c.putPopax(),c.putJccShortLabel("jne","invoke_replacement","no-hint");do a=d.readOne();while(a<t&&!d.eoi);d.writeAll(),d.eoi||c.putJmpAddress(e.add(a)),c.putLabel("invoke_replacement"),c.putJmpRegOffsetPtr("eax",i.quickCode),c.flush()}),a}function th(n,e,t,r,o){let s=Pt(o).offset,i=Le(o).offset,a;return Memory.patchCode(n,256,l=>{let c=new X86Writer(l,{pc:n}),d=new X86Relocator(e,c),u=[15,174,4,36],p=[15,174,12,36];c.putPushax(),c.putMovRegReg("rbp","rsp"),c.putAndRegU32("rsp",4294967280),c.putSubRegImm("rsp",512),c.putBytes(u),c.putMovRegGsU32Ptr("rbx",s.self),c.putCallAddressWithAlignedArguments(pe.replacedMethods.findReplacementFromQuickCode,["rdi","rbx"]),c.putTestRegReg("rax","rax"),c.putJccShortLabel("je","restore_registers","no-hint"),c.putMovRegOffsetPtrReg("rbp",8*8,"rax"),c.putLabel("restore_registers"),c.putBytes(p),c.putMovRegReg("rsp","rbp"),c.putPopax(),c.putJccShortLabel("jne","invoke_replacement","no-hint");do a=d.readOne();while(a<t&&!d.eoi);d.writeAll(),d.eoi||c.putJmpAddress(e.add(a)),c.putLabel("invoke_replacement"),c.putJmpRegOffsetPtr("rdi",i.quickCode),c.flush()}),a}function nh(n,e,t,r,o){let s=Le(o).offset,i=e.and(Ao),a;return Memory.patchCode(n,128,l=>{let c=new ThumbWriter(l,{pc:n}),d=new ThumbRelocator(i,c),u=[45,237,16,10],p=[189,236,16,10];c.putPushRegs(["r1","r2","r3","r5","r6","r7","r8","r10","r11","lr"]),c.putBytes(u),c.putSubRegRegImm("sp","sp",8),c.putStrRegRegOffset("r0","sp",0),c.putCallAddressWithArguments(pe.replacedMethods.findReplacementFromQuickCode,["r0","r9"]),c.putCmpRegImm("r0",0),c.putBCondLabel("eq","restore_registers"),c.putStrRegRegOffset("r0","sp",0),c.putLabel("restore_registers"),c.putLdrRegRegOffset("r0","sp",0),c.putAddRegRegImm("sp","sp",8),c.putBytes(p),c.putPopRegs(["lr","r11","r10","r8","r7","r6","r5","r3","r2","r1"]),c.putBCondLabel("ne","invoke_replacement");do a=d.readOne();while(a<t&&!d.eoi);d.writeAll(),d.eoi||c.putLdrRegAddress("pc",e.add(a)),c.putLabel("invoke_replacement"),c.putLdrRegRegOffset("pc","r0",s.quickCode),c.flush()}),a}function rh(n,e,t,{availableScratchRegs:r},o){let s=Le(o).offset,i;return Memory.patchCode(n,256,a=>{let l=new Arm64Writer(a,{pc:n}),c=new Arm64Relocator(e,l);l.putPushRegReg("d0","d1"),l.putPushRegReg("d2","d3"),l.putPushRegReg("d4","d5"),l.putPushRegReg("d6","d7"),l.putPushRegReg("x1","x2"),l.putPushRegReg("x3","x4"),l.putPushRegReg("x5","x6"),l.putPushRegReg("x7","x20"),l.putPushRegReg("x21","x22"),l.putPushRegReg("x23","x24"),l.putPushRegReg("x25","x26"),l.putPushRegReg("x27","x28"),l.putPushRegReg("x29","lr"),l.putSubRegRegImm("sp","sp",16),l.putStrRegRegOffset("x0","sp",0),l.putCallAddressWithArguments(pe.replacedMethods.findReplacementFromQuickCode,["x0","x19"]),l.putCmpRegReg("x0","xzr"),l.putBCondLabel("eq","restore_registers"),l.putStrRegRegOffset("x0","sp",0),l.putLabel("restore_registers"),l.putLdrRegRegOffset("x0","sp",0),l.putAddRegRegImm("sp","sp",16),l.putPopRegReg("x29","lr"),l.putPopRegReg("x27","x28"),l.putPopRegReg("x25","x26"),l.putPopRegReg("x23","x24"),l.putPopRegReg("x21","x22"),l.putPopRegReg("x7","x20"),l.putPopRegReg("x5","x6"),l.putPopRegReg("x3","x4"),l.putPopRegReg("x1","x2"),l.putPopRegReg("d6","d7"),l.putPopRegReg("d4","d5"),l.putPopRegReg("d2","d3"),l.putPopRegReg("d0","d1"),l.putBCondLabel("ne","invoke_replacement");do i=c.readOne();while(i<t&&!c.eoi);if(c.writeAll(),!c.eoi){let d=Array.from(r)[0];l.putLdrRegAddress(d,e.add(i)),l.putBrReg(d)}l.putLabel("invoke_replacement"),l.putLdrRegRegOffset("x16","x0",s.quickCode),l.putBrReg("x16"),l.flush()}),i}var oh={ia32:Qi,x64:Qi,arm:sh,arm64:ih};function Qi(n,e,t){Memory.patchCode(n,16,r=>{let o=new X86Writer(r,{pc:n});o.putJmpAddress(e),o.flush()})}function sh(n,e,t){let r=n.and(Ao);Memory.patchCode(r,16,o=>{let s=new ThumbWriter(o,{pc:r});s.putLdrRegAddress("pc",e.or(1)),s.flush()})}function ih(n,e,t){Memory.patchCode(n,16,r=>{let o=new Arm64Writer(r,{pc:n});t===16?o.putLdrRegAddress("x16",e):o.putAdrpRegAddress("x16",e),o.putBrReg("x16"),o.flush()})}var ah={ia32:5,x64:16,arm:8,arm64:16},Vn=class{constructor(e){this.quickCode=e,this.quickCodeAddress=Process.arch==="arm"?e.and(Ao):e,this.redirectSize=0,this.trampoline=null,this.overwrittenPrologue=null,this.overwrittenPrologueLength=0}_canRelocateCode(e,t){let r=So[Process.arch],o=Rp[Process.arch],{quickCodeAddress:s}=this,i=new r(s),a=new o(s,i),l;if(Process.arch==="arm64"){let c=new Set(["x16","x17"]);do{let d=a.readOne(),u=new Set(c),{read:p,written:f}=a.input.regsAccessed;for(let _ of[p,f])for(let h of _){let g;h.startsWith("w")?g="x"+h.substring(1):g=h,u.delete(g)}if(u.size===0)break;l=d,c=u}while(l<e&&!a.eoi);t.availableScratchRegs=c}else do l=a.readOne();while(l<e&&!a.eoi);return l>=e}_allocateTrampoline(){On===null&&(On=$r(S===4?128:256));let e=ah[Process.arch],t,r,o=1,s={};if(S===4||this._canRelocateCode(e,s))t=e,r={};else{let i;Process.arch==="x64"?(t=5,i=If):Process.arch==="arm64"&&(t=8,i=xf,o=4096),r={near:this.quickCodeAddress,maxDistance:i}}return this.redirectSize=t,this.trampoline=On.allocateSlice(r,o),s}_destroyTrampoline(){On.freeSlice(this.trampoline)}activate(e){let t=this._allocateTrampoline(),{trampoline:r,quickCode:o,redirectSize:s}=this,i=Yp[Process.arch],a=i(r,o,s,t,e);this.overwrittenPrologueLength=a,this.overwrittenPrologue=Memory.dup(this.quickCodeAddress,a);let l=oh[Process.arch];l(o,r,s)}deactivate(){let{quickCodeAddress:e,overwrittenPrologueLength:t}=this,r=So[Process.arch];Memory.patchCode(e,t,o=>{let s=new r(o,{pc:e}),{overwrittenPrologue:i}=this;s.putBytes(i.readByteArray(t)),s.flush()}),this._destroyTrampoline()}};function lh(n){let e=W(),{module:t,artClassLinker:r}=e;return n.equals(r.quickGenericJniTrampoline)||n.equals(r.quickToInterpreterBridgeTrampoline)||n.equals(r.quickResolutionTrampoline)||n.equals(r.quickImtConflictTrampoline)||n.compare(t.base)>=0&&n.compare(t.base.add(t.size))<0}var vo=class{constructor(e){let t=Fo(e);this.methodId=t,this.originalMethod=null,this.hookedMethodId=t,this.replacementMethodId=null,this.interceptor=null}replace(e,t,r,o,s){let{kAccCompileDontBother:i,artNterpEntryPoint:a}=s;this.originalMethod=Yi(this.methodId,o);let l=this.originalMethod.accessFlags;if((l&vf)!==0&&ch()){let f=this.originalMethod.jniCode;this.hookedMethodId=f.add(2*S).readPointer(),this.originalMethod=Yi(this.hookedMethodId,o)}let{hookedMethodId:c}=this,d=uh(c,o);this.replacementMethodId=d,Pn(d,{jniCode:e,accessFlags:(l&~(yf|gf|Bi)|Fn|i)>>>0,quickCode:s.artClassLinker.quickGenericJniTrampoline,interpreterCode:s.artInterpreterToCompiledCodeBridge},o);let u=na|Ef|Bi;(l&Fn)===0&&(u|=bf),Pn(c,{accessFlags:(l&~u|i)>>>0},o);let p=this.originalMethod.quickCode;if(a!==null&&p.equals(a)&&Pn(c,{quickCode:s.artQuickToInterpreterBridge},o),!lh(p)){let f=new Vn(p);f.activate(o),this.interceptor=f}pe.replacedMethods.set(c,d),Fp(c,o)}revert(e){let{hookedMethodId:t,interceptor:r}=this;Pn(t,this.originalMethod,e),pe.replacedMethods.delete(t),r!==null&&(r.deactivate(),this.interceptor=null)}resolveTarget(e,t,r,o){return this.hookedMethodId}};function ch(){return ce()<28}function Yi(n,e){let r=Le(e).offset;return["jniCode","accessFlags","quickCode","interpreterCode"].reduce((o,s)=>{let i=r[s];if(i===void 0)return o;let a=n.add(i),l=s==="accessFlags"?df:uf;return o[s]=l.call(a),o},{})}function Pn(n,e,t){let o=Le(t).offset;Object.keys(e).forEach(s=>{let i=o[s];if(i===void 0)return;let a=n.add(i);(s==="accessFlags"?ff:pf).call(a,e[s])})}var ko=class{constructor(e){this.methodId=e,this.originalMethod=null}replace(e,t,r,o,s){let{methodId:i}=this;this.originalMethod=Memory.dup(i,io);let a=r.reduce((p,f)=>p+f.size,0);t&&a++;let l=(i.add(Vi).readU32()|Fn)>>>0,c=a,d=0,u=a;i.add(Vi).writeU32(l),i.add(Mf).writeU16(c),i.add(jf).writeU16(d),i.add(Of).writeU16(u),i.add(Rf).writeU32(dh(i)),s.dvmUseJNIBridge(i,e)}revert(e){Memory.copy(this.methodId,this.originalMethod,io)}resolveTarget(e,t,r,o){let s=r.handle.add(ra).readPointer(),i;if(t)i=o.dvmDecodeIndirectRef(s,e.$h);else{let p=e.$borrowClassHandle(r);i=o.dvmDecodeIndirectRef(s,p.value),p.unref(r)}let a;t?a=i.add(Tf).readPointer():a=i;let l=a.toString(16),c=Un.get(l);if(c===void 0){let p=a.add(Lf),f=a.add(Cf),_=p.readPointer(),h=f.readS32(),g=h*S,y=Memory.alloc(2*g);Memory.copy(y,_,g),p.writePointer(y),c={classObject:a,vtablePtr:p,vtableCountPtr:f,vtable:_,vtableCount:h,shadowVtable:y,shadowVtableCount:h,targetMethods:new Map},Un.set(l,c)}let d=this.methodId.toString(16),u=c.targetMethods.get(d);if(u===void 0){u=Memory.dup(this.originalMethod,io);let p=c.shadowVtableCount++;c.shadowVtable.add(p*S).writePointer(u),u.add(Nf).writeU16(p),c.vtableCountPtr.writeS32(c.shadowVtableCount),c.targetMethods.set(d,u)}return u}};function dh(n){if(Process.arch!=="ia32")return zi;let e=n.add(Pf).readPointer().readCString();if(e===null||e.length===0||e.length>65535)return zi;let t;switch(e[0]){case"V":t=Ff;break;case"F":t=Uf;break;case"D":t=Df;break;case"J":t=Bf;break;case"Z":case"B":t=Hf;break;case"C":t=$f;break;case"S":t=zf;break;default:t=Vf;break}let r=0;for(let o=e.length-1;o>0;o--){let s=e[o];r+=s==="D"||s==="J"?2:1}return t<<Jf|r}function uh(n,e){let t=W();if(ce()<23){let r=t["art::Thread::CurrentFromGdb"]();return t["art::mirror::Object::Clone"](n,r)}return Memory.dup(n,Le(e).size)}function Uo(n,e,t){da(n,e,go,t)}function Do(n,e){da(n,e,_o)}function Bo(n,e){let t=W();if(ce()<26)throw new Error("This API is only available on Android >= 8.0");Pe(n,e,r=>{t["art::Runtime::DeoptimizeBootImage"](t.artRuntime)})}function da(n,e,t,r){let o=W();if(ce()<24)throw new Error("This API is only available on Android >= 7.0");Pe(n,e,s=>{if(ce()<30){if(!o.isJdwpStarted()){let a=fh(o);ep.push(a)}o.isDebuggerActive()||o["art::Dbg::GoActive"]();let i=Memory.alloc(8+S);switch(i.writeU32(t),t){case _o:break;case go:i.add(8).writePointer(r);break;default:throw new Error("Unsupported deoptimization kind")}o["art::Dbg::RequestDeoptimization"](i),o["art::Dbg::ManageDeoptimization"]()}else{let i=o.artInstrumentation;if(i===null)throw new Error("Unable to find Instrumentation class in ART; please file a bug");let a=o["art::Instrumentation::EnableDeoptimization"];switch(a!==void 0&&(i.add(Wf().offset.deoptimizationEnabled).readU8()||a(i)),t){case _o:o["art::Instrumentation::DeoptimizeEverything"](i,Memory.allocUtf8String("frida"));break;case go:o["art::Instrumentation::Deoptimize"](i,r);break;default:throw new Error("Unsupported deoptimization kind")}}})}var Io=class{constructor(){let e=Process.getModuleByName("libart.so"),t=e.getExportByName("_ZN3art4JDWP12JdwpAdbState6AcceptEv"),r=e.getExportByName("_ZN3art4JDWP12JdwpAdbState15ReceiveClientFdEv"),o=ea(),s=ea();this._controlFd=o[0],this._clientFd=s[0];let i=null;i=Interceptor.attach(t,function(a){let l=a[0];Memory.scanSync(l.add(8252),256,"00 ff ff ff ff 00")[0].address.add(1).writeS32(o[1]),i.detach()}),Interceptor.replace(r,new NativeCallback(function(a){return Interceptor.revert(r),s[1]},"int",["pointer"])),Interceptor.flush(),this._handshakeRequest=this._performHandshake()}async _performHandshake(){let e=new UnixInputStream(this._clientFd,{autoClose:!1}),t=new UnixOutputStream(this._clientFd,{autoClose:!1}),r=[74,68,87,80,45,72,97,110,100,115,104,97,107,101];try{await t.writeAll(r),await e.readAll(r.length)}catch{}}};function fh(n){let e=new Io;n["art::Dbg::SetJdwpAllowed"](1);let t=ph();n["art::Dbg::ConfigureJdwp"](t);let r=n["art::InternalDebuggerControlCallback::StartDebugger"];return r!==void 0?r(NULL):n["art::Dbg::StartJdwp"](),e}function ph(){let n=ce()<28?2:3,e=0,t=n,r=!0,o=!1,s=e,i=8+an+2,a=Memory.alloc(i);return a.writeU32(t).add(4).writeU8(r?1:0).add(1).writeU8(o?1:0).add(1).add(an).writeU16(s),a}function ea(){uo===null&&(uo=new NativeFunction(Process.getModuleByName("libc.so").getExportByName("socketpair"),"int",["int","int","int","pointer"]));let n=Memory.alloc(8);if(uo(Zf,qf,0,n)===-1)throw new Error("Unable to create socketpair for JDWP");return[n.readS32(),n.add(4).readS32()]}function hh(n){let e=op().offset,t=n.vm.add(e.globalsLock),r=n.vm.add(e.globals),o=n["art::IndirectReferenceTable::Add"],s=n["art::ReaderWriterMutex::ExclusiveLock"],i=n["art::ReaderWriterMutex::ExclusiveUnlock"],a=0;return function(l,c,d){s(t,c);try{return o(r,a,d)}finally{i(t,c)}}}function mh(n){let e=n["art::Thread::DecodeJObject"];if(e===void 0)throw new Error("art::Thread::DecodeJObject is not available; please file a bug");return function(t,r,o){return e(r,o)}}var _h={ia32:ta,x64:ta,arm:gh,arm64:yh};function ua(n,e,t){let r=W(),o=e.handle.readPointer(),s,i=r.find("_ZN3art3JNIILb1EE14ExceptionClearEP7_JNIEnv");i!==null?s=i:s=o.add(Hn).readPointer();let a,l=r.find("_ZN3art3JNIILb1EE10FatalErrorEP7_JNIEnvPKc");l!==null?a=l:a=o.add(Af).readPointer();let c=_h[Process.arch];if(c===void 0)throw new Error("Not yet implemented for "+Process.arch);let d=null,u=Pt(n).offset,p=u.exception,f=new Set,_=u.isExceptionReportedToInstrumentation;_!==null&&f.add(_);let h=u.throwLocation;h!==null&&(f.add(h),f.add(h+S),f.add(h+2*S));let g=65536,y=Memory.alloc(g);return Memory.patchCode(y,g,E=>{d=c(E,y,s,a,p,f,t)}),d._code=y,d._callback=t,d}function ta(n,e,t,r,o,s,i){let a={},l=new Set,c=[t];for(;c.length>0;){let h=c.shift();if(Object.values(a).some(({begin:M,end:O})=>h.compare(M)>=0&&h.compare(O)<0))continue;let y=h.toString(),E={begin:h},I=null,A=!1;do{if(h.equals(r)){A=!0;break}let M=Instruction.parse(h);I=M;let O=a[M.address.toString()];if(O!==void 0){delete a[O.begin.toString()],a[y]=O,O.begin=E.begin,E=null;break}let N=null;switch(M.mnemonic){case"jmp":N=ptr(M.operands[0].value),A=!0;break;case"je":case"jg":case"jle":case"jne":case"js":N=ptr(M.operands[0].value);break;case"ret":A=!0;break}N!==null&&(l.add(N.toString()),c.push(N),c.sort((T,w)=>T.compare(w))),h=M.next}while(!A);E!==null&&(E.end=I.address.add(I.size),a[y]=E)}let d=Object.keys(a).map(h=>a[h]);d.sort((h,g)=>h.begin.compare(g.begin));let u=a[t.toString()];d.splice(d.indexOf(u),1),d.unshift(u);let p=new X86Writer(n,{pc:e}),f=!1,_=null;return d.forEach(h=>{let g=h.end.sub(h.begin).toInt32(),y=new X86Relocator(h.begin,p),E;for(;(E=y.readOne())!==0;){let I=y.input,{mnemonic:A}=I,M=I.address.toString();l.has(M)&&p.putLabel(M);let O=!0;switch(A){case"jmp":p.putJmpNearLabel(xe(I.operands[0])),O=!1;break;case"je":case"jg":case"jle":case"jne":case"js":p.putJccNearLabel(A,xe(I.operands[0]),"no-hint"),O=!1;break;case"mov":{let[N,T]=I.operands;if(N.type==="mem"&&T.type==="imm"){let w=N.value,C=w.disp;if(C===o&&T.value.valueOf()===0){if(_=w.base,p.putPushfx(),p.putPushax(),p.putMovRegReg("xbp","xsp"),S===4)p.putAndRegU32("esp",4294967280);else{let j=_!=="rdi"?"rdi":"rsi";p.putMovRegU64(j,uint64("0xfffffffffffffff0")),p.putAndRegReg("rsp",j)}p.putCallAddressWithAlignedArguments(i,[_]),p.putMovRegReg("xsp","xbp"),p.putPopax(),p.putPopfx(),f=!0,O=!1}else s.has(C)&&w.base===_&&(O=!1)}break}case"call":{let N=I.operands[0];N.type==="mem"&&N.value.disp===Hn&&(S===4?(p.putPopReg("eax"),p.putMovRegRegOffsetPtr("eax","eax",4),p.putPushReg("eax")):p.putMovRegRegOffsetPtr("rdi","rdi",8),p.putCallAddressWithArguments(i,[]),f=!0,O=!1);break}}if(O?y.writeAll():y.skipOne(),E===g)break}y.dispose()}),p.dispose(),f||Vo(),new NativeFunction(e,"void",["pointer"],ne)}function gh(n,e,t,r,o,s,i){let a={},l=new Set,c=ptr(1).not(),d=[t];for(;d.length>0;){let y=d.shift();if(Object.values(a).some(({begin:C,end:j})=>y.compare(C)>=0&&y.compare(j)<0))continue;let I=y.and(c),A=I.toString(),M=y.and(1),O={begin:I},N=null,T=!1,w=0;do{if(y.equals(r)){T=!0;break}let C=Instruction.parse(y),{mnemonic:j}=C;N=C;let P=y.and(c).toString(),H=a[P];if(H!==void 0){delete a[H.begin.toString()],a[A]=H,H.begin=O.begin,O=null;break}let J=w===0,$=null;switch(j){case"b":$=ptr(C.operands[0].value),T=J;break;case"beq.w":case"beq":case"bne":case"bne.w":case"bgt":$=ptr(C.operands[0].value);break;case"cbz":case"cbnz":$=ptr(C.operands[1].value);break;case"pop.w":J&&(T=C.operands.filter(Z=>Z.value==="pc").length===1);break}switch(j){case"it":w=1;break;case"itt":w=2;break;case"ittt":w=3;break;case"itttt":w=4;break;default:w>0&&w--;break}$!==null&&(l.add($.toString()),d.push($.or(M)),d.sort((Z,ae)=>Z.compare(ae))),y=C.next}while(!T);O!==null&&(O.end=N.address.add(N.size),a[A]=O)}let u=Object.keys(a).map(y=>a[y]);u.sort((y,E)=>y.begin.compare(E.begin));let p=a[t.and(c).toString()];u.splice(u.indexOf(p),1),u.unshift(p);let f=new ThumbWriter(n,{pc:e}),_=!1,h=null,g=null;return u.forEach(y=>{let E=new ThumbRelocator(y.begin,f),I=y.begin,A=y.end,M=0;do{if(E.readOne()===0)throw new Error("Unexpected end of block");let N=E.input;I=N.address,M=N.size;let{mnemonic:T}=N,w=I.toString();l.has(w)&&f.putLabel(w);let C=!0;switch(T){case"b":f.putBLabel(xe(N.operands[0])),C=!1;break;case"beq.w":f.putBCondLabelWide("eq",xe(N.operands[0])),C=!1;break;case"bne.w":f.putBCondLabelWide("ne",xe(N.operands[0])),C=!1;break;case"beq":case"bne":case"bgt":f.putBCondLabelWide(T.substr(1),xe(N.operands[0])),C=!1;break;case"cbz":{let j=N.operands;f.putCbzRegLabel(j[0].value,xe(j[1])),C=!1;break}case"cbnz":{let j=N.operands;f.putCbnzRegLabel(j[0].value,xe(j[1])),C=!1;break}case"str":case"str.w":{let j=N.operands[1].value,v=j.disp;if(v===o){h=j.base;let P=h!=="r4"?"r4":"r5",H=["r0","r1","r2","r3",P,"r9","r12","lr"];f.putPushRegs(H),f.putMrsRegReg(P,"apsr-nzcvq"),f.putCallAddressWithArguments(i,[h]),f.putMsrRegReg("apsr-nzcvq",P),f.putPopRegs(H),_=!0,C=!1}else s.has(v)&&j.base===h&&(C=!1);break}case"ldr":{let[j,v]=N.operands;if(v.type==="mem"){let P=v.value;P.base[0]==="r"&&P.disp===Hn&&(g=j.value)}break}case"blx":N.operands[0].value===g&&(f.putLdrRegRegOffset("r0","r0",4),f.putCallAddressWithArguments(i,["r0"]),_=!0,g=null,C=!1);break}C?E.writeAll():E.skipOne()}while(!I.add(M).equals(A));E.dispose()}),f.dispose(),_||Vo(),new NativeFunction(e.or(1),"void",["pointer"],ne)}function yh(n,e,t,r,o,s,i){let a={},l=new Set,c=[t];for(;c.length>0;){let y=c.shift();if(Object.values(a).some(({begin:N,end:T})=>y.compare(N)>=0&&y.compare(T)<0))continue;let I=y.toString(),A={begin:y},M=null,O=!1;do{if(y.equals(r)){O=!0;break}let N;try{N=Instruction.parse(y)}catch(C){if(y.readU32()===0){O=!0;break}else throw C}M=N;let T=a[N.address.toString()];if(T!==void 0){delete a[T.begin.toString()],a[I]=T,T.begin=A.begin,A=null;break}let w=null;switch(N.mnemonic){case"b":w=ptr(N.operands[0].value),O=!0;break;case"b.eq":case"b.ne":case"b.le":case"b.gt":w=ptr(N.operands[0].value);break;case"cbz":case"cbnz":w=ptr(N.operands[1].value);break;case"tbz":case"tbnz":w=ptr(N.operands[2].value);break;case"ret":O=!0;break}w!==null&&(l.add(w.toString()),c.push(w),c.sort((C,j)=>C.compare(j))),y=N.next}while(!O);A!==null&&(A.end=M.address.add(M.size),a[I]=A)}let d=Object.keys(a).map(y=>a[y]);d.sort((y,E)=>y.begin.compare(E.begin));let u=a[t.toString()];d.splice(d.indexOf(u),1),d.unshift(u);let p=new Arm64Writer(n,{pc:e});p.putBLabel("performTransition");let f=e.add(p.offset);p.putPushAllXRegisters(),p.putCallAddressWithArguments(i,["x0"]),p.putPopAllXRegisters(),p.putRet(),p.putLabel("performTransition");let _=!1,h=null,g=null;return d.forEach(y=>{let E=y.end.sub(y.begin).toInt32(),I=new Arm64Relocator(y.begin,p),A;for(;(A=I.readOne())!==0;){let M=I.input,{mnemonic:O}=M,N=M.address.toString();l.has(N)&&p.putLabel(N);let T=!0;switch(O){case"b":p.putBLabel(xe(M.operands[0])),T=!1;break;case"b.eq":case"b.ne":case"b.le":case"b.gt":p.putBCondLabel(O.substr(2),xe(M.operands[0])),T=!1;break;case"cbz":{let w=M.operands;p.putCbzRegLabel(w[0].value,xe(w[1])),T=!1;break}case"cbnz":{let w=M.operands;p.putCbnzRegLabel(w[0].value,xe(w[1])),T=!1;break}case"tbz":{let w=M.operands;p.putTbzRegImmLabel(w[0].value,w[1].value.valueOf(),xe(w[2])),T=!1;break}case"tbnz":{let w=M.operands;p.putTbnzRegImmLabel(w[0].value,w[1].value.valueOf(),xe(w[2])),T=!1;break}case"str":{let w=M.operands,C=w[0].value,j=w[1].value,v=j.disp;C==="xzr"&&v===o?(h=j.base,p.putPushRegReg("x0","lr"),p.putMovRegReg("x0",h),p.putBlImm(f),p.putPopRegReg("x0","lr"),_=!0,T=!1):s.has(v)&&j.base===h&&(T=!1);break}case"ldr":{let w=M.operands,C=w[1].value;C.base[0]==="x"&&C.disp===Hn&&(g=w[0].value);break}case"blr":M.operands[0].value===g&&(p.putLdrRegRegOffset("x0","x0",8),p.putCallAddressWithArguments(i,["x0"]),_=!0,g=null,T=!1);break}if(T?I.writeAll():I.skipOne(),A===E)break}I.dispose()}),p.dispose(),_||Vo(),new NativeFunction(e,"void",["pointer"],ne)}function Vo(){throw new Error("Unable to parse ART internals; please file a bug")}function bh(n){let e=n["art::ArtMethod::PrettyMethod"];e!==void 0&&(Interceptor.attach(e.impl,pe.hooks.ArtMethod.prettyMethod),Interceptor.flush())}function xe(n){return ptr(n.value).toString()}function Eh(n,e){return new NativeFunction(n,"pointer",e,ne)}function Sh(n,e){let t=new NativeFunction(n,"void",["pointer"].concat(e),ne);return function(){let r=Memory.alloc(S);return t(r,...arguments),r.readPointer()}}function Rn(n,e){let{arch:t}=Process;switch(t){case"ia32":case"arm64":{let r;t==="ia32"?r=Ot(64,i=>{let a=1+e.length,l=a*4;i.putSubRegImm("esp",l);for(let c=0;c!==a;c++){let d=c*4;i.putMovRegRegOffsetPtr("eax","esp",l+4+d),i.putMovRegOffsetPtrReg("esp",d,"eax")}i.putCallAddress(n),i.putAddRegImm("esp",l-4),i.putRet()}):r=Ot(32,i=>{i.putMovRegReg("x8","x0"),e.forEach((a,l)=>{i.putMovRegReg("x"+l,"x"+(l+1))}),i.putLdrRegAddress("x7",n),i.putBrReg("x7")});let o=new NativeFunction(r,"void",["pointer"].concat(e),ne),s=function(...i){o(...i)};return s.handle=r,s.impl=n,s}default:{let r=new NativeFunction(n,"void",["pointer"].concat(e),ne);return r.impl=n,r}}}var zn=class{constructor(){this.handle=Memory.alloc(an)}dispose(){let[e,t]=this._getData();t||W().$delete(e)}disposeToString(){let e=this.toString();return this.dispose(),e}toString(){let[e]=this._getData();return e.readUtf8String()}_getData(){let e=this.handle,t=(e.readU8()&1)===0;return[t?e.add(1):e.add(2*S).readPointer(),t]}},xo=class{$delete(){this.dispose(),W().$delete(this)}constructor(e,t){this.handle=e,this._begin=e,this._end=e.add(S),this._storage=e.add(2*S),this._elementSize=t}init(){this.begin=NULL,this.end=NULL,this.storage=NULL}dispose(){W().$delete(this.begin)}get begin(){return this._begin.readPointer()}set begin(e){this._begin.writePointer(e)}get end(){return this._end.readPointer()}set end(e){this._end.writePointer(e)}get storage(){return this._storage.readPointer()}set storage(e){this._storage.writePointer(e)}get size(){return this.end.sub(this.begin).toInt32()/this._elementSize}},ln=class n extends xo{static $new(){let e=new n(W().$new(Gf));return e.init(),e}constructor(e){super(e,S)}get handles(){let e=[],t=this.begin,r=this.end;for(;!t.equals(r);)e.push(t.readPointer()),t=t.add(S);return e}},wh=0,fa=S,pa=fa+4,vh=-1,$n=class n{$delete(){this.dispose(),W().$delete(this)}constructor(e){this.handle=e,this._link=e.add(wh),this._numberOfReferences=e.add(fa)}init(e,t){this.link=e,this.numberOfReferences=t}dispose(){}get link(){return new n(this._link.readPointer())}set link(e){this._link.writePointer(e)}get numberOfReferences(){return this._numberOfReferences.readS32()}set numberOfReferences(e){this._numberOfReferences.writeS32(e)}},ha=Ah(pa),ma=ha+S,kh=ma+S,cn=class n extends $n{static $new(e,t){let r=new n(W().$new(kh));return r.init(e,t),r}constructor(e){super(e),this._self=e.add(ha),this._currentScope=e.add(ma);let o=(64-S-4-4)/4;this._scopeLayout=sn.layoutForCapacity(o),this._topHandleScopePtr=null}init(e,t){let r=e.add(Pt(t).offset.topHandleScope);this._topHandleScopePtr=r,super.init(r.readPointer(),vh),this.self=e,this.currentScope=sn.$new(this._scopeLayout),r.writePointer(this)}dispose(){this._topHandleScopePtr.writePointer(this.link);let e;for(;(e=this.currentScope)!==null;){let t=e.link;e.$delete(),this.currentScope=t}}get self(){return this._self.readPointer()}set self(e){this._self.writePointer(e)}get currentScope(){let e=this._currentScope.readPointer();return e.isNull()?null:new sn(e,this._scopeLayout)}set currentScope(e){this._currentScope.writePointer(e)}newHandle(e){return this.currentScope.newHandle(e)}},sn=class n extends $n{static $new(e){let t=new n(W().$new(e.size),e);return t.init(),t}constructor(e,t){super(e);let{offset:r}=t;this._refsStorage=e.add(r.refsStorage),this._pos=e.add(r.pos),this._layout=t}init(){super.init(NULL,this._layout.numberOfReferences),this.pos=0}get pos(){return this._pos.readU32()}set pos(e){this._pos.writeU32(e)}newHandle(e){let t=this.pos,r=this._refsStorage.add(t*4);return r.writeS32(e.toInt32()),this.pos=t+1,r}static layoutForCapacity(e){let t=pa,r=t+e*4;return{size:r+4,numberOfReferences:e,offset:{refsStorage:t,pos:r}}}},Ih={arm:function(n,e){let t=Process.pageSize,r=Memory.alloc(t);Memory.protect(r,t,"rwx");let o=new NativeCallback(e,"void",["pointer"]);r._onMatchCallback=o;let s=[26625,18947,17041,53505,19202,18200,18288,48896],i=s.length*2,a=i+4,l=a+4;return Memory.patchCode(r,l,function(c){s.forEach((d,u)=>{c.add(u*2).writeU16(d)}),c.add(i).writeS32(n),c.add(a).writePointer(o)}),r.or(1)},arm64:function(n,e){let t=Process.pageSize,r=Memory.alloc(t);Memory.protect(r,t,"rwx");let o=new NativeCallback(e,"void",["pointer"]);r._onMatchCallback=o;let s=[3107979265,402653378,1795293247,1409286241,1476395139,3592355936,3596551104],i=s.length*4,a=i+4,l=a+8;return Memory.patchCode(r,l,function(c){s.forEach((d,u)=>{c.add(u*4).writeU32(d)}),c.add(i).writeS32(n),c.add(a).writePointer(o)}),r}};function zo(n,e){return(Ih[Process.arch]||xh)(n,e)}function xh(n,e){return new NativeCallback(t=>{t.readS32()===n&&e(t)},"void",["pointer","pointer"])}function Ah(n){let e=n%S;return e!==0?n+S-e:n}var Ch=4,{pointerSize:q}=Process,Lh=256,Th=65536,Nh=131072,Mh=33554432,jh=67108864,Oh=134217728,Et={exceptions:"propagate"},ba=be(Zh),Ph=be(Wh),Rh=be(Hh),$o=null,Ho=!1,qn=new Map,un=new Map;function Ge(){return $o===null&&($o=Fh()),$o}function Fh(){let n=Process.enumerateModules().filter(l=>/jvm.(dll|dylib|so)$/.test(l.name));if(n.length===0)return null;let e=n[0],t={flavor:"jvm"},r=Process.platform==="windows"?[{module:e,functions:{JNI_GetCreatedJavaVMs:["JNI_GetCreatedJavaVMs","int",["pointer","int","pointer"]],JVM_Sleep:["JVM_Sleep","void",["pointer","pointer","long"]],"VMThread::execute":["VMThread::execute","void",["pointer"]],"Method::size":["Method::size","int",["int"]],"Method::set_native_function":["Method::set_native_function","void",["pointer","pointer","int"]],"Method::clear_native_function":["Method::clear_native_function","void",["pointer"]],"Method::jmethod_id":["Method::jmethod_id","pointer",["pointer"]],"ClassLoaderDataGraph::classes_do":["ClassLoaderDataGraph::classes_do","void",["pointer"]],"NMethodSweeper::sweep_code_cache":["NMethodSweeper::sweep_code_cache","void",[]],"OopMapCache::flush_obsolete_entries":["OopMapCache::flush_obsolete_entries","void",["pointer"]]},variables:{"VM_RedefineClasses::`vftable'":function(l){this.vtableRedefineClasses=l},"VM_RedefineClasses::doit":function(l){this.redefineClassesDoIt=l},"VM_RedefineClasses::doit_prologue":function(l){this.redefineClassesDoItPrologue=l},"VM_RedefineClasses::doit_epilogue":function(l){this.redefineClassesDoItEpilogue=l},"VM_RedefineClasses::allow_nested_vm_operations":function(l){this.redefineClassesAllow=l},"NMethodSweeper::_traversals":function(l){this.traversals=l},"NMethodSweeper::_should_sweep":function(l){this.shouldSweep=l}},optionals:[]}]:[{module:e,functions:{JNI_GetCreatedJavaVMs:["JNI_GetCreatedJavaVMs","int",["pointer","int","pointer"]],_ZN6Method4sizeEb:["Method::size","int",["int"]],_ZN6Method19set_native_functionEPhb:["Method::set_native_function","void",["pointer","pointer","int"]],_ZN6Method21clear_native_functionEv:["Method::clear_native_function","void",["pointer"]],_ZN6Method24restore_unshareable_infoEP10JavaThread:["Method::restore_unshareable_info","void",["pointer","pointer"]],_ZN6Method24restore_unshareable_infoEP6Thread:["Method::restore_unshareable_info","void",["pointer","pointer"]],_ZN6Method11link_methodERK12methodHandleP10JavaThread:["Method::link_method","void",["pointer","pointer","pointer"]],_ZN6Method10jmethod_idEv:["Method::jmethod_id","pointer",["pointer"]],_ZN6Method10clear_codeEv:function(l){let c=new NativeFunction(l,"void",["pointer"],Et);this["Method::clear_code"]=function(d){c(d)}},_ZN6Method10clear_codeEb:function(l){let c=new NativeFunction(l,"void",["pointer","int"],Et),d=0;this["Method::clear_code"]=function(u){c(u,d)}},_ZN18VM_RedefineClasses19mark_dependent_codeEP13InstanceKlass:["VM_RedefineClasses::mark_dependent_code","void",["pointer","pointer"]],_ZN18VM_RedefineClasses20flush_dependent_codeEv:["VM_RedefineClasses::flush_dependent_code","void",[]],_ZN18VM_RedefineClasses20flush_dependent_codeEP13InstanceKlassP6Thread:["VM_RedefineClasses::flush_dependent_code","void",["pointer","pointer","pointer"]],_ZN18VM_RedefineClasses20flush_dependent_codeE19instanceKlassHandleP6Thread:["VM_RedefineClasses::flush_dependent_code","void",["pointer","pointer","pointer"]],_ZN19ResolvedMethodTable21adjust_method_entriesEPb:["ResolvedMethodTable::adjust_method_entries","void",["pointer"]],_ZN15MemberNameTable21adjust_method_entriesEP13InstanceKlassPb:["MemberNameTable::adjust_method_entries","void",["pointer","pointer","pointer"]],_ZN17ConstantPoolCache21adjust_method_entriesEPb:function(l){let c=new NativeFunction(l,"void",["pointer","pointer"],Et);this["ConstantPoolCache::adjust_method_entries"]=function(d,u,p){c(d,p)}},_ZN17ConstantPoolCache21adjust_method_entriesEP13InstanceKlassPb:function(l){let c=new NativeFunction(l,"void",["pointer","pointer","pointer"],Et);this["ConstantPoolCache::adjust_method_entries"]=function(d,u,p){c(d,u,p)}},_ZN20ClassLoaderDataGraph10classes_doEP12KlassClosure:["ClassLoaderDataGraph::classes_do","void",["pointer"]],_ZN20ClassLoaderDataGraph22clean_deallocate_listsEb:["ClassLoaderDataGraph::clean_deallocate_lists","void",["int"]],_ZN10JavaThread27thread_from_jni_environmentEP7JNIEnv_:["JavaThread::thread_from_jni_environment","pointer",["pointer"]],_ZN8VMThread7executeEP12VM_Operation:["VMThread::execute","void",["pointer"]],_ZN11OopMapCache22flush_obsolete_entriesEv:["OopMapCache::flush_obsolete_entries","void",["pointer"]],_ZN14NMethodSweeper11force_sweepEv:["NMethodSweeper::force_sweep","void",[]],_ZN14NMethodSweeper16sweep_code_cacheEv:["NMethodSweeper::sweep_code_cache","void",[]],_ZN14NMethodSweeper17sweep_in_progressEv:["NMethodSweeper::sweep_in_progress","bool",[]],JVM_Sleep:["JVM_Sleep","void",["pointer","pointer","long"]]},variables:{_ZN18VM_RedefineClasses14_the_class_oopE:function(l){this.redefineClass=l},_ZN18VM_RedefineClasses10_the_classE:function(l){this.redefineClass=l},_ZN18VM_RedefineClasses25AdjustCpoolCacheAndVtable8do_klassEP5Klass:function(l){this.doKlass=l},_ZN18VM_RedefineClasses22AdjustAndCleanMetadata8do_klassEP5Klass:function(l){this.doKlass=l},_ZTV18VM_RedefineClasses:function(l){this.vtableRedefineClasses=l},_ZN18VM_RedefineClasses4doitEv:function(l){this.redefineClassesDoIt=l},_ZN18VM_RedefineClasses13doit_prologueEv:function(l){this.redefineClassesDoItPrologue=l},_ZN18VM_RedefineClasses13doit_epilogueEv:function(l){this.redefineClassesDoItEpilogue=l},_ZN18VM_RedefineClassesD0Ev:function(l){this.redefineClassesDispose0=l},_ZN18VM_RedefineClassesD1Ev:function(l){this.redefineClassesDispose1=l},_ZNK18VM_RedefineClasses26allow_nested_vm_operationsEv:function(l){this.redefineClassesAllow=l},_ZNK18VM_RedefineClasses14print_on_errorEP12outputStream:function(l){this.redefineClassesOnError=l},_ZN13InstanceKlass33create_new_default_vtable_indicesEiP10JavaThread:function(l){this.createNewDefaultVtableIndices=l},_ZN13InstanceKlass33create_new_default_vtable_indicesEiP6Thread:function(l){this.createNewDefaultVtableIndices=l},_ZN19Abstract_VM_Version19jre_release_versionEv:function(l){let d=new NativeFunction(l,"pointer",[],Et)().readCString();this.version=d.startsWith("1.8")?8:d.startsWith("9.")?9:parseInt(d.slice(0,2),10),this.versionS=d},_ZN14NMethodSweeper11_traversalsE:function(l){this.traversals=l},_ZN14NMethodSweeper21_sweep_fractions_leftE:function(l){this.fractions=l},_ZN14NMethodSweeper13_should_sweepE:function(l){this.shouldSweep=l}},optionals:["_ZN6Method24restore_unshareable_infoEP10JavaThread","_ZN6Method24restore_unshareable_infoEP6Thread","_ZN6Method11link_methodERK12methodHandleP10JavaThread","_ZN6Method10clear_codeEv","_ZN6Method10clear_codeEb","_ZN18VM_RedefineClasses19mark_dependent_codeEP13InstanceKlass","_ZN18VM_RedefineClasses20flush_dependent_codeEv","_ZN18VM_RedefineClasses20flush_dependent_codeEP13InstanceKlassP6Thread","_ZN18VM_RedefineClasses20flush_dependent_codeE19instanceKlassHandleP6Thread","_ZN19ResolvedMethodTable21adjust_method_entriesEPb","_ZN15MemberNameTable21adjust_method_entriesEP13InstanceKlassPb","_ZN17ConstantPoolCache21adjust_method_entriesEPb","_ZN17ConstantPoolCache21adjust_method_entriesEP13InstanceKlassPb","_ZN20ClassLoaderDataGraph22clean_deallocate_listsEb","_ZN10JavaThread27thread_from_jni_environmentEP7JNIEnv_","_ZN14NMethodSweeper11force_sweepEv","_ZN14NMethodSweeper17sweep_in_progressEv","_ZN18VM_RedefineClasses14_the_class_oopE","_ZN18VM_RedefineClasses10_the_classE","_ZN18VM_RedefineClasses25AdjustCpoolCacheAndVtable8do_klassEP5Klass","_ZN18VM_RedefineClasses22AdjustAndCleanMetadata8do_klassEP5Klass","_ZN18VM_RedefineClassesD0Ev","_ZN18VM_RedefineClassesD1Ev","_ZNK18VM_RedefineClasses14print_on_errorEP12outputStream","_ZN13InstanceKlass33create_new_default_vtable_indicesEiP10JavaThread","_ZN13InstanceKlass33create_new_default_vtable_indicesEiP6Thread","_ZN14NMethodSweeper21_sweep_fractions_leftE"]}],o=[];if(r.forEach(function(l){let c=l.module,d=l.functions||{},u=l.variables||{},p=new Set(l.optionals||[]),f=c.enumerateExports().reduce(function(h,g){return h[g.name]=g,h},{}),_=c.enumerateSymbols().reduce(function(h,g){return h[g.name]=g,h},f);Object.keys(d).forEach(function(h){let g=_[h];if(g!==void 0){let y=d[h];typeof y=="function"?y.call(t,g.address):t[y[0]]=new NativeFunction(g.address,y[1],y[2],Et)}else p.has(h)||o.push(h)}),Object.keys(u).forEach(function(h){let g=_[h];g!==void 0?u[h].call(t,g.address):p.has(h)||o.push(h)})}),o.length>0)throw new Error("Java API only partially available; please file a bug. Missing: "+o.join(", "));let s=Memory.alloc(q),i=Memory.alloc(Ch);if(we("JNI_GetCreatedJavaVMs",t.JNI_GetCreatedJavaVMs(s,1,i)),i.readInt()===0)return null;t.vm=s.readPointer();let a=Process.platform==="windows"?{$new:["??2@YAPEAX_K@Z","pointer",["ulong"]],$delete:["??3@YAXPEAX@Z","void",["pointer"]]}:{$new:["_Znwm","pointer",["ulong"]],$delete:["_ZdlPv","void",["pointer"]]};for(let[l,[c,d,u]]of Object.entries(a)){let p=Module.findGlobalExportByName(c);if(p===null&&(p=DebugSymbol.fromName(c).address,p.isNull()))throw new Error(`unable to find C++ allocator API, missing: '${c}'`);t[l]=new NativeFunction(p,d,u,Et)}return t.jvmti=Uh(t),t["JavaThread::thread_from_jni_environment"]===void 0&&(t["JavaThread::thread_from_jni_environment"]=Bh(t)),t}function Uh(n){let e=new Je(n),t;return e.perform(()=>{let r=e.tryGetEnvHandle(Ln.v1_0);if(r===null)throw new Error("JVMTI not available");t=new Ke(r,e);let o=Memory.alloc(8);o.writeU64(Tn.canTagObjects);let s=t.addCapabilities(o);we("getEnvJvmti::AddCapabilities",s)}),t}var Dh={x64:Vh};function Bh(n){let e=null,t=Dh[Process.arch];if(t!==void 0){let o=new Je(n).perform(s=>s.handle.readPointer().add(6*q).readPointer());e=Xe(o,t,{limit:11})}return e===null?()=>{throw new Error("Unable to make thread_from_jni_environment() helper for the current architecture")}:r=>r.add(e)}function Vh(n){if(n.mnemonic!=="lea")return null;let{base:e,disp:t}=n.operands[1].value;return e==="rdi"&&t<0?t:null}function Ea(n,e){}var Jo=class{constructor(e){this.methodId=e,this.method=e.readPointer(),this.originalMethod=null,this.newMethod=null,this.resolved=null,this.impl=null,this.key=e.toString(16)}replace(e,t,r,o,s){let{key:i}=this,a=un.get(i);a!==void 0&&(un.delete(i),this.method=a.method,this.originalMethod=a.originalMethod,this.newMethod=a.newMethod,this.resolved=a.resolved),this.impl=e,qn.set(i,this),_a(o)}revert(e){let{key:t}=this;qn.delete(t),un.set(t,this),_a(e)}resolveTarget(e,t,r,o){let{resolved:s,originalMethod:i,methodId:a}=this;if(s!==null)return s;if(i===null)return a;i.oldMethod.vtableIndexPtr.writeS32(-2);let c=Memory.alloc(q);return c.writePointer(this.method),this.resolved=c,c}};function _a(n){Ho||(Ho=!0,Script.nextTick(zh,n))}function zh(n){let e=new Map(qn),t=new Map(un);qn.clear(),un.clear(),Ho=!1,n.perform(r=>{let o=Ge(),s=o["JavaThread::thread_from_jni_environment"](r.handle),i=!1;Sa(()=>{e.forEach(a=>{let{method:l,originalMethod:c,impl:d,methodId:u,newMethod:p}=a;c===null?(a.originalMethod=va(l),a.newMethod=Jh(l,d,s),ga(a.newMethod,u,s)):o["Method::set_native_function"](p.method,d,0)}),t.forEach(a=>{let{originalMethod:l,methodId:c,newMethod:d}=a;if(l!==null){Gh(l);let u=l.oldMethod;u.oldMethod=d,ga(u,c,s),i=!0}})}),i&&$h(r.handle)})}function $h(n){let{fractions:e,shouldSweep:t,traversals:r,"NMethodSweeper::sweep_code_cache":o,"NMethodSweeper::sweep_in_progress":s,"NMethodSweeper::force_sweep":i,JVM_Sleep:a}=Ge();if(i!==void 0)Thread.sleep(.05),i(),Thread.sleep(.05),i();else{let l=r.readS64(),c=l+2;for(;c>l;)e.writeS32(1),a(n,NULL,50),s()||Sa(()=>{Thread.sleep(.05)}),t.readU8()===0&&(e.writeS32(1),o()),l=r.readS64()}}function Sa(n,e,t){let{execute:r,vtable:o,vtableSize:s,doItOffset:i,prologueOffset:a,epilogueOffset:l}=Rh(),c=Memory.dup(o,s),d=Memory.alloc(q*25);d.writePointer(c);let u=new NativeCallback(n,"void",["pointer"]);c.add(i).writePointer(u);let p=null;e!==void 0&&(p=new NativeCallback(e,"int",["pointer"]),c.add(a).writePointer(p));let f=null;t!==void 0&&(f=new NativeCallback(t,"void",["pointer"]),c.add(l).writePointer(f)),r(d)}function Hh(){let{vtableRedefineClasses:n,redefineClassesDoIt:e,redefineClassesDoItPrologue:t,redefineClassesDoItEpilogue:r,redefineClassesOnError:o,redefineClassesAllow:s,redefineClassesDispose0:i,redefineClassesDispose1:a,"VMThread::execute":l}=Ge(),c=n.add(2*q),d=15*q,u=Memory.dup(c,d),p=new NativeCallback(()=>{},"void",["pointer"]),f,_,h;for(let g=0;g!==d;g+=q){let y=u.add(g),E=y.readPointer();o!==void 0&&E.equals(o)||i!==void 0&&E.equals(i)||a!==void 0&&E.equals(a)?y.writePointer(p):E.equals(e)?f=g:E.equals(t)?(_=g,y.writePointer(s)):E.equals(r)&&(h=g,y.writePointer(p))}return{execute:l,emptyCallback:p,vtable:u,vtableSize:d,doItOffset:f,prologueOffset:_,epilogueOffset:h}}function wa(n){return new Jo(n)}function ga(n,e,t){let{method:r,oldMethod:o}=n,s=Ge();n.methodsArray.add(n.methodIndex*q).writePointer(r),n.vtableIndex>=0&&n.vtable.add(n.vtableIndex*q).writePointer(r),e.writePointer(r),o.accessFlagsPtr.writeU32((o.accessFlags|Th|Nh)>>>0);let i=s["OopMapCache::flush_obsolete_entries"];if(i!==void 0){let{oopMapCache:_}=n;_.isNull()||i(_)}let a=s["VM_RedefineClasses::mark_dependent_code"],l=s["VM_RedefineClasses::flush_dependent_code"];a!==void 0?(a(NULL,n.instanceKlass),l()):l(NULL,n.instanceKlass,t);let c=Memory.alloc(1);c.writeU8(1),s["ConstantPoolCache::adjust_method_entries"](n.cache,n.instanceKlass,c);let d=Memory.alloc(3*q),u=Memory.alloc(q);u.writePointer(s.doKlass),d.writePointer(u),d.add(q).writePointer(t),d.add(2*q).writePointer(t),s.redefineClass!==void 0&&s.redefineClass.writePointer(n.instanceKlass),s["ClassLoaderDataGraph::classes_do"](d);let p=s["ResolvedMethodTable::adjust_method_entries"];if(p!==void 0)p(c);else{let{memberNames:_}=n;if(!_.isNull()){let h=s["MemberNameTable::adjust_method_entries"];h!==void 0&&h(_,n.instanceKlass,c)}}let f=s["ClassLoaderDataGraph::clean_deallocate_lists"];f!==void 0&&f(0)}function Jh(n,e,t){let r=Ge(),o=va(n);o.constPtr.writePointer(o.const);let s=(o.accessFlags|Lh|Mh|jh|Oh)>>>0;if(o.accessFlagsPtr.writeU32(s),o.signatureHandler.writePointer(NULL),o.adapter.writePointer(NULL),o.i2iEntry.writePointer(NULL),r["Method::clear_code"](o.method),o.dataPtr.writePointer(NULL),o.countersPtr.writePointer(NULL),o.stackmapPtr.writePointer(NULL),r["Method::clear_native_function"](o.method),r["Method::set_native_function"](o.method,e,0),r["Method::restore_unshareable_info"](o.method,t),r.version>=17){let i=Memory.alloc(2*q);i.writePointer(o.method),i.add(q).writePointer(t),r["Method::link_method"](o.method,i,t)}return o}function va(n){let e=ba(),t=n.add(e.method.constMethodOffset).readPointer(),r=t.add(e.constMethod.sizeOffset).readS32()*q,o=Memory.alloc(r+e.method.size);Memory.copy(o,t,r);let s=o.add(r);Memory.copy(s,n,e.method.size);let i=ya(s,o,r),a=ya(n,t,r);return i.oldMethod=a,i}function ya(n,e,t){let r=Ge(),o=ba(),s=n.add(o.method.constMethodOffset),i=n.add(o.method.methodDataOffset),a=n.add(o.method.methodCountersOffset),l=n.add(o.method.accessFlagsOffset),c=l.readU32(),d=o.getAdapterPointer(n,e),u=n.add(o.method.i2iEntryOffset),p=n.add(o.method.signatureHandlerOffset),f=e.add(o.constMethod.constantPoolOffset).readPointer(),_=e.add(o.constMethod.stackmapDataOffset),h=f.add(o.constantPool.instanceKlassOffset).readPointer(),g=f.add(o.constantPool.cacheOffset).readPointer(),y=Ph(),E=h.add(y.methodsOffset).readPointer(),I=E.readS32(),A=E.add(q),M=e.add(o.constMethod.methodIdnumOffset).readU16(),O=n.add(o.method.vtableIndexOffset),N=O.readS32(),T=h.add(y.vtableOffset),w=h.add(y.oopMapCacheOffset).readPointer(),C=r.version>=10?h.add(y.memberNamesOffset).readPointer():NULL;return{method:n,methodSize:o.method.size,const:e,constSize:t,constPtr:s,dataPtr:i,countersPtr:a,stackmapPtr:_,instanceKlass:h,methodsArray:A,methodsCount:I,methodIndex:M,vtableIndex:N,vtableIndexPtr:O,vtable:T,accessFlags:c,accessFlagsPtr:l,adapter:d,i2iEntry:u,signatureHandler:p,memberNames:C,cache:g,oopMapCache:w}}function Gh(n){let{oldMethod:e}=n;e.accessFlagsPtr.writeU32(e.accessFlags),e.vtableIndexPtr.writeS32(e.vtableIndex)}function Zh(){let n=Ge(),{version:e}=n,t;e>=17?t="method:early":e>=9&&e<=16?t="const-method":t="method:late";let o=n["Method::size"](1)*q,s=q,i=2*q,a=3*q,l=4*q,c=t==="method:early"?q:0,d=l+c,u=d+4,p=u+4+8,f=p+q,_=c!==0?l:f,h=o-2*q,g=o-q,y=8,E=y+q,I=E+q,A=t==="const-method"?q:0,M=I+A,O=M+14,N=2*q,T=3*q;return{getAdapterPointer:A!==0?function(C,j){return j.add(I)}:function(C,j){return C.add(_)},method:{size:o,constMethodOffset:s,methodDataOffset:i,methodCountersOffset:a,accessFlagsOffset:d,vtableIndexOffset:u,i2iEntryOffset:p,nativeFunctionOffset:h,signatureHandlerOffset:g},constMethod:{constantPoolOffset:y,stackmapDataOffset:E,sizeOffset:M,methodIdnumOffset:O},constantPool:{cacheOffset:N,instanceKlassOffset:T}}}var qh={x64:Kh};function Wh(){let{version:n,createNewDefaultVtableIndices:e}=Ge(),t=qh[Process.arch];if(t===void 0)throw new Error(`Missing vtable offset parser for ${Process.arch}`);let r=Xe(e,t,{limit:32});if(r===null)throw new Error("Unable to deduce vtable offset");let o=n>=10&&n<=11||n>=15?17:18,s=r-7*q,i=r-17*q,a=r-o*q;return{vtableOffset:r,methodsOffset:s,memberNamesOffset:i,oopMapCacheOffset:a}}function Kh(n){if(n.mnemonic!=="mov")return null;let e=n.operands[0];if(e.type!=="mem")return null;let{value:t}=e;if(t.scale!==1)return null;let{disp:r}=t;return r<256?null:r+16}var ka=W;try{dn()}catch{ka=Ge}var fn=ka;var Xh=`#include <json-glib/json-glib.h>
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
`,Qh=/(.+)!([^/]+)\/?([isu]+)?/,Re=null,xa=null,St=class n{static build(e,t){return Ia(t),xa(e,t,r=>new n(Re.new(e,r,t)))}static enumerateMethods(e,t,r){Ia(r);let o=e.match(Qh);if(o===null)throw new Error("Invalid query; format is: class!method -- see documentation of Java.enumerateMethods(query) for details");let s=Memory.allocUtf8String(o[1]),i=Memory.allocUtf8String(o[2]),a=!1,l=!1,c=!1,d=o[3];d!==void 0&&(a=d.indexOf("s")!==-1,l=d.indexOf("i")!==-1,c=d.indexOf("u")!==-1);let u;if(t.jvmti!==null){let p=Re.enumerateMethodsJvm(s,i,Rt(a),Rt(l),Rt(c),r);try{u=JSON.parse(p.readUtf8String()).map(f=>{let _=ptr(f.loader);return f.loader=_.isNull()?null:_,f})}finally{Re.dealloc(p)}}else Pe(r.vm,r,p=>{let f=Re.enumerateMethodsArt(s,i,Rt(a),Rt(l),Rt(c));try{let _=t["art::JavaVMExt::AddGlobalRef"],{vm:h}=t;u=JSON.parse(f.readUtf8String()).map(g=>{let y=g.loader;return g.loader=y!==0?_(h,p,ptr(y)):null,g})}finally{Re.dealloc(f)}});return u}constructor(e){this.handle=e}has(e){return Re.has(this.handle,Memory.allocUtf8String(e))!==0}find(e){return Re.find(this.handle,Memory.allocUtf8String(e)).readUtf8String()}list(){let e=Re.list(this.handle);try{return JSON.parse(e.readUtf8String())}finally{Re.dealloc(e)}}};function Ia(n){Re===null&&(Re=Yh(n),xa=em(Re,n.vm))}function Yh(n){let e=fn(),{jvmti:t=null}=e,{pointerSize:r}=Process,o=8,s=r,i=7*r,a=10*4+5*r,l=o+s+i+a,d=Memory.alloc(l),u=d.add(o),p=u.add(s),{getDeclaredMethods:f,getDeclaredFields:_}=n.javaLangClass(),h=n.javaLangReflectMethod(),g=n.javaLangReflectField(),y=p;[t!==null?t:NULL,f,_,h.getName,h.getModifiers,g.getName,g.getModifiers].forEach(N=>{y=y.writePointer(N).add(r)});let E=p.add(i),{vm:I}=n;if(e.flavor==="art"){let N;if(t!==null)N=[0,0,0,0];else{let j=To(I).offset;N=[j.ifields,j.methods,j.sfields,j.copiedMethodsOffset]}let T=Le(I),w=Jn(I),C=E;[1,...N,T.size,T.offset.accessFlags,w.size,w.offset.accessFlags,4294967295].forEach(j=>{C=C.writeUInt(j).add(4)}),[e.artClassLinker.address,e["art::ClassLinker::VisitClasses"],e["art::mirror::Class::GetDescriptor"],e["art::ArtMethod::PrettyMethod"],Process.getModuleByName("libc.so").getExportByName("free")].forEach((j,v)=>{j===void 0&&(j=NULL),C=C.writePointer(j).add(r)})}let A=new CModule(Xh,{lock:d,models:u,java_api:p,art_api:E}),M={exceptions:"propagate"},O={exceptions:"propagate",scheduling:"exclusive"};return{handle:A,new:new NativeFunction(A.model_new,"pointer",["pointer","pointer","pointer"],M),has:new NativeFunction(A.model_has,"bool",["pointer","pointer"],O),find:new NativeFunction(A.model_find,"pointer",["pointer","pointer"],O),list:new NativeFunction(A.model_list,"pointer",["pointer"],O),enumerateMethodsArt:new NativeFunction(A.enumerate_methods_art,"pointer",["pointer","pointer","bool","bool","bool"],M),enumerateMethodsJvm:new NativeFunction(A.enumerate_methods_jvm,"pointer",["pointer","pointer","bool","bool","bool","pointer"],M),dealloc:new NativeFunction(A.dealloc,"void",["pointer"],O)}}function em(n,e){let t=fn();if(t.flavor!=="art")return tm;let r=t["art::JavaVMExt::DecodeGlobal"];return function(o,s,i){let a;return Pe(e,s,l=>{let c=r(e,l,o);a=i(c)}),a}}function tm(n,e,t){return t(NULL)}function Rt(n){return n?1:0}var pn=class{constructor(e,t){this.items=new Map,this.capacity=e,this.destroy=t}dispose(e){let{items:t,destroy:r}=this;t.forEach(o=>{r(o,e)}),t.clear()}get(e){let{items:t}=this,r=t.get(e);return r!==void 0&&(t.delete(e),t.set(e,r)),r}set(e,t,r){let{items:o}=this,s=o.get(e);if(s!==void 0)o.delete(e),this.destroy(s,r);else if(o.size===this.capacity){let i=o.keys().next().value,a=o.get(i);o.delete(i),this.destroy(a,r)}o.set(e,t)}};var hn=1,qo=256,Aa=65536,nm=305419896,Ca=32,La=12,Ta=8,Na=8,Ma=4,ja=4,Oa=12,rm=0,om=1,sm=2,im=3,am=4,lm=5,cm=6,dm=4096,um=4097,fm=4099,pm=8192,hm=8193,mm=8194,_m=8195,gm=8196,ym=8198,bm=24,Em=28,Sm=2,wm=24,Pa=m.from([3,0,7,14,0]),Go="Ldalvik/annotation/Throws;",vm=m.from([0]);function km(n){let e=new Wo,t=Object.assign({},n);return e.addClass(t),e.build()}var Wo=class{constructor(){this.classes=[]}addClass(e){this.classes.push(e)}build(){let e=Am(this.classes),{classes:t,interfaces:r,fields:o,methods:s,protos:i,parameters:a,annotationDirectories:l,annotationSets:c,throwsAnnotations:d,types:u,strings:p}=e,f=0,_=0,h=8,g=12,y=20,E=112;f+=E;let I=f,A=p.length*ja;f+=A;let M=f,O=u.length*Ma;f+=O;let N=f,T=i.length*La;f+=T;let w=f,C=o.length*Ta;f+=C;let j=f,v=s.length*Na;f+=v;let P=f,H=t.length*Ca;f+=H;let J=f,$=c.map(x=>{let V=f;return x.offset=V,f+=4+x.items.length*4,V}),Z=t.reduce((x,V)=>(V.classData.constructorMethods.forEach(Q=>{let[,te,Y]=Q;(te&qo)===0&&Y>=0&&(Q.push(f),x.push({offset:f,superConstructor:Y}),f+=wm)}),x),[]);l.forEach(x=>{x.offset=f,f+=16+x.methods.length*8});let ae=r.map(x=>{f=Zo(f,4);let V=f;return x.offset=V,f+=4+2*x.types.length,V}),ue=a.map(x=>{f=Zo(f,4);let V=f;return x.offset=V,f+=4+2*x.types.length,V}),ge=[],oe=p.map(x=>{let V=f,G=m.from(Te(x.length)),Q=m.from(x,"utf8"),te=m.concat([G,Q,vm]);return ge.push(te),f+=te.length,V}),he=Z.map(x=>{let V=f;return f+=Pa.length,V}),se=d.map(x=>{let V=xm(x);return x.offset=f,f+=V.length,V}),fe=t.map((x,V)=>{x.classData.offset=f;let G=Im(x);return f+=G.length,G}),ze=0,Xt=0;f=Zo(f,4);let X=f,Ce=r.length+a.length,qe=4+(o.length>0?1:0)+2+c.length+Z.length+l.length+(Ce>0?1:0)+1+he.length+d.length+t.length+1,_t=4+qe*Oa;f+=_t;let it=f-J,Tt=f,k=m.alloc(Tt);k.write(`dex
035`),k.writeUInt32LE(Tt,32),k.writeUInt32LE(E,36),k.writeUInt32LE(nm,40),k.writeUInt32LE(ze,44),k.writeUInt32LE(Xt,48),k.writeUInt32LE(X,52),k.writeUInt32LE(p.length,56),k.writeUInt32LE(I,60),k.writeUInt32LE(u.length,64),k.writeUInt32LE(M,68),k.writeUInt32LE(i.length,72),k.writeUInt32LE(N,76),k.writeUInt32LE(o.length,80),k.writeUInt32LE(o.length>0?w:0,84),k.writeUInt32LE(s.length,88),k.writeUInt32LE(j,92),k.writeUInt32LE(t.length,96),k.writeUInt32LE(P,100),k.writeUInt32LE(it,104),k.writeUInt32LE(J,108),oe.forEach((x,V)=>{k.writeUInt32LE(x,I+V*ja)}),u.forEach((x,V)=>{k.writeUInt32LE(x,M+V*Ma)}),i.forEach((x,V)=>{let[G,Q,te]=x,Y=N+V*La;k.writeUInt32LE(G,Y),k.writeUInt32LE(Q,Y+4),k.writeUInt32LE(te!==null?te.offset:0,Y+8)}),o.forEach((x,V)=>{let[G,Q,te]=x,Y=w+V*Ta;k.writeUInt16LE(G,Y),k.writeUInt16LE(Q,Y+2),k.writeUInt32LE(te,Y+4)}),s.forEach((x,V)=>{let[G,Q,te]=x,Y=j+V*Na;k.writeUInt16LE(G,Y),k.writeUInt16LE(Q,Y+2),k.writeUInt32LE(te,Y+4)}),t.forEach((x,V)=>{let{interfaces:G,annotationsDirectory:Q}=x,te=G!==null?G.offset:0,Y=Q!==null?Q.offset:0,Qt=0,je=P+V*Ca;k.writeUInt32LE(x.index,je),k.writeUInt32LE(x.accessFlags,je+4),k.writeUInt32LE(x.superClassIndex,je+8),k.writeUInt32LE(te,je+12),k.writeUInt32LE(x.sourceFileIndex,je+16),k.writeUInt32LE(Y,je+20),k.writeUInt32LE(x.classData.offset,je+24),k.writeUInt32LE(Qt,je+28)}),c.forEach((x,V)=>{let{items:G}=x,Q=$[V];k.writeUInt32LE(G.length,Q),G.forEach((te,Y)=>{k.writeUInt32LE(te.offset,Q+4+Y*4)})}),Z.forEach((x,V)=>{let{offset:G,superConstructor:Q}=x,te=1,Y=1,Qt=1,je=0,An=4;k.writeUInt16LE(te,G),k.writeUInt16LE(Y,G+2),k.writeUInt16LE(Qt,G+4),k.writeUInt16LE(je,G+6),k.writeUInt32LE(he[V],G+8),k.writeUInt32LE(An,G+12),k.writeUInt16LE(4208,G+16),k.writeUInt16LE(Q,G+18),k.writeUInt16LE(0,G+20),k.writeUInt16LE(14,G+22)}),l.forEach(x=>{let V=x.offset,G=0,Q=0,te=x.methods.length,Y=0;k.writeUInt32LE(G,V),k.writeUInt32LE(Q,V+4),k.writeUInt32LE(te,V+8),k.writeUInt32LE(Y,V+12),x.methods.forEach((Qt,je)=>{let An=V+16+je*8,[ed,td]=Qt;k.writeUInt32LE(ed,An),k.writeUInt32LE(td.offset,An+4)})}),r.forEach((x,V)=>{let G=ae[V];k.writeUInt32LE(x.types.length,G),x.types.forEach((Q,te)=>{k.writeUInt16LE(Q,G+4+te*2)})}),a.forEach((x,V)=>{let G=ue[V];k.writeUInt32LE(x.types.length,G),x.types.forEach((Q,te)=>{k.writeUInt16LE(Q,G+4+te*2)})}),ge.forEach((x,V)=>{x.copy(k,oe[V])}),he.forEach(x=>{Pa.copy(k,x)}),se.forEach((x,V)=>{x.copy(k,d[V].offset)}),fe.forEach((x,V)=>{x.copy(k,t[V].classData.offset)}),k.writeUInt32LE(qe,X);let ye=[[rm,1,_],[om,p.length,I],[sm,u.length,M],[im,i.length,N]];o.length>0&&ye.push([am,o.length,w]),ye.push([lm,s.length,j]),ye.push([cm,t.length,P]),c.forEach((x,V)=>{ye.push([fm,x.items.length,$[V]])}),Z.forEach(x=>{ye.push([hm,1,x.offset])}),l.forEach(x=>{ye.push([ym,1,x.offset])}),Ce>0&&ye.push([um,Ce,ae.concat(ue)[0]]),ye.push([mm,p.length,oe[0]]),he.forEach(x=>{ye.push([_m,1,x])}),d.forEach(x=>{ye.push([gm,1,x.offset])}),t.forEach(x=>{ye.push([pm,1,x.classData.offset])}),ye.push([dm,1,X]),ye.forEach((x,V)=>{let[G,Q,te]=x,Y=X+4+V*Oa;k.writeUInt16LE(G,Y),k.writeUInt32LE(Q,Y+4),k.writeUInt32LE(te,Y+8)});let gi=new Checksum("sha1");return gi.update(k.slice(g+y)),m.from(gi.getDigest()).copy(k,g),k.writeUInt32LE(jm(k,g),h),k}};function Im(n){let{instanceFields:e,constructorMethods:t,virtualMethods:r}=n.classData;return m.from([0].concat(Te(e.length)).concat(Te(t.length)).concat(Te(r.length)).concat(e.reduce((s,[i,a])=>s.concat(Te(i)).concat(Te(a)),[])).concat(t.reduce((s,[i,a,,l])=>s.concat(Te(i)).concat(Te(a)).concat(Te(l||0)),[])).concat(r.reduce((s,[i,a])=>s.concat(Te(i)).concat(Te(a)).concat([0]),[])))}function xm(n){let{thrownTypes:e}=n;return m.from([Sm].concat(Te(n.type)).concat([1]).concat(Te(n.value)).concat([Em,e.length]).concat(e.reduce((t,r)=>(t.push(bm,r),t),[])))}function Am(n){let e=new Set,t=new Set,r={},o=[],s=[],i={},a=new Set,l=new Set;n.forEach(v=>{let{name:P,superClass:H,sourceFileName:J}=v;e.add("this"),e.add(P),t.add(P),e.add(H),t.add(H),e.add(J),v.interfaces.forEach($=>{e.add($),t.add($)}),v.fields.forEach($=>{let[Z,ae]=$;e.add(Z),e.add(ae),t.add(ae),o.push([v.name,ae,Z])}),v.methods.some(([$])=>$==="<init>")||(v.methods.unshift(["<init>","V",[]]),a.add(P)),v.methods.forEach($=>{let[Z,ae,ue,ge=[],oe]=$;e.add(Z);let he=c(ae,ue),se=null;if(ge.length>0){let fe=ge.slice();fe.sort(),se=fe.join("|");let ze=i[se];ze===void 0&&(ze={id:se,types:fe},i[se]=ze),e.add(Go),t.add(Go),ge.forEach(Xt=>{e.add(Xt),t.add(Xt)}),e.add("value")}if(s.push([v.name,he,Z,se,oe]),Z==="<init>"){l.add(P+"|"+he);let fe=H+"|"+he;a.has(P)&&!l.has(fe)&&(s.push([H,he,Z,null,0]),l.add(fe))}})});function c(v,P){let H=[v].concat(P),J=H.join("|");if(r[J]!==void 0)return J;e.add(v),t.add(v),P.forEach(Z=>{e.add(Z),t.add(Z)});let $=H.map(Mm).join("");return e.add($),r[J]=[J,$,v,P],J}let d=Array.from(e);d.sort();let u=d.reduce((v,P,H)=>(v[P]=H,v),{}),p=Array.from(t).map(v=>u[v]);p.sort(Ra);let f=p.reduce((v,P,H)=>(v[d[P]]=H,v),{}),_=Object.keys(r).map(v=>r[v]);_.sort(Lm);let h={},g=_.map(v=>{let[,P,H,J]=v,$;if(J.length>0){let Z=J.join("|");$=h[Z],$===void 0&&($={types:J.map(ae=>f[ae]),offset:-1},h[Z]=$)}else $=null;return[u[P],f[H],$]}),y=_.reduce((v,P,H)=>{let[J]=P;return v[J]=H,v},{}),E=Object.keys(h).map(v=>h[v]),I=o.map(v=>{let[P,H,J]=v;return[f[P],f[H],u[J]]});I.sort(Tm);let A=s.map(v=>{let[P,H,J,$,Z]=v;return[f[P],y[H],u[J],$,Z]});A.sort(Nm);let M=Object.keys(i).map(v=>i[v]).map(v=>({id:v.id,type:f[Go],value:u.value,thrownTypes:v.types.map(P=>f[P]),offset:-1})),O=M.map(v=>({id:v.id,items:[v],offset:-1})),N=O.reduce((v,P,H)=>(v[P.id]=H,v),{}),T={},w=[],C=n.map(v=>{let P=f[v.name],H=hn,J=f[v.superClass],$,Z=v.interfaces.map(X=>f[X]);if(Z.length>0){Z.sort(Ra);let X=Z.join("|");$=T[X],$===void 0&&($={types:Z,offset:-1},T[X]=$)}else $=null;let ae=u[v.sourceFileName],ue=A.reduce((X,Ce,qe)=>{let[_t,it,Tt,k,ye]=Ce;return _t===P&&X.push([qe,Tt,k,it,ye]),X},[]),ge=null,oe=ue.filter(([,,X])=>X!==null).map(([X,,Ce])=>[X,O[N[Ce]]]);oe.length>0&&(ge={methods:oe,offset:-1},w.push(ge));let he=I.reduce((X,Ce,qe)=>{let[_t]=Ce;return _t===P&&X.push([qe>0?1:0,hn]),X},[]),se=u["<init>"],fe=ue.filter(([,X])=>X===se).map(([X,,,Ce])=>{if(a.has(v.name)){let qe=-1,_t=A.length;for(let it=0;it!==_t;it++){let[Tt,k,ye]=A[it];if(Tt===J&&ye===se&&k===Ce){qe=it;break}}return[X,hn|Aa,qe]}else return[X,hn|Aa|qo,-1]}),ze=Cm(ue.filter(([,X])=>X!==se).map(([X,,,,Ce])=>[X,Ce|hn|qo]));return{index:P,accessFlags:H,superClassIndex:J,interfaces:$,sourceFileIndex:ae,annotationsDirectory:ge,classData:{instanceFields:he,constructorMethods:fe,virtualMethods:ze,offset:-1}}}),j=Object.keys(T).map(v=>T[v]);return{classes:C,interfaces:j,fields:I,methods:A,protos:g,parameters:E,annotationDirectories:w,annotationSets:O,throwsAnnotations:M,types:p,strings:d}}function Cm(n){let e=0;return n.map(([t,r],o)=>{let s;return o===0?s=[t,r]:s=[t-e,r],e=t,s})}function Ra(n,e){return n-e}function Lm(n,e){let[,,t,r]=n,[,,o,s]=e;if(t<o)return-1;if(t>o)return 1;let i=r.join("|"),a=s.join("|");return i<a?-1:i>a?1:0}function Tm(n,e){let[t,r,o]=n,[s,i,a]=e;return t!==s?t-s:o!==a?o-a:r-i}function Nm(n,e){let[t,r,o]=n,[s,i,a]=e;return t!==s?t-s:o!==a?o-a:r-i}function Mm(n){let e=n[0];return e==="L"||e==="["?"L":n}function Te(n){if(n<=127)return[n];let e=[],t=!1;do{let r=n&127;n>>=7,t=n!==0,t&&(r|=128),e.push(r)}while(t);return e}function Zo(n,e){let t=n%e;return t===0?n:n+e-t}function jm(n,e){let t=1,r=0,o=n.length;for(let s=e;s<o;s++)t=(t+n[s])%65521,r=(r+t)%65521;return(r<<16|t)>>>0}var Fa=km;var Om=1,Ko=null,Ua=null;function Da(n){Ko=n}function Xo(n,e,t){let r=Ft(n);return r===null&&(n.indexOf("[")===0?r=Qo(n,e,t):(n[0]==="L"&&n[n.length-1]===";"&&(n=n.substring(1,n.length-1)),r=Rm(n,e,t))),Object.assign({className:n},r)}var Ba={boolean:{name:"Z",type:"uint8",size:1,byteSize:1,defaultValue:!1,isCompatible(n){return typeof n=="boolean"},fromJni(n){return!!n},toJni(n){return n?1:0},read(n){return n.readU8()},write(n,e){n.writeU8(e)},toString(){return this.name}},byte:{name:"B",type:"int8",size:1,byteSize:1,defaultValue:0,isCompatible(n){return Number.isInteger(n)&&n>=-128&&n<=127},fromJni:Fe,toJni:Fe,read(n){return n.readS8()},write(n,e){n.writeS8(e)},toString(){return this.name}},char:{name:"C",type:"uint16",size:1,byteSize:2,defaultValue:0,isCompatible(n){if(typeof n!="string"||n.length!==1)return!1;let e=n.charCodeAt(0);return e>=0&&e<=65535},fromJni(n){return String.fromCharCode(n)},toJni(n){return n.charCodeAt(0)},read(n){return n.readU16()},write(n,e){n.writeU16(e)},toString(){return this.name}},short:{name:"S",type:"int16",size:1,byteSize:2,defaultValue:0,isCompatible(n){return Number.isInteger(n)&&n>=-32768&&n<=32767},fromJni:Fe,toJni:Fe,read(n){return n.readS16()},write(n,e){n.writeS16(e)},toString(){return this.name}},int:{name:"I",type:"int32",size:1,byteSize:4,defaultValue:0,isCompatible(n){return Number.isInteger(n)&&n>=-2147483648&&n<=2147483647},fromJni:Fe,toJni:Fe,read(n){return n.readS32()},write(n,e){n.writeS32(e)},toString(){return this.name}},long:{name:"J",type:"int64",size:2,byteSize:8,defaultValue:0,isCompatible(n){return typeof n=="number"||n instanceof Int64},fromJni:Fe,toJni:Fe,read(n){return n.readS64()},write(n,e){n.writeS64(e)},toString(){return this.name}},float:{name:"F",type:"float",size:1,byteSize:4,defaultValue:0,isCompatible(n){return typeof n=="number"},fromJni:Fe,toJni:Fe,read(n){return n.readFloat()},write(n,e){n.writeFloat(e)},toString(){return this.name}},double:{name:"D",type:"double",size:2,byteSize:8,defaultValue:0,isCompatible(n){return typeof n=="number"},fromJni:Fe,toJni:Fe,read(n){return n.readDouble()},write(n,e){n.writeDouble(e)},toString(){return this.name}},void:{name:"V",type:"void",size:0,byteSize:0,defaultValue:void 0,isCompatible(n){return n===void 0},fromJni(){},toJni(){return NULL},toString(){return this.name}}},Pm=new Set(Object.values(Ba).map(n=>n.name));function Ft(n){let e=Ba[n];return e!==void 0?e:null}function Rm(n,e,t){let r=t._types[e?1:0],o=r[n];return o!==void 0||(n==="java.lang.Object"?o=Fm(t):o=Um(n,e,t),r[n]=o),o}function Fm(n){return{name:"Ljava/lang/Object;",type:"pointer",size:1,defaultValue:NULL,isCompatible(e){return e===null?!0:e===void 0?!1:e.$h instanceof NativePointer?!0:typeof e=="string"},fromJni(e,t,r){return e.isNull()?null:n.cast(e,n.use("java.lang.Object"),r)},toJni(e,t){return e===null?NULL:typeof e=="string"?t.newStringUtf(e):e.$h}}}function Um(n,e,t){let r=null,o=null,s=null;function i(){return r===null&&(r=t.use(n).class),r}function a(c){let d=i();return o===null&&(o=d.isInstance.overload("java.lang.Object")),o.call(d,c)}function l(){if(s===null){let c=i();s=t.use("java.lang.String").class.isAssignableFrom(c)}return s}return{name:wt(n),type:"pointer",size:1,defaultValue:NULL,isCompatible(c){return c===null?!0:c===void 0?!1:c.$h instanceof NativePointer?a(c):typeof c=="string"&&l()},fromJni(c,d,u){return c.isNull()?null:l()&&e?d.stringFromJni(c):t.cast(c,t.use(n),u)},toJni(c,d){return c===null?NULL:typeof c=="string"?d.newStringUtf(c):c.$h},toString(){return this.name}}}var Dm=[["Z","boolean"],["B","byte"],["C","char"],["D","double"],["F","float"],["I","int"],["J","long"],["S","short"]].reduce((n,[e,t])=>(n["["+e]=Bm("["+e,t),n),{});function Bm(n,e){let t=b.prototype,r=Jm(e),o={typeName:e,newArray:t["new"+r+"Array"],setRegion:t["set"+r+"ArrayRegion"],getElements:t["get"+r+"ArrayElements"],releaseElements:t["release"+r+"ArrayElements"]};return{name:n,type:"pointer",size:1,defaultValue:NULL,isCompatible(s){return Hm(s,e)},fromJni(s,i,a){return zm(s,o,i,a)},toJni(s,i){return $m(s,o,i)}}}function Qo(n,e,t){let r=Dm[n];if(r!==void 0)return r;if(n.indexOf("[")!==0)throw new Error("Unsupported type: "+n);let o=n.substring(1),s=Xo(o,e,t),i=0,a=o.length;for(;i!==a&&o[i]==="[";)i++;o=o.substring(i),o[0]==="L"&&o[o.length-1]===";"&&(o=o.substring(1,o.length-1));let l=o.replace(/\./g,"/");Pm.has(l)?l="[".repeat(i)+l:l="[".repeat(i)+"L"+l+";";let c="["+l;return o="[".repeat(i)+o,{name:n.replace(/\./g,"/"),type:"pointer",size:1,defaultValue:NULL,isCompatible(d){return d===null?!0:typeof d!="object"||d.length===void 0?!1:d.every(function(u){return s.isCompatible(u)})},fromJni(d,u,p){if(d.isNull())return null;let f=[],_=u.getArrayLength(d);for(let h=0;h!==_;h++){let g=u.getObjectArrayElement(d,h);try{f.push(s.fromJni(g,u))}finally{u.deleteLocalRef(g)}}try{f.$w=t.cast(d,t.use(c),p)}catch{t.use("java.lang.reflect.Array").newInstance(t.use(o).class,0),f.$w=t.cast(d,t.use(c),p)}return f.$dispose=Vm,f},toJni(d,u){if(d===null)return NULL;if(!(d instanceof Array))throw new Error("Expected an array");let p=d.$w;if(p!==void 0)return p.$h;let f=d.length,h=t.use(o).$borrowClassHandle(u);try{let g=u.newObjectArray(f,h.value,NULL);u.throwIfExceptionPending();for(let y=0;y!==f;y++){let E=s.toJni(d[y],u);try{u.setObjectArrayElement(g,y,E)}finally{s.type==="pointer"&&u.getObjectRefType(E)===Om&&u.deleteLocalRef(E)}u.throwIfExceptionPending()}return g}finally{h.unref(u)}}}}function Vm(){let n=this.length;for(let e=0;e!==n;e++){let t=this[e];if(t===null)continue;let r=t.$dispose;if(r===void 0)break;r.call(t)}this.$w.$dispose()}function zm(n,e,t,r){if(n.isNull())return null;let o=Ft(e.typeName),s=t.getArrayLength(n);return new Wn(n,e,o,s,t,r)}function $m(n,e,t){if(n===null)return NULL;let r=n.$h;if(r!==void 0)return r;let o=n.length,s=Ft(e.typeName),i=e.newArray.call(t,o);if(i.isNull())throw new Error("Unable to construct array");if(o>0){let a=s.byteSize,l=s.write,c=s.toJni,d=Memory.alloc(o*s.byteSize);for(let u=0;u!==o;u++)l(d.add(u*a),c(n[u]));e.setRegion.call(t,i,0,o,d),t.throwIfExceptionPending()}return i}function Hm(n,e){if(n===null)return!0;if(n instanceof Wn)return n.$s.typeName===e;if(!(typeof n=="object"&&n.length!==void 0))return!1;let r=Ft(e);return Array.prototype.every.call(n,o=>r.isCompatible(o))}function Wn(n,e,t,r,o,s=!0){if(s){let i=o.newGlobalRef(n);this.$h=i,this.$r=Script.bindWeak(this,o.vm.makeHandleDestructor(i))}else this.$h=n,this.$r=null;return this.$s=e,this.$t=t,this.length=r,new Proxy(this,Ua)}Ua={has(n,e){return e in n?!0:n.tryParseIndex(e)!==null},get(n,e,t){let r=n.tryParseIndex(e);return r===null?n[e]:n.readElement(r)},set(n,e,t,r){let o=n.tryParseIndex(e);return o===null?(n[e]=t,!0):(n.writeElement(o,t),!0)},ownKeys(n){let e=[],{length:t}=n;for(let r=0;r!==t;r++){let o=r.toString();e.push(o)}return e.push("length"),e},getOwnPropertyDescriptor(n,e){return n.tryParseIndex(e)!==null?{writable:!0,configurable:!0,enumerable:!0}:Object.getOwnPropertyDescriptor(n,e)}};Object.defineProperties(Wn.prototype,{$dispose:{enumerable:!0,value(){let n=this.$r;n!==null&&(this.$r=null,Script.unbindWeak(n))}},$clone:{value(n){return new Wn(this.$h,this.$s,this.$t,this.length,n)}},tryParseIndex:{value(n){if(typeof n=="symbol")return null;let e=parseInt(n);return isNaN(e)||e<0||e>=this.length?null:e}},readElement:{value(n){return this.withElements(e=>{let t=this.$t;return t.fromJni(t.read(e.add(n*t.byteSize)))})}},writeElement:{value(n,e){let{$h:t,$s:r,$t:o}=this,s=Ko.getEnv(),i=Memory.alloc(o.byteSize);o.write(i,o.toJni(e)),r.setRegion.call(s,t,n,1,i)}},withElements:{value(n){let{$h:e,$s:t}=this,r=Ko.getEnv(),o=t.getElements.call(r,e);if(o.isNull())throw new Error("Unable to get array elements");try{return n(o)}finally{t.releaseElements.call(r,e,o)}}},toJSON:{value(){let{length:n,$t:e}=this,{byteSize:t,fromJni:r,read:o}=e;return this.withElements(s=>{let i=[];for(let a=0;a!==n;a++){let l=r(o(s.add(a*t)));i.push(l)}return i})}},toString:{value(){return this.toJSON().toString()}}});function wt(n){return"L"+n.replace(/\./g,"/")+";"}function Jm(n){return n.charAt(0).toUpperCase()+n.slice(1)}function Fe(n){return n}var Gm=4,{ensureClassInitialized:Va,makeMethodMangler:Za}=Zn,Zm=8,ts=1,_n=2,Qe=3,Yo=1,ns=2,Kn=1,qa=2,za=Symbol("PENDING_USE"),$a="/data/local/tmp",{getCurrentThreadId:Qn,pointerSize:mn}=Process,ve={state:"empty",factories:[],loaders:null,Integer:null},K=null,re=null,Wa=null,Ka=null,Xa=null,Qa=null,Ya=null,Ha=null,es=null,Dt=new Map,lt=class n{static _initialize(e,t){K=e,re=t,Wa=t.flavor==="art",t.flavor==="jvm"&&(Va=Ea,Za=wa)}static _disposeAll(e){ve.factories.forEach(t=>{t._dispose(e)})}static get(e){let t=p_(),r=t.factories[0];if(e===null)return r;let o=t.loaders.get(e);if(o!==null){let i=r.cast(o,t.Integer);return t.factories[i.intValue()]}let s=new n;return s.loader=e,s.cacheDir=r.cacheDir,ss(s,e),s}constructor(){this.cacheDir=$a,this.codeCacheDir=$a+"/dalvik-cache",this.tempFileNaming={prefix:"frida",suffix:""},this._classes={},this._classHandles=new pn(10,Wm),this._patchedMethods=new Set,this._loader=null,this._types=[{},{}],ve.factories.push(this)}_dispose(e){Array.from(this._patchedMethods).forEach(t=>{t.implementation=null}),this._patchedMethods.clear(),Ro(),this._classHandles.dispose(e),this._classes={}}get loader(){return this._loader}set loader(e){let t=this._loader===null&&e!==null;this._loader=e,t&&ve.state==="ready"&&this===ve.factories[0]&&ss(this,e)}use(e,t={}){let r=t.cache!=="skip",o=r?this._getUsedClass(e):void 0;if(o===void 0)try{let s=K.getEnv(),{_loader:i}=this,a=i!==null?Xm(e,i,s):Km(e);o=this._make(e,a,s)}finally{r&&this._setUsedClass(e,o)}return o}_getUsedClass(e){let t;for(;(t=this._classes[e])===za;)Thread.sleep(.05);return t===void 0&&(this._classes[e]=za),t}_setUsedClass(e,t){t!==void 0?this._classes[e]=t:delete this._classes[e]}_make(e,t,r){let o=qm(),s=Object.create(as.prototype,{[Symbol.for("n")]:{value:e},$n:{get(){return this[Symbol.for("n")]}},[Symbol.for("C")]:{value:o},$C:{get(){return this[Symbol.for("C")]}},[Symbol.for("w")]:{value:null,writable:!0},$w:{get(){return this[Symbol.for("w")]},set(l){this[Symbol.for("w")]=l}},[Symbol.for("_s")]:{writable:!0},$_s:{get(){return this[Symbol.for("_s")]},set(l){this[Symbol.for("_s")]=l}},[Symbol.for("c")]:{value:[null]},$c:{get(){return this[Symbol.for("c")]}},[Symbol.for("m")]:{value:new Map},$m:{get(){return this[Symbol.for("m")]}},[Symbol.for("l")]:{value:null,writable:!0},$l:{get(){return this[Symbol.for("l")]},set(l){this[Symbol.for("l")]=l}},[Symbol.for("gch")]:{value:t},$gch:{get(){return this[Symbol.for("gch")]}},[Symbol.for("f")]:{value:this},$f:{get(){return this[Symbol.for("f")]}}});o.prototype=s;let i=new o(null);s[Symbol.for("w")]=i,s.$w=i;let a=i.$borrowClassHandle(r);try{let l=a.value;Va(r,l),s.$l=St.build(l,r)}finally{a.unref(r)}return i}retain(e){let t=K.getEnv();return e.$clone(t)}cast(e,t,r){let o=K.getEnv(),s=e.$h;s===void 0&&(s=e);let i=t.$borrowClassHandle(o);try{if(!o.isInstanceOf(s,i.value))throw new Error(`Cast from '${o.getObjectClassName(s)}' to '${t.$n}' isn't possible`)}finally{i.unref(o)}let a=t.$C;return new a(s,Kn,o,r)}wrap(e,t,r){let o=t.$C,s=new o(e,Kn,r,!1);return s.$r=Script.bindWeak(s,K.makeHandleDestructor(e)),s}array(e,t){let r=K.getEnv(),o=Ft(e);o!==null&&(e=o.name);let s=Qo("["+e,!1,this),i=s.toJni(t,r);return s.fromJni(i,r,!0)}registerClass(e){let t=K.getEnv(),r=[];try{let o=this.use("java.lang.Class"),s=t.javaLangReflectMethod(),i=t.vaMethod("pointer",[]),a=e.name,l=e.implements||[],c=e.superClass||this.use("java.lang.Object"),d=[],u=[],p={name:wt(a),sourceFileName:m_(a),superClass:wt(c.$n),interfaces:l.map(w=>wt(w.$n)),fields:d,methods:u},f=l.slice();l.forEach(w=>{Array.prototype.slice.call(w.class.getInterfaces()).forEach(C=>{let j=this.cast(C,o).getCanonicalName();f.push(this.use(j))})});let _=e.fields||{};Object.getOwnPropertyNames(_).forEach(w=>{let C=this._getType(_[w]);d.push([w,C.name])});let h={},g={};f.forEach(w=>{let C=w.$borrowClassHandle(t);r.push(C);let j=C.value;w.$ownMembers.filter(v=>w[v].overloads!==void 0).forEach(v=>{let P=w[v],H=P.overloads,J=H.map($=>Ja(v,$.returnType,$.argumentTypes));h[v]=[P,J,j],H.forEach(($,Z)=>{let ae=J[Z];g[ae]=[$,j]})})});let y=e.methods||{},I=Object.keys(y).reduce((w,C)=>{let j=y[C],v=C==="$init"?"<init>":C;return j instanceof Array?w.push(...j.map(P=>[v,P])):w.push([v,j]),w},[]),A=[];I.forEach(([w,C])=>{let j=Qe,v,P,H=[],J;if(typeof C=="function"){let ue=h[w];if(ue!==void 0&&Array.isArray(ue)){let[ge,oe,he]=ue;if(oe.length>1)throw new Error(`More than one overload matching '${w}': signature must be specified`);delete g[oe[0]];let se=ge.overloads[0];j=se.type,v=se.returnType,P=se.argumentTypes,J=C;let fe=t.toReflectedMethod(he,se.handle,0),ze=i(t.handle,fe,s.getGenericExceptionTypes);H=is(t,ze).map(wt),t.deleteLocalRef(ze),t.deleteLocalRef(fe)}else v=this._getType("void"),P=[],J=C}else{if(C.isStatic&&(j=_n),v=this._getType(C.returnType||"void"),P=(C.argumentTypes||[]).map(oe=>this._getType(oe)),J=C.implementation,typeof J!="function")throw new Error("Expected a function implementation for method: "+w);let ue=Ja(w,v,P),ge=g[ue];if(ge!==void 0){let[oe,he]=ge;delete g[ue],j=oe.type,v=oe.returnType,P=oe.argumentTypes;let se=t.toReflectedMethod(he,oe.handle,0),fe=i(t.handle,se,s.getGenericExceptionTypes);H=is(t,fe).map(wt),t.deleteLocalRef(fe),t.deleteLocalRef(se)}}let $=v.name,Z=P.map(ue=>ue.name),ae="("+Z.join("")+")"+$;u.push([w,$,Z,H,j===_n?Zm:0]),A.push([w,ae,j,v,P,J])});let M=Object.keys(g);if(M.length>0)throw new Error("Missing implementation for: "+M.join(", "));let O=Xn.fromBuffer(Fa(p),this);try{O.load()}finally{O.file.delete()}let N=this.use(e.name),T=I.length;if(T>0){let w=3*mn,C=Memory.alloc(T*w),j=[],v=[];A.forEach(([J,$,Z,ae,ue,ge],oe)=>{let he=Memory.allocUtf8String(J),se=Memory.allocUtf8String($),fe=el(J,N,Z,ae,ue,ge);C.add(oe*w).writePointer(he),C.add(oe*w+mn).writePointer(se),C.add(oe*w+2*mn).writePointer(fe),v.push(he,se),j.push(fe)});let P=N.$borrowClassHandle(t);r.push(P);let H=P.value;t.registerNatives(H,C,T),t.throwIfExceptionPending(),N.$nativeMethods=j}return N}finally{r.forEach(o=>{o.unref(t)})}}choose(e,t){let r=K.getEnv(),{flavor:o}=re;if(o==="jvm")this._chooseObjectsJvm(e,r,t);else if(o==="art"){let s=re["art::gc::Heap::VisitObjects"]===void 0;if(s&&re["art::gc::Heap::GetInstances"]===void 0)return this._chooseObjectsJvm(e,r,t);Pe(K,r,i=>{s?this._chooseObjectsArtPreA12(e,r,i,t):this._chooseObjectsArtLegacy(e,r,i,t)})}else this._chooseObjectsDalvik(e,r,t)}_chooseObjectsJvm(e,t,r){let o=this.use(e),{jvmti:s}=re,i=1,a=3,l=o.$borrowClassHandle(t),c=int64(l.value.toString());try{let d=new NativeCallback((y,E,I,A)=>(I.writeS64(c),i),"int",["int64","int64","pointer","pointer"]);s.iterateOverInstancesOfClass(l.value,a,d,l.value);let u=Memory.alloc(8);u.writeS64(c);let p=Memory.alloc(Gm),f=Memory.alloc(mn);s.getObjectsWithTags(1,u,p,f,NULL);let _=p.readS32(),h=f.readPointer(),g=[];for(let y=0;y!==_;y++)g.push(h.add(y*mn).readPointer());s.deallocate(h);try{for(let y of g){let E=this.cast(y,o);if(r.onMatch(E)==="stop")break}r.onComplete()}finally{g.forEach(y=>{t.deleteLocalRef(y)})}}finally{l.unref(t)}}_chooseObjectsArtPreA12(e,t,r,o){let s=this.use(e),i=cn.$new(r,K),a,l=s.$borrowClassHandle(t);try{let p=re["art::JavaVMExt::DecodeGlobal"](re.vm,r,l.value);a=i.newHandle(p)}finally{l.unref(t)}let c=0,d=ln.$new();re["art::gc::Heap::GetInstances"](re.artHeap,i,a,c,d);let u=d.handles.map(p=>t.newGlobalRef(p));d.$delete(),i.$delete();try{for(let p of u){let f=this.cast(p,s);if(o.onMatch(f)==="stop")break}o.onComplete()}finally{u.forEach(p=>{t.deleteGlobalRef(p)})}}_chooseObjectsArtLegacy(e,t,r,o){let s=this.use(e),i=[],a=re["art::JavaVMExt::AddGlobalRef"],l=re.vm,c,d=s.$borrowClassHandle(t);try{c=re["art::JavaVMExt::DecodeGlobal"](l,r,d.value).toInt32()}finally{d.unref(t)}let u=zo(c,p=>{i.push(a(l,r,p))});re["art::gc::Heap::VisitObjects"](re.artHeap,u,NULL);try{for(let p of i){let f=this.cast(p,s);if(o.onMatch(f)==="stop")break}}finally{i.forEach(p=>{t.deleteGlobalRef(p)})}o.onComplete()}_chooseObjectsDalvik(e,t,r){let o=this.use(e);if(re.addLocalReference===null){let i=Process.getModuleByName("libdvm.so"),a;switch(Process.arch){case"arm":a="2d e9 f0 41 05 46 15 4e 0c 46 7e 44 11 b3 43 68";break;case"ia32":a="8d 64 24 d4 89 5c 24 1c 89 74 24 20 e8 ?? ?? ?? ?? ?? ?? ?? ?? ?? ?? 85 d2";break}Memory.scan(i.base,i.size,a,{onMatch:(l,c)=>{let d;if(Process.arch==="arm")l=l.or(1),d=new NativeFunction(l,"pointer",["pointer","pointer"]);else{let u=Memory.alloc(Process.pageSize);Memory.patchCode(u,16,p=>{let f=new X86Writer(p,{pc:u});f.putMovRegRegOffsetPtr("eax","esp",4),f.putMovRegRegOffsetPtr("edx","esp",8),f.putJmpAddress(l),f.flush()}),d=new NativeFunction(u,"pointer",["pointer","pointer"]),d._thunk=u}return re.addLocalReference=d,K.perform(u=>{s(this,u)}),"stop"},onError(l){},onComplete(){re.addLocalReference===null&&r.onComplete()}})}else s(this,t);function s(i,a){let{DVM_JNI_ENV_OFFSET_SELF:l}=Zn,c=a.handle.add(l).readPointer(),d,u=o.$borrowClassHandle(a);try{d=re.dvmDecodeIndirectRef(c,u.value)}finally{u.unref(a)}let p=d.toMatchPattern(),f=re.dvmHeapSourceGetBase(),h=re.dvmHeapSourceGetLimit().sub(f).toInt32();Memory.scan(f,h,p,{onMatch:(g,y)=>{re.dvmIsValidObject(g)&&K.perform(E=>{let I=E.handle.add(l).readPointer(),A,M=re.addLocalReference(I,g);try{A=i.cast(M,o)}finally{E.deleteLocalRef(M)}if(r.onMatch(A)==="stop")return"stop"})},onError(g){},onComplete(){r.onComplete()}})}}openClassFile(e){return new Xn(e,null,this)}_getType(e,t=!0){return Xo(e,t,this)}};function qm(){return function(n,e,t,r){return as.call(this,n,e,t,r)}}function as(n,e,t,r=!0){if(n!==null)if(r){let o=t.newGlobalRef(n);this.$h=o,this.$r=Script.bindWeak(this,K.makeHandleDestructor(o))}else this.$h=n,this.$r=null;else this.$h=null,this.$r=null;return this.$t=e,new Proxy(this,Ka)}Ka={has(n,e){return e in n?!0:n.$has(e)},get(n,e,t){if(typeof e!="string"||e.startsWith("$")||e==="class")return n[e];let r=n.$find(e);return r!==null?r(t):n[e]},set(n,e,t,r){return n[e]=t,!0},ownKeys(n){return n.$list()},getOwnPropertyDescriptor(n,e){return Object.prototype.hasOwnProperty.call(n,e)?Object.getOwnPropertyDescriptor(n,e):{writable:!1,configurable:!0,enumerable:!0}}};Object.defineProperties(as.prototype,{[Symbol.for("new")]:{enumerable:!1,get(){return this.$getCtor("allocAndInit")}},$new:{enumerable:!0,get(){return this[Symbol.for("new")]}},[Symbol.for("alloc")]:{enumerable:!1,value(){let n=K.getEnv(),e=this.$borrowClassHandle(n);try{let t=n.allocObject(e.value);return this.$f.cast(t,this)}finally{e.unref(n)}}},$alloc:{enumerable:!0,get(){return this[Symbol.for("alloc")]}},[Symbol.for("init")]:{enumerable:!1,get(){return this.$getCtor("initOnly")}},$init:{enumerable:!0,get(){return this[Symbol.for("init")]}},[Symbol.for("dispose")]:{enumerable:!1,value(){let n=this.$r;n!==null&&(this.$r=null,Script.unbindWeak(n)),this.$h!==null&&(this.$h=void 0)}},$dispose:{enumerable:!0,get(){return this[Symbol.for("dispose")]}},[Symbol.for("clone")]:{enumerable:!1,value(n){let e=this.$C;return new e(this.$h,this.$t,n)}},$clone:{value(n){return this[Symbol.for("clone")](n)}},[Symbol.for("class")]:{enumerable:!1,get(){let n=K.getEnv(),e=this.$borrowClassHandle(n);try{let t=this.$f;return t.cast(e.value,t.use("java.lang.Class"))}finally{e.unref(n)}}},class:{enumerable:!0,get(){return this[Symbol.for("class")]}},[Symbol.for("className")]:{enumerable:!1,get(){let n=this.$h;return n===null?this.$n:K.getEnv().getObjectClassName(n)}},$className:{enumerable:!0,get(){return this[Symbol.for("className")]}},[Symbol.for("ownMembers")]:{enumerable:!1,get(){return this.$l.list()}},$ownMembers:{enumerable:!0,get(){return this[Symbol.for("ownMembers")]}},[Symbol.for("super")]:{enumerable:!1,get(){let n=K.getEnv(),e=this.$s.$C;return new e(this.$h,qa,n)}},$super:{enumerable:!0,get(){return this[Symbol.for("super")]}},[Symbol.for("s")]:{enumerable:!1,get(){let n=Object.getPrototypeOf(this),e=n.$_s;if(e===void 0){let t=K.getEnv(),r=this.$borrowClassHandle(t);try{let o=t.getSuperclass(r.value);if(o.isNull())e=null;else try{let s=t.getClassName(o),i=n.$f;if(e=i._getUsedClass(s),e===void 0)try{let a=Qm(this);e=i._make(s,a,t)}finally{i._setUsedClass(s,e)}}finally{t.deleteLocalRef(o)}}finally{r.unref(t)}n.$_s=e}return e}},$s:{get(){return this[Symbol.for("s")]}},[Symbol.for("isSameObject")]:{enumerable:!1,value(n){return K.getEnv().isSameObject(n.$h,this.$h)}},$isSameObject:{value(n){return this[Symbol.for("isSameObject")](n)}},[Symbol.for("getCtor")]:{enumerable:!1,value(n){let e=this.$c,t=e[0];if(t===null){let r=K.getEnv(),o=this.$borrowClassHandle(r);try{t=Ym(o.value,this.$w,r),e[0]=t}finally{o.unref(r)}}return t[n]}},$getCtor:{value(n){return this[Symbol.for("getCtor")](n)}},[Symbol.for("borrowClassHandle")]:{enumerable:!1,value(n){let e=this.$n,t=this.$f._classHandles,r=t.get(e);return r===void 0&&(r=new ls(this.$gch(n),n),t.set(e,r,n)),r.ref()}},$borrowClassHandle:{value(n){return this[Symbol.for("borrowClassHandle")](n)}},[Symbol.for("copyClassHandle")]:{enumerable:!1,value(n){let e=this.$borrowClassHandle(n);try{return n.newLocalRef(e.value)}finally{e.unref(n)}}},$copyClassHandle:{value(n){return this[Symbol.for("copyClassHandle")](n)}},[Symbol.for("getHandle")]:{enumerable:!1,value(n){let e=this.$h;if(e===void 0)throw new Error("Wrapper is disposed; perhaps it was borrowed from a hook instead of calling Java.retain() to make a long-lived wrapper?");return e}},$getHandle:{value(n){return this[Symbol.for("getHandle")](n)}},[Symbol.for("list")]:{enumerable:!1,value(){let n=this.$s,e=n!==null?n.$list():[],t=this.$l;return Array.from(new Set(e.concat(t.list())))}},$list:{get(){return this[Symbol.for("list")]}},[Symbol.for("has")]:{enumerable:!1,value(n){if(this.$m.has(n)||this.$l.has(n))return!0;let r=this.$s;return!!(r!==null&&r.$has(n))}},$has:{value(n){return this[Symbol.for("has")](n)}},[Symbol.for("find")]:{enumerable:!1,value(n){let e=this.$m,t=e.get(n);if(t!==void 0)return t;let o=this.$l.find(n);if(o!==null){let i=K.getEnv(),a=this.$borrowClassHandle(i);try{t=e_(n,o,a.value,this.$w,i)}finally{a.unref(i)}return e.set(n,t),t}let s=this.$s;return s!==null?s.$find(n):null}},$find:{value(n){return this[Symbol.for("find")](n)}},[Symbol.for("toJSON")]:{enumerable:!1,value(){let n=this.$n;if(this.$h===null)return`<class: ${n}>`;let t=this.$className;return n===t?`<instance: ${n}>`:`<instance: ${n}, $className: ${t}>`}},toJSON:{get(){return this[Symbol.for("toJSON")]}}});function ls(n,e){this.value=e.newGlobalRef(n),e.deleteLocalRef(n),this.refs=1}ls.prototype.ref=function(){return this.refs++,this};ls.prototype.unref=function(n){--this.refs===0&&n.deleteGlobalRef(this.value)};function Wm(n,e){n.unref(e)}function Km(n){let e=n.replace(/\./g,"/");return function(t){let r=Qn();nl(r);try{return t.findClass(e)}finally{rl(r)}}}function Xm(n,e,t){return es===null&&(Ha=t.vaMethod("pointer",["pointer"]),es=e.loadClass.overload("java.lang.String").handle),t=null,function(r){let o=r.newStringUtf(n),s=Qn();nl(s);try{let i=Ha(r.handle,e.$h,es,o);return r.throwIfExceptionPending(),i}finally{rl(s),r.deleteLocalRef(o)}}}function Qm(n){return function(e){let t=n.$borrowClassHandle(e);try{return e.getSuperclass(t.value)}finally{t.unref(e)}}}function Ym(n,e,t){let{$n:r,$f:o}=e,s=h_(r),i=t.javaLangClass(),a=t.javaLangReflectConstructor(),l=t.vaMethod("pointer",[]),c=t.vaMethod("uint8",[]),d=[],u=[],p=o._getType(r,!1),f=o._getType("void",!1),_=l(t.handle,n,i.getDeclaredConstructors);try{let h=t.getArrayLength(_);if(h!==0)for(let g=0;g!==h;g++){let y,E,I=t.getObjectArrayElement(_,g);try{y=t.fromReflectedMethod(I),E=l(t.handle,I,a.getGenericParameterTypes)}finally{t.deleteLocalRef(I)}let A;try{A=is(t,E).map(M=>o._getType(M))}finally{t.deleteLocalRef(E)}d.push(Ut(s,e,ts,y,p,A,t)),u.push(Ut(s,e,Qe,y,f,A,t))}else{if(c(t.handle,n,i.isInterface))throw new Error("cannot instantiate an interface");let y=t.javaLangObject(),E=t.getMethodId(y,"<init>","()V");d.push(Ut(s,e,ts,E,p,[],t)),u.push(Ut(s,e,Qe,E,f,[],t))}}finally{t.deleteLocalRef(_)}if(u.length===0)throw new Error("no supported overloads");return{allocAndInit:rs(d),initOnly:rs(u)}}function e_(n,e,t,r,o){return e.startsWith("m")?t_(n,e,t,r,o):d_(n,e,t,r,o)}function t_(n,e,t,r,o){let{$f:s}=r,i=e.split(":").slice(1),a=o.javaLangReflectMethod(),l=o.vaMethod("pointer",[]),c=o.vaMethod("uint8",[]),d=i.map(p=>{let f=p[0]==="s"?_n:Qe,_=ptr(p.substr(1)),h,g=[],y=o.toReflectedMethod(t,_,f===_n?1:0);try{let E=!!c(o.handle,y,a.isVarArgs),I=l(o.handle,y,a.getGenericReturnType);o.throwIfExceptionPending();try{h=s._getType(o.getTypeName(I))}finally{o.deleteLocalRef(I)}let A=l(o.handle,y,a.getParameterTypes);try{let M=o.getArrayLength(A);for(let O=0;O!==M;O++){let N=o.getObjectArrayElement(A,O),T;try{T=E&&O===M-1?o.getArrayTypeName(N):o.getTypeName(N)}finally{o.deleteLocalRef(N)}let w=s._getType(T);g.push(w)}}finally{o.deleteLocalRef(A)}}catch{return null}finally{o.deleteLocalRef(y)}return Ut(n,r,f,_,h,g,o)}).filter(p=>p!==null);if(d.length===0)throw new Error("No supported overloads");n==="valueOf"&&a_(d);let u=rs(d);return function(p){return u}}function rs(n){let e=n_();return Object.setPrototypeOf(e,Xa),e._o=n,e}function n_(){let n=function(){return n.invoke(this,arguments)};return n}Xa=Object.create(Function.prototype,{overloads:{enumerable:!0,get(){return this._o}},overload:{value(...n){let e=this._o,t=n.length,r=n.join(":");for(let o=0;o!==e.length;o++){let s=e[o],{argumentTypes:i}=s;if(i.length!==t)continue;if(i.map(l=>l.className).join(":")===r)return s}os(this.methodName,this.overloads,"specified argument types do not match any of:")}},methodName:{enumerable:!0,get(){return this._o[0].methodName}},holder:{enumerable:!0,get(){return this._o[0].holder}},type:{enumerable:!0,get(){return this._o[0].type}},handle:{enumerable:!0,get(){return vt(this),this._o[0].handle}},implementation:{enumerable:!0,get(){return vt(this),this._o[0].implementation},set(n){vt(this),this._o[0].implementation=n}},returnType:{enumerable:!0,get(){return vt(this),this._o[0].returnType}},argumentTypes:{enumerable:!0,get(){return vt(this),this._o[0].argumentTypes}},canInvokeWith:{enumerable:!0,get(n){return vt(this),this._o[0].canInvokeWith}},clone:{enumerable:!0,value(n){return vt(this),this._o[0].clone(n)}},invoke:{value(n,e){let t=this._o,r=n.$h!==null;for(let o=0;o!==t.length;o++){let s=t[o];if(s.canInvokeWith(e)){if(s.type===Qe&&!r){let i=this.methodName;if(i==="toString")return`<class: ${n.$n}>`;throw new Error(i+": cannot call instance method without an instance")}return s.apply(n,e)}}if(this.methodName==="toString")return`<class: ${n.$n}>`;os(this.methodName,this.overloads,"argument types do not match any of:")}}});function Ja(n,e,t){return`${e.className} ${n}(${t.map(r=>r.className).join(", ")})`}function vt(n){let e=n._o;e.length>1&&os(e[0].methodName,e,"has more than one overload, use .overload(<signature>) to choose from:")}function os(n,e,t){let o=e.slice().sort((s,i)=>s.argumentTypes.length-i.argumentTypes.length).map(s=>s.argumentTypes.length>0?".overload('"+s.argumentTypes.map(a=>a.className).join("', '")+"')":".overload()");throw new Error(`${n}(): ${t}
	${o.join(`
	`)}`)}function Ut(n,e,t,r,o,s,i,a){let l=o.type,c=s.map(p=>p.type);i===null&&(i=K.getEnv());let d,u;return t===Qe?(d=i.vaMethod(l,c,a),u=i.nonvirtualVaMethod(l,c,a)):t===_n?(d=i.staticVaMethod(l,c,a),u=d):(d=i.constructor(c,a),u=d),r_([n,e,t,r,o,s,d,u])}function r_(n){let e=o_();return Object.setPrototypeOf(e,Qa),e._p=n,e}function o_(){let n=function(){return n.invoke(this,arguments)};return n}Qa=Object.create(Function.prototype,{methodName:{enumerable:!0,get(){return this._p[0]}},holder:{enumerable:!0,get(){return this._p[1]}},type:{enumerable:!0,get(){return this._p[2]}},handle:{enumerable:!0,get(){return this._p[3]}},implementation:{enumerable:!0,get(){let n=this._r;return n!==void 0?n:null},set(n){let e=this._p,t=e[1];if(e[2]===ts)throw new Error("Reimplementing $new is not possible; replace implementation of $init instead");let o=this._r;if(o!==void 0&&(t.$f._patchedMethods.delete(this),o._m.revert(K),this._r=void 0),n!==null){let[s,i,a,l,c,d]=e,u=el(s,i,a,c,d,n,this),p=Za(l);u._m=p,this._r=u,p.replace(u,a===Qe,d,K,re),t.$f._patchedMethods.add(this)}}},returnType:{enumerable:!0,get(){return this._p[4]}},argumentTypes:{enumerable:!0,get(){return this._p[5]}},canInvokeWith:{enumerable:!0,value(n){let e=this._p[5];return n.length!==e.length?!1:e.every((t,r)=>t.isCompatible(n[r]))}},clone:{enumerable:!0,value(n){let e=this._p.slice(0,6);return Ut(...e,null,n)}},invoke:{value(n,e){let t=K.getEnv(),r=this._p,o=r[2],s=r[4],i=r[5],a=this._r,l=o===Qe,c=e.length,d=2+c;t.pushLocalFrame(d);let u=null;try{let p;l?p=n.$getHandle():(u=n.$borrowClassHandle(t),p=u.value);let f,_=n.$t;a===void 0?f=r[3]:(f=a._m.resolveTarget(n,l,t,re),Wa&&a._c.has(Qn())&&(_=qa));let h=[t.handle,p,f];for(let E=0;E!==c;E++)h.push(i[E].toJni(e[E],t));let g;_===Kn?g=r[6]:(g=r[7],l&&h.splice(2,0,n.$copyClassHandle(t)));let y=g.apply(null,h);return t.throwIfExceptionPending(),s.fromJni(y,t,!0)}finally{u!==null&&u.unref(t),t.popLocalFrame(NULL)}}},toString:{enumerable:!0,value(){return`function ${this.methodName}(${this.argumentTypes.map(n=>n.className).join(", ")}): ${this.returnType.className}`}}});function el(n,e,t,r,o,s,i=null){let a=new Set,l=s_([n,e,t,r,o,s,i,a]),c=new NativeCallback(l,r.type,["pointer","pointer"].concat(o.map(d=>d.type)));return c._c=a,c}function s_(n){return function(){return i_(arguments,n)}}function i_(n,e){let t=new b(n[0],K),[r,o,s,i,a,l,c,d]=e,u=[],p;if(s===Qe){let h=o.$C;p=new h(n[1],Kn,t,!1)}else p=o;let f=Qn();t.pushLocalFrame(3);let _=!0;K.link(f,t);try{d.add(f);let h;c===null||!Dt.has(f)?h=l:h=c;let g=[],y=n.length-2;for(let A=0;A!==y;A++){let O=a[A].fromJni(n[2+A],t,!1);g.push(O),u.push(O)}let E=h.apply(p,g);if(!i.isCompatible(E))throw new Error(`Implementation for ${r} expected return value compatible with ${i.className}`);let I=i.toJni(E,t);return i.type==="pointer"&&(I=t.popLocalFrame(I),_=!1,u.push(E)),I}catch(h){let g=h.$h;return g!==void 0?t.throw(g):Script.nextTick(()=>{throw h}),i.defaultValue}finally{K.unlink(f),_&&t.popLocalFrame(NULL),d.delete(f),u.forEach(h=>{if(h===null)return;let g=h.$dispose;g!==void 0&&g.call(h)})}}function a_(n){let{holder:e,type:t}=n[0];n.some(o=>o.type===t&&o.argumentTypes.length===0)||n.push(l_([e,t]))}function l_(n){let e=c_();return Object.setPrototypeOf(e,Ya),e._p=n,e}function c_(){return function(){return this}}Ya=Object.create(Function.prototype,{methodName:{enumerable:!0,get(){return"valueOf"}},holder:{enumerable:!0,get(){return this._p[0]}},type:{enumerable:!0,get(){return this._p[1]}},handle:{enumerable:!0,get(){return NULL}},implementation:{enumerable:!0,get(){return null},set(n){}},returnType:{enumerable:!0,get(){let n=this.holder;return n.$f.use(n.$n)}},argumentTypes:{enumerable:!0,get(){return[]}},canInvokeWith:{enumerable:!0,value(n){return n.length===0}},clone:{enumerable:!0,value(n){throw new Error("Invalid operation")}}});function d_(n,e,t,r,o){let s=e[2]==="s"?Yo:ns,i=ptr(e.substr(3)),{$f:a}=r,l,c=o.toReflectedField(t,i,s===Yo?1:0);try{l=o.vaMethod("pointer",[])(o.handle,c,o.javaLangReflectField().getGenericType),o.throwIfExceptionPending()}finally{o.deleteLocalRef(c)}let d;try{d=a._getType(o.getTypeName(l))}finally{o.deleteLocalRef(l)}let u,p,f=d.type;return s===Yo?(u=o.getStaticField(f),p=o.setStaticField(f)):(u=o.getField(f),p=o.setField(f)),u_([s,d,i,u,p])}function u_(n){return function(e){return new tl([e].concat(n))}}function tl(n){this._p=n}Object.defineProperties(tl.prototype,{value:{enumerable:!0,get(){let[n,e,t,r,o]=this._p,s=K.getEnv();s.pushLocalFrame(4);let i=null;try{let a;if(e===ns){if(a=n.$getHandle(),a===null)throw new Error("Cannot access an instance field without an instance")}else i=n.$borrowClassHandle(s),a=i.value;let l=o(s.handle,a,r);return s.throwIfExceptionPending(),t.fromJni(l,s,!0)}finally{i!==null&&i.unref(s),s.popLocalFrame(NULL)}},set(n){let[e,t,r,o,,s]=this._p,i=K.getEnv();i.pushLocalFrame(4);let a=null;try{let l;if(t===ns){if(l=e.$getHandle(),l===null)throw new Error("Cannot access an instance field without an instance")}else a=e.$borrowClassHandle(i),l=a.value;if(!r.isCompatible(n))throw new Error(`Expected value compatible with ${r.className}`);let c=r.toJni(n,i);s(i.handle,l,o,c),i.throwIfExceptionPending()}finally{a!==null&&a.unref(i),i.popLocalFrame(NULL)}}},holder:{enumerable:!0,get(){return this._p[0]}},fieldType:{enumerable:!0,get(){return this._p[1]}},fieldReturnType:{enumerable:!0,get(){return this._p[2]}},toString:{enumerable:!0,value(){let n=`Java.Field{holder: ${this.holder}, fieldType: ${this.fieldType}, fieldReturnType: ${this.fieldReturnType}, value: ${this.value}}`;return n.length<200?n:`Java.Field{
	holder: ${this.holder},
	fieldType: ${this.fieldType},
	fieldReturnType: ${this.fieldReturnType},
	value: ${this.value},
}`.split(`
`).map(t=>t.length>200?t.slice(0,t.indexOf(" ")+1)+"...,":t).join(`
`)}}});var Xn=class n{static fromBuffer(e,t){let r=Ga(t),o=r.getCanonicalPath().toString(),s=new File(o,"w");return s.write(e.buffer),s.close(),f_(o,t),new n(o,r,t)}constructor(e,t,r){this.path=e,this.file=t,this._factory=r}load(){let{_factory:e}=this,{codeCacheDir:t}=e,r=e.use("dalvik.system.DexClassLoader"),o=e.use("java.io.File"),s=this.file;if(s===null&&(s=e.use("java.io.File").$new(this.path)),!s.exists())throw new Error("File not found");o.$new(t).mkdirs(),e.loader=r.$new(s.getCanonicalPath(),t,null,e.loader),K.preventDetachDueToClassLoader()}getClassNames(){let{_factory:e}=this,t=e.use("dalvik.system.DexFile"),r=Ga(e),o=t.loadDex(this.path,r.getCanonicalPath(),0),s=[],i=o.entries();for(;i.hasMoreElements();)s.push(i.nextElement().toString());return s}};function Ga(n){let{cacheDir:e,tempFileNaming:t}=n,r=n.use("java.io.File"),o=r.$new(e);return o.mkdirs(),r.createTempFile(t.prefix,t.suffix+".dex",o)}function f_(n,e){e.use("java.io.File").$new(n).setWritable(!1,!1)}function p_(){switch(ve.state){case"empty":{ve.state="pending";let n=ve.factories[0],e=n.use("java.util.HashMap"),t=n.use("java.lang.Integer");ve.loaders=e.$new(),ve.Integer=t;let r=n.loader;return r!==null&&ss(n,r),ve.state="ready",ve}case"pending":do Thread.sleep(.05);while(ve.state==="pending");return ve;case"ready":return ve}}function ss(n,e){let{factories:t,loaders:r,Integer:o}=ve,s=o.$new(t.indexOf(n));r.put(e,s);for(let i=e.getParent();i!==null&&!r.containsKey(i);i=i.getParent())r.put(i,s)}function nl(n){let e=Dt.get(n);e===void 0&&(e=0),e++,Dt.set(n,e)}function rl(n){let e=Dt.get(n);if(e===void 0)throw new Error(`Thread ${n} is not ignored`);e--,e===0?Dt.delete(n):Dt.set(n,e)}function h_(n){return n.slice(n.lastIndexOf(".")+1)}function is(n,e){let t=[],r=n.getArrayLength(e);for(let o=0;o!==r;o++){let s=n.getObjectArrayElement(e,o);try{t.push(n.getTypeName(s))}finally{n.deleteLocalRef(s)}}return t}function m_(n){let e=n.split(".");return e[e.length-1]+".java"}var __=4,ol=Process.pointerSize,cs=class{ACC_PUBLIC=1;ACC_PRIVATE=2;ACC_PROTECTED=4;ACC_STATIC=8;ACC_FINAL=16;ACC_SYNCHRONIZED=32;ACC_BRIDGE=64;ACC_VARARGS=128;ACC_NATIVE=256;ACC_ABSTRACT=1024;ACC_STRICT=2048;ACC_SYNTHETIC=4096;constructor(){this.classFactory=null,this.ClassFactory=lt,this.vm=null,this.api=null,this._initialized=!1,this._apiError=null,this._wakeupHandler=null,this._pollListener=null,this._pendingMainOps=[],this._pendingVmOps=[],this._cachedIsAppProcess=null;try{this._tryInitialize()}catch{}}_tryInitialize(){if(this._initialized)return!0;if(this._apiError!==null)throw this._apiError;let e;try{e=fn(),this.api=e}catch(r){throw this._apiError=r,r}if(e===null)return!1;let t=new Je(e);return this.vm=t,Da(t),lt._initialize(t,e),this.classFactory=new lt,this._initialized=!0,!0}_dispose(){if(this.api===null)return;let{vm:e}=this;e.perform(t=>{lt._disposeAll(t),b.dispose(t)}),Script.nextTick(()=>{Je.dispose(e)})}get available(){return this._tryInitialize()}get androidVersion(){return dn()}synchronized(e,t){let{$h:r=e}=e;if(!(r instanceof NativePointer))throw new Error("Java.synchronized: the first argument `obj` must be either a pointer or a Java instance");let o=this.vm.getEnv();we("VM::MonitorEnter",o.monitorEnter(r));try{t()}finally{o.monitorExit(r)}}enumerateLoadedClasses(e){this._checkAvailable();let{flavor:t}=this.api;t==="jvm"?this._enumerateLoadedClassesJvm(e):t==="art"?this._enumerateLoadedClassesArt(e):this._enumerateLoadedClassesDalvik(e)}enumerateLoadedClassesSync(){let e=[];return this.enumerateLoadedClasses({onMatch(t){e.push(t)},onComplete(){}}),e}enumerateClassLoaders(e){this._checkAvailable();let{flavor:t}=this.api;if(t==="jvm")this._enumerateClassLoadersJvm(e);else if(t==="art")this._enumerateClassLoadersArt(e);else throw new Error("Enumerating class loaders is not supported on Dalvik")}enumerateClassLoadersSync(){let e=[];return this.enumerateClassLoaders({onMatch(t){e.push(t)},onComplete(){}}),e}_enumerateLoadedClassesJvm(e){let{api:t,vm:r}=this,{jvmti:o}=t,s=r.getEnv(),i=Memory.alloc(__),a=Memory.alloc(ol);o.getLoadedClasses(i,a);let l=i.readS32(),c=a.readPointer(),d=[];for(let u=0;u!==l;u++)d.push(c.add(u*ol).readPointer());o.deallocate(c);try{for(let u of d){let p=s.getClassName(u);e.onMatch(p,u)}e.onComplete()}finally{d.forEach(u=>{s.deleteLocalRef(u)})}}_enumerateClassLoadersJvm(e){this.choose("java.lang.ClassLoader",e)}_enumerateLoadedClassesArt(e){let{vm:t,api:r}=this,o=t.getEnv(),s=r["art::JavaVMExt::AddGlobalRef"],{vm:i}=r;Pe(t,o,a=>{let l=jo(c=>{let d=s(i,a,c);try{let u=o.getClassName(d);e.onMatch(u,d)}finally{o.deleteGlobalRef(d)}return!0});r["art::ClassLinker::VisitClasses"](r.artClassLinker.address,l)}),e.onComplete()}_enumerateClassLoadersArt(e){let{classFactory:t,vm:r,api:o}=this,s=r.getEnv(),i=o["art::ClassLinker::VisitClassLoaders"];if(i===void 0)throw new Error("This API is only available on Android >= 7.0");let a=t.use("java.lang.ClassLoader"),l=[],c=o["art::JavaVMExt::AddGlobalRef"],{vm:d}=o;Pe(r,s,u=>{let p=Oo(f=>(l.push(c(d,u,f)),!0));Mo(()=>{i(o.artClassLinker.address,p)})});try{l.forEach(u=>{let p=t.cast(u,a);e.onMatch(p)})}finally{l.forEach(u=>{s.deleteGlobalRef(u)})}e.onComplete()}_enumerateLoadedClassesDalvik(e){let{api:t}=this,r=ptr("0xcbcacccd"),o=172,s=8,a=t.gDvm.add(o).readPointer(),l=a.readS32(),d=a.add(12).readPointer(),u=l*s;for(let p=0;p<u;p+=s){let _=d.add(p).add(4).readPointer();if(_.isNull()||_.equals(r))continue;let g=_.add(24).readPointer().readUtf8String();if(g.startsWith("L")){let y=g.substring(1,g.length-1).replace(/\//g,".");e.onMatch(y)}}e.onComplete()}enumerateMethods(e){let{classFactory:t}=this,r=this.vm.getEnv(),o=t.use("java.lang.ClassLoader");return St.enumerateMethods(e,this.api,r).map(s=>{let i=s.loader;return s.loader=i!==null?t.wrap(i,o,r):null,s})}scheduleOnMainThread(e){this.performNow(()=>{this._pendingMainOps.push(e);let{_wakeupHandler:t}=this;if(t===null){let{classFactory:r}=this,o=r.use("android.os.Handler"),s=r.use("android.os.Looper");t=o.$new(s.getMainLooper()),this._wakeupHandler=t}this._pollListener===null&&(this._pollListener=Interceptor.attach(Process.getModuleByName("libc.so").getExportByName("epoll_wait"),this._makePollHook()),Interceptor.flush()),t.sendEmptyMessage(1)})}_makePollHook(){let e=Process.id,{_pendingMainOps:t}=this;return function(){if(this.threadId!==e)return;let r;for(;(r=t.shift())!==void 0;)try{r()}catch(o){Script.nextTick(()=>{throw o})}}}perform(e){if(this._checkAvailable(),!this._isAppProcess()||this.classFactory.loader!==null)try{this.vm.perform(e)}catch(t){Script.nextTick(()=>{throw t})}else this._pendingVmOps.push(e),this._pendingVmOps.length===1&&this._performPendingVmOpsWhenReady()}performNow(e){return this._checkAvailable(),this.vm.perform(()=>{let{classFactory:t}=this;if(this._isAppProcess()&&t.loader===null){let o=t.use("android.app.ActivityThread").currentApplication();o!==null&&sl(t,o)}return e()})}_performPendingVmOpsWhenReady(){this.vm.perform(()=>{let{classFactory:e}=this,t=e.use("android.app.ActivityThread"),r=t.currentApplication();if(r!==null){sl(e,r),this._performPendingVmOps();return}let o=this,s=!1,i="early",a=t.handleBindApplication;a.implementation=function(d){if(d.instrumentationName.value!==null){i="late";let p=e.use("android.app.LoadedApk").makeApplication;p.implementation=function(f,_){return s||(s=!0,il(e,this),o._performPendingVmOps()),p.apply(this,arguments)}}a.apply(this,arguments)};let c=t.getPackageInfo.overloads.map(d=>[d.argumentTypes.length,d]).sort(([d],[u])=>u-d).map(([d,u])=>u)[0];c.implementation=function(...d){let u=c.call(this,...d);return!s&&i==="early"&&(s=!0,il(e,u),o._performPendingVmOps()),u}})}_performPendingVmOps(){let{vm:e,_pendingVmOps:t}=this,r;for(;(r=t.shift())!==void 0;)try{e.perform(r)}catch(o){Script.nextTick(()=>{throw o})}}use(e,t){return this.classFactory.use(e,t)}openClassFile(e){return this.classFactory.openClassFile(e)}choose(e,t){this.classFactory.choose(e,t)}retain(e){return this.classFactory.retain(e)}cast(e,t){return this.classFactory.cast(e,t)}array(e,t){return this.classFactory.array(e,t)}backtrace(e){return Po(this.vm,e)}isMainThread(){let e=this.classFactory.use("android.os.Looper"),t=e.getMainLooper(),r=e.myLooper();return r===null?!1:t.$isSameObject(r)}registerClass(e){return this.classFactory.registerClass(e)}deoptimizeEverything(){let{vm:e}=this;return Do(e,e.getEnv())}deoptimizeBootImage(){let{vm:e}=this;return Bo(e,e.getEnv())}deoptimizeMethod(e){let{vm:t}=this;return Uo(t,t.getEnv(),e)}_checkAvailable(){if(!this.available)throw new Error("Java API not available")}_isAppProcess(){let e=this._cachedIsAppProcess;if(e===null){if(this.api.flavor==="jvm")return e=!1,this._cachedIsAppProcess=e,e;let t=new NativeFunction(Module.getGlobalExportByName("readlink"),"pointer",["pointer","pointer","pointer"],{exceptions:"propagate"}),r=Memory.allocUtf8String("/proc/self/exe"),o=1024,s=Memory.alloc(o),i=t(r,s,ptr(o)).toInt32();if(i!==-1){let a=s.readUtf8String(i);e=/^\/system\/bin\/app_process/.test(a)}else e=!0;this._cachedIsAppProcess=e}return e}};function sl(n,e){let t=n.use("android.os.Process");n.loader=e.getClassLoader(),t.myUid()===t.SYSTEM_UID.value?(n.cacheDir="/data/system",n.codeCacheDir="/data/dalvik-cache"):"getCodeCacheDir"in e?(n.cacheDir=e.getCacheDir().getCanonicalPath(),n.codeCacheDir=e.getCodeCacheDir().getCanonicalPath()):(n.cacheDir=e.getFilesDir().getCanonicalPath(),n.codeCacheDir=e.getCacheDir().getCanonicalPath())}function il(n,e){let t=n.use("java.io.File");n.loader=e.getClassLoader();let r=t.$new(e.getDataDir()).getCanonicalPath();n.cacheDir=r,n.codeCacheDir=r+"/cache"}var ds=new cs;Script.bindWeak(ds,()=>{ds._dispose()});var al=ds;var ee=al,ll=null;function cl(n){ll??=Object.getPrototypeOf(ee.vm.getEnv());let e=Object.create(ll);return e.handle=n,e.vm=ee.vm,e}function Ze(){return ee.available?ee.api?.flavor==="jvm"?"hotspot":"art":"native"}var Yn=2,er="$init";function tr(n,e){return n[e]?.overloads??[]}function dl(n,e,t){let r=t.newGlobalRef(e);return ee.classFactory._make(n,o=>o.newLocalRef(r),t)}var Ee=class{$h;owner;constructor(e,t){this.$h=e,this.owner=t}$dispose(){this.owner?.deleteGlobalRef(this.$h)}},g_={name:"Ljava/lang/Object;",type:"pointer",size:1,defaultValue:NULL,isCompatible:n=>n===null||n instanceof Ee,fromJni:(n,e,t)=>n.isNull()?null:t?new Ee(e.newGlobalRef(n),e):new Ee(n,null),toJni:n=>n===null?NULL:n.$h};function ul(n){let e=t=>t.type==="pointer"?{...g_,className:t.className}:t;n._p[4]=e(n._p[4]),n._p[5]=n._p[5].map(e)}var us=new Map,y_=0,b_=new NativeFunction(He(new NativeCallback(n=>us.get(n)?.(),"void",["int"])),"void",["int"],le);function kt(n,e){let t=null,r=y_++;if(us.set(r,()=>{try{e()}catch(o){t=o}}),b_(r),us.delete(r),n.deleteLocalRef(n.findClass("java/lang/Object")),t!==null)throw t}var E_=Process.platform==="darwin"?6:1,S_=.2;function w_(){let n=Module.findGlobalExportByName("clock_gettime");if(n===null)return null;let e=new NativeFunction(n,"int",["int","pointer"],{scheduling:"exclusive",exceptions:"propagate"}),t=Memory.alloc(2*Process.pointerSize),r=new Uint32Array(ArrayBuffer.wrap(t,2*Process.pointerSize)),o=Process.pointerSize===8;return s=>{e(s,t);let i=r[0],a=r[1];return o?a*4294967296+i+r[2]/1e9:i+a/1e9}}var fs=w_(),fl=0,pl=-1/0;function Ne(){if(fs===null){let e=Date.now()/1e3;return{t:e,t_mono:e}}let n=fs(E_);return n-pl>S_&&(fl=fs(0)-n,pl=n),{t:n+fl,t_mono:n}}function ps(n){return Math.round(n*1e6)/1e6}var v_={boolean:"uint8",byte:"int8",char:"uint16",short:"int16",int:"int32",long:"int64",float:"float",double:"double",void:"void"},hl=new Map,ml=new Map;function Ae(n,e){let t=hl.get(e);return t===void 0&&(t=n.newGlobalRef(n.findClass(e)),hl.set(e,t)),t}function Ye(n,e,t,r,o=!1){let s=`${e}.${t}${r}`,i=ml.get(s);if(i===void 0){let a=Ae(n,e);i=o?n.getStaticMethodId(a,t,r):n.getMethodId(a,t,r),n.throwIfExceptionPending(),ml.set(s,i)}return i}function de(n,e,[t,r,o],s=[],i=[]){let a=Ye(n,t,r,o),l=n.vaMethod("pointer",s)(n.handle,e,a,...i);return n.throwIfExceptionPending(),l}function Bt(n,e,[t,r,o],s="int32"){let i=Ye(n,t,r,o),a=n.vaMethod(s,[])(n.handle,e,i);return n.throwIfExceptionPending(),a}function De(n,[e,t,r],o,s=[],i=[]){let a=Ye(n,e,t,r,!0),l=n.staticVaMethod(o,s)(n.handle,Ae(n,e),a,...i);return n.throwIfExceptionPending(),l}function yn(n,e,[t,r,o],s,i){let a=Ye(n,t,r,o);n.vaMethod("void",s)(n.handle,e,a,...i),n.throwIfExceptionPending()}function gl(n,e,t,r=[],o=[]){let s=Ye(n,e,"<init>",t),a=n.constructor(r)(n.handle,Ae(n,e),s,...o);return n.throwIfExceptionPending(),a}function dt(n,e,t){return gs(n).isInstanceOf(n.handle,e,Ae(n,t))!==0}function bn(n,e,t){return gs(n).isAssignableFrom(n.handle,e,t)!==0}var k_=null;function gs(n){return k_??={isAssignableFrom:nr(n,11,"uint8",["pointer","pointer","pointer"]),isInstanceOf:nr(n,32,"uint8",["pointer","pointer","pointer"]),getStringLength:nr(n,164,"int",["pointer","pointer"]),getStringRegion:nr(n,220,"void",["pointer","pointer","int","int","pointer"])}}function nr(n,e,t,r){let o=n.handle.readPointer().add(e*Process.pointerSize).readPointer();return new NativeFunction(o,t,r,le)}var ms=256,_s=class{start=Memory.alloc(2*ms);units=new Uint16Array(ArrayBuffer.wrap(this.start,2*ms))},_l=[];function ct(n,e,t){let{getStringLength:r,getStringRegion:o}=gs(n),s=r(n.handle,e),i=Math.min(s,t);if(i===0)return{text:"",cut:s>0};if(i<=ms){let d=_l.pop()??new _s;o(n.handle,e,0,i,d.start);let u=String.fromCharCode.apply(null,d.units.subarray(0,i));return _l.push(d),{text:u,cut:i<s}}let a=Memory.alloc(2*i);o(n.handle,e,0,i,a);let l=new Uint16Array(a.readByteArray(2*i)),c=[];for(let d=0;d<i;d+=4096)c.push(String.fromCharCode(...l.subarray(d,d+4096)));return{text:c.join(""),cut:i<s}}function It(n,e,t,r,o){let s=Math.max(0,Math.min(r,n.getArrayLength(e)-t,o));if(s===0)return new ArrayBuffer(0);let i=Memory.alloc(s);return n.getByteArrayRegion(e,t,s,i),n.throwIfExceptionPending(),i.readByteArray(s)}function ys(n,e){return dt(n,e,"java/lang/String")}function yl(n,e){return dt(n,e,"[B")}function bl(n,e){return dt(n,e,"[I")}function El(n,e,t){let o=De(n,["java/util/Arrays","toString","([I)Ljava/lang/String;"],"pointer",["pointer"],[e]);return ct(n,o,t).text}function bs(n,e){return dt(n,e,"[Ljava/lang/Object;")}function rr(n,e,t){if(ys(n,e))return ct(n,e,t);let r=de(n,e,["java/lang/Object","toString","()Ljava/lang/String;"]);return r.isNull()?{text:"null",cut:!1}:ct(n,r,t)}function Sl(n){let e=De(n,["java/lang/Thread","currentThread","()Ljava/lang/Thread;"],"pointer"),t=de(n,e,["java/lang/Thread","getName","()Ljava/lang/String;"]),{text:r}=ct(n,t,200);return n.deleteLocalRef(t),n.deleteLocalRef(e),r}function En(n,e){return De(n,["java/lang/System","identityHashCode","(Ljava/lang/Object;)I"],"int32",["pointer"],[e])}function Es(n,e,t,r){let o=e;bs(n,e)||(o=de(n,e,["java/util/Collection","toArray","()[Ljava/lang/Object;"]));let s=n.getArrayLength(o);for(let i=0;i<Math.min(s,t);i++){let a=n.getObjectArrayElement(o,i);n.throwIfExceptionPending(),!a.isNull()&&(r(a),n.deleteLocalRef(a))}return s>t}var Ue=class{name;kind;known=[];constructor(e,t){this.name=e,this.kind=t}read(e,t,r=0){let o=this.memberFor(e,t);if(o===null)throw new gn(this.name);let s=this.kind==="field"?e.getField(o.type)(e.handle,t,o.id):this.kind==="indexed"?e.vaMethod(o.type,["int32"])(e.handle,t,o.id,r):e.vaMethod(o.type,[])(e.handle,t,o.id);return e.throwIfExceptionPending(),o.isBoolean?s!==0:s}memberFor(e,t){let r=e.getObjectClass(t);try{let o=this.known.find(i=>e.isSameObject(i.klass,r));if(o!==void 0)return o;let s=this.lookUp(e,r);return s!==null&&this.known.length<64&&this.known.push(s),s}finally{e.deleteLocalRef(r)}}lookUp(e,t){let r=this.kind==="field",o=this.reflect(e,t);if(o===null)return null;let s=de(e,o,r?["java/lang/reflect/Field","getType","()Ljava/lang/Class;"]:["java/lang/reflect/Method","getReturnType","()Ljava/lang/Class;"]),i=r?e.fromReflectedField(o):e.fromReflectedMethod(o);e.throwIfExceptionPending();let a=e.getClassName(s);return{klass:e.newGlobalRef(t),id:i,type:v_[a]??"pointer",isBoolean:a==="boolean"}}reflect(e,t){let r=e.newStringUtf(this.name);try{return this.kind==="field"?de(e,t,["java/lang/Class","getField","(Ljava/lang/String;)Ljava/lang/reflect/Field;"],["pointer"],[r]):de(e,t,["java/lang/Class","getMethod","(Ljava/lang/String;[Ljava/lang/Class;)Ljava/lang/reflect/Method;"],["pointer","pointer"],[r,this.kind==="indexed"?I_(e):NULL])}catch{return null}}};function wl(n,e,t){let r=n.newStringUtf(t),o;try{o=de(n,e,[...["java/lang/Class","getField","(Ljava/lang/String;)Ljava/lang/reflect/Field;"]],["pointer"],[r])}catch{return null}return de(n,o,[...["java/lang/reflect/Field","get","(Ljava/lang/Object;)Ljava/lang/Object;"]],["pointer"],[NULL])}var gn=class extends Error{constructor(e){super(`no public member ${e}`)}},hs=null;function I_(n){if(hs===null){let e=Ae(n,"java/lang/Integer"),t=n.getStaticFieldId(e,"TYPE","Ljava/lang/Class;"),o=n.getStaticField("pointer")(n.handle,e,t);hs=n.newGlobalRef(n.newObjectArray(1,Ae(n,"java/lang/Class"),o))}return hs}function xt(n,e=ee.vm.getEnv()){e.pushLocalFrame(64);try{return n(e)}finally{e.popLocalFrame(NULL)}}var et=65536,Ss=class{texts=[];truncated=!1;room=et;addAll(e){for(let t of e)this.add(t)}add(e){if(e===null)return;e.length>this.room&&(this.truncated=!0);let t=e.slice(0,this.room);this.room-=t.length,(t.length>0||e.length===0)&&this.texts.push(t)}};function ut(n,e,t="text"){return e==null?null:e instanceof Ee?vl(n,e.$h,t):e instanceof NativePointer?e.isNull()?null:vl(n,e,t):String(e)}function vl(n,e,t){if(ys(n,e))return rr(n,e,et+1).text;if(bl(n,e))return El(n,e,et+1);if(!yl(n,e))return rr(n,e,et+1).text;let r=new Uint8Array(It(n,e,0,n.getArrayLength(e),et/2));return t==="mac"?kl(r,":"):t==="hex"?kl(r,""):vs(r)}function kl(n,e){return Array.from(n,t=>t.toString(16).padStart(2,"0")).join(e)}var x_="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";function vs(n){let e=[];for(let t=0;t<n.length;t+=3){let r=n.length-t,o=n[t]<<16|(n[t+1]??0)<<8|(n[t+2]??0),s=[18,12,6,0].map(i=>x_[o>>i&63]).join("");e.push(r>=3?s:r===2?s.slice(0,3)+"=":s.slice(0,2)+"==")}return e.join("")}function ws(n){let e=n.split(".").map(t=>{let r=t.endsWith("?"),o=r?t.slice(0,-1):t,s=o.endsWith("()");return{isOptional:r,reader:new Ue(s?o.slice(0,-2):o,s?"method":"field")}});return(t,r)=>{let o=r;for(let{isOptional:s,reader:i}of e){let a=o instanceof Ee?o.$h:o;if(!(a instanceof NativePointer)||a.isNull())return null;try{o=i.read(t,a)}catch(l){if(s&&l instanceof gn)return null;throw l}}return o}}function A_(n){if(n.join.length>0){let t=n.join.map(ws);return(r,o)=>{let s=t.map(i=>ut(r,i(r,o),n.format));return[s.every(i=>i===null)?null:s.map(i=>i??"").join(",")]}}if(n.get.length===0)return(t,r)=>[ut(t,r,n.format)];let e=n.get.map(ws);return(t,r)=>e.map(o=>ut(t,o(t,r),n.format))}function C_(n){if(n==="return")return t=>t.result;if(n==="this")return t=>t.receiver;let e=Number(n.slice(4));return t=>t.args[e]}function Il(n){return n!==null&&n.of!=="return"}function xl(n){if(n===null)return()=>({value:null,values:[],truncated:!1});let e=C_(n.of);if(n.each===null&&n.get.length===0&&n.join.length===0)return L_(e,n);let t=T_(n);return(r,o)=>{let s=new Ss,i=e(o);i!=null&&t(r,i,s);let[a=null,...l]=s.texts;return{value:a,values:l,truncated:s.truncated}}}function L_(n,{format:e}){return(t,r)=>{let o=ut(t,n(r),e),s=o!==null&&o.length>et;return{value:s?o.slice(0,et):o,values:[],truncated:s}}}function T_(n){let e=A_(n);if(n.each===null)return(o,s,i)=>i.addAll(e(o,s));if(n.each==="list")return(o,s,i)=>{let a=s.$h??s;Es(o,a,n.limit,l=>i.addAll(e(o,l)))&&(i.truncated=!0)};if(n.each==="rows")return N_(n);let t=ws(`${n.each.count}()`),r=new Ue(n.each.at,"indexed");return(o,s,i)=>{let a=s.$h,l=t(o,s);l>n.limit&&(i.truncated=!0);for(let c=0;c<Math.min(l,n.limit);c++)i.addAll(e(o,r.read(o,a,c)))}}function N_(n){let e=new Ue("getPosition","method"),t=new Ue("getCount","method"),r=new Ue("getColumnNames","method"),o=new Ue("moveToPosition","indexed"),s=new Ue("getString","indexed");return(i,a,l)=>{let c=a.$h,d=e.read(i,c),u=t.read(i,c),p=[],f=0;Es(i,r.read(i,c),200,h=>{n.columns.includes(rr(i,h,200).text)&&p.push(f),f++});let _=new Set;try{for(let h=0;h<Math.min(u,n.limit);h++){o.read(i,c,h);for(let g of p){let y=s.read(i,c,g),E=ut(i,y);y.isNull()||i.deleteLocalRef(y),!(E===null||E===""||_.has(E))&&(_.add(E),l.add(E))}}}finally{o.read(i,c,d)}u>n.limit&&(l.truncated=!0)}}function Al(n){let e=n.map(t=>({arg:t.arg,holds:M_(t)}));return(t,r)=>e.every(({arg:o,holds:s})=>{let i=ut(t,r.args[o]);return i!==null&&s(i)})}function M_({op:n,texts:e}){if(n==="is")return r=>e.includes(r);if(n==="starts_with")return r=>e.some(o=>r.startsWith(o));if(n==="contains")return r=>e.some(o=>r.includes(o));let t=e.map(r=>new RegExp(r));return r=>t.some(o=>o.test(r))}var or=class{queue;counts=new Map;constructor(e){this.queue=e}run(e,t,r){try{return r()}catch(o){return this.report(e,t,o),null}}report(e,t,r){let o=(this.counts.get(e)??0)+1;this.counts.set(e,o),!(o>20)&&this.queue.put("hook_error",{hook:e,where:t,error:Vt(r)})}};function Vt(n){if(!(n instanceof Error))return typeof n;if(n.$h!==void 0)return n.message.split(":")[0]??"exception";let e=/at (\S+)/.exec(n.stack??"")?.[1]??"";return`${n.name} ${n.constructor.name==="MissingMember"?n.message:""}${e}`.trim()}var ft=class{limit;seconds;window=-1;n=0;constructor(e,t=1){this.limit=e,this.seconds=t}allows(e){let t=Math.floor(e/this.seconds);return t!==this.window&&(this.window=t,this.n=0),this.n++<this.limit}},ks=class{tid;ours=!1;frames=[];name="";nameUntil=-1/0;constructor(e){this.tid=e}get isIdle(){return this.frames.length===0&&!this.ours}},j_=1e3,Sn=new Map;function zt(){let n=Process.getCurrentThreadId(),e=Sn.get(n);return e===void 0&&(Sn.size>=j_&&O_(),e=new ks(n),Sn.set(n,e)),e}function O_(){for(let[n,e]of Sn)e.isIdle&&Sn.delete(n)}function Me(n){let e=zt(),t=e.ours;e.ours=!0;try{return n()}finally{e.ours=t}}var sr=65536,P_=2,R_=10;function ke(n,e=1024){if(n.isNull())return null;try{return n.readUtf8String()}catch{let t=new Uint8Array(n.readByteArray(e)),r=t.indexOf(0);return String.fromCharCode(...t.subarray(0,r<0?e:r))}}function At({ip:n,port:e}){return n.includes(":")?`[${n}]:${e}`:`${n}:${e}`}function tt(n,e){if(n.isNull()||e<8)return null;let t=n.readU16(),r=n.add(2).readU8()<<8|n.add(3).readU8();return t===P_?{ip:Cl(n.add(4)),port:r}:t===R_&&e>=24?{ip:F_(n.add(8)),port:r}:null}function Cl(n){return[0,1,2,3].map(e=>n.add(e).readU8()).join(".")}function F_(n){let e=Array.from({length:8},(s,i)=>n.add(2*i).readU8()<<8|n.add(2*i+1).readU8());if(e.slice(0,5).every(s=>s===0)&&e[5]===65535)return Cl(n.add(12));let[t,r]=[-1,1];for(let s=0;s<8;s++){let i=s;for(;i<8&&e[i]===0;)i++;i-s>r&&([t,r]=[s,i-s])}let o=s=>s.map(i=>i.toString(16)).join(":");return t<0?o(e):`${o(e.slice(0,t))}::${o(e.slice(t+r))}`}function wn(n){return n===null||!("ip"in n)?null:{ip:n.ip.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/,""),port:n.port}}function vn(n){let e=Array.from(new Uint8Array(n.readByteArray(6)));return e.every(t=>t===0)?null:e.map(t=>t.toString(16).padStart(2,"0")).join(":")}var U_=He(new CModule(`
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
`)),D_=new NativeFunction(U_.encode,"void",["pointer","int","pointer"],{scheduling:"exclusive",exceptions:"propagate"});function ie(n,e){if(e<=0)return"";let t=Memory.alloc(4*Math.ceil(e/3)+1);return D_(n,e,t),t.readUtf8String()}function Ll(n,e=4096){return Me(()=>{try{let t=new File(n,"rb");try{let r=new Uint8Array(t.readBytes(e));return String.fromCharCode(...r)}finally{t.close()}}catch{return null}})}var B_={1:"EPERM",2:"ENOENT",13:"EACCES",19:"ENODEV",101:"ENETUNREACH",103:"ECONNABORTED",104:"ECONNRESET",110:"ETIMEDOUT",111:"ECONNREFUSED",113:"EHOSTUNREACH"};function ir(n){return B_[n]??`errno ${n}`}var Is=65536,V_=512,Cs={cipher:["init","update","updateAAD"],mac:["init","update","reset"],digest:["update","reset"],signature:["initSign","initVerify","update"]},z_=new Set(["init","initSign","initVerify","reset"]),$_={cipher:"javax/crypto/Cipher",mac:"javax/crypto/Mac",digest:"java/security/MessageDigest",signature:"java/security/Signature"},ar={input:[0,-1,-1]},nt={input:[0,1,2]},H_={"cipher.update([B)":{...ar,output:[-1,-1]},"cipher.update([B,int,int)":{...nt,output:[-1,-1]},"cipher.update([B,int,int,[B)":{...nt,output:[3,-1]},"cipher.update([B,int,int,[B,int)":{...nt,output:[3,4]},"cipher.update(java.nio.ByteBuffer,java.nio.ByteBuffer)":{buffer:0,outputBuffer:1},"cipher.doFinal()":{output:[-1,-1]},"cipher.doFinal([B)":{...ar,output:[-1,-1]},"cipher.doFinal([B,int)":{output:[0,1]},"cipher.doFinal([B,int,int)":{...nt,output:[-1,-1]},"cipher.doFinal([B,int,int,[B)":{...nt,output:[3,-1]},"cipher.doFinal([B,int,int,[B,int)":{...nt,output:[3,4]},"cipher.doFinal(java.nio.ByteBuffer,java.nio.ByteBuffer)":{buffer:0,outputBuffer:1},"mac.update([B)":ar,"mac.update([B,int,int)":nt,"mac.update(java.nio.ByteBuffer)":{buffer:0},"mac.doFinal()":{output:[-1,-1]},"mac.doFinal([B)":{output:[-1,-1]},"mac.doFinal([B,int)":{output:[0,1]},"digest.update([B)":ar,"digest.update([B,int,int)":nt,"digest.update(java.nio.ByteBuffer)":{buffer:0},"digest.digest()":{output:[-1,-1]},"digest.digest([B)":{output:[-1,-1]},"digest.digest([B,int,int)":{output:[0,1]},"signature.update([B,int,int)":nt,"signature.update(java.nio.ByteBuffer)":{buffer:0},"signature.sign()":{output:[-1,-1]},"signature.sign([B,int,int)":{output:[0,1]}},$t=class{parts=[];n=0;total=0;get room(){return Is-this.n}get isCut(){return this.total>this.n}add(e,t){e.byteLength>0&&this.parts.push(e),this.n+=e.byteLength,this.total+=Math.max(t,e.byteLength)}mark(){let{n:e,total:t}=this,r=this.parts.length;return()=>{this.parts.length=r,this.n=e,this.total=t}}text(){let e=Memory.alloc(Math.max(1,this.n)),t=e;for(let r of this.parts)t.writeByteArray(r),t=t.add(r.byteLength);return ie(e,this.n)}},xs=class{op="";key=null;input=new $t;output=new $t;clear(){this.input=new $t,this.output=new $t}},As=class{byHash=new Map;n=0;of(e,t){let r=En(e,t),o=this.byHash.get(r)??[];this.byHash.delete(r),this.byHash.set(r,o);let s=o.find(({weak:a})=>e.isSameObject(a,t));if(s!==void 0)return s.state;this.n>=V_&&this.dropOldest(e);let i=new xs;return o.push({weak:J_(e,t),state:i}),this.n++,i}drop(e,t){let r=En(e,t),o=this.byHash.get(r)??[],s=o.findIndex(({weak:i})=>e.isSameObject(i,t));s<0||(Ml(e,o[s].weak),o.splice(s,1),this.n--,o.length===0&&this.byHash.delete(r))}dropOldest(e){let[t,r]=this.byHash.entries().next().value;for(let{weak:o}of r)Ml(e,o);this.byHash.delete(t),this.n-=r.length}};function jl(n,e,t){let r=n.handle.readPointer().add(e*Process.pointerSize).readPointer();return new NativeFunction(r,t,["pointer","pointer"],le)}var Tl=null,Nl=null;function J_(n,e){return Tl??=jl(n,226,"pointer"),Tl(n.handle,e)}function Ml(n,e){Nl??=jl(n,227,"void"),Nl(n.handle,e)}var Ol=new As;function Ls(n,e,t,r,o){let s=Ts(n,e,t,o),{state:i,receiver:a}=s;return s.shape=H_[`${e}.${t}(${r})`]??{},z_.has(t)&&i.clear(),t.startsWith("init")&&q_(n,e,i,o),K_(n,i.input,s.shape,o),s.isFinal&&e==="cipher"&&(s.iv=W_(n,a)),s.shape.outputBuffer!==void 0&&(s.outputAt=Ns(n,o.args[s.shape.outputBuffer])),s}function Ts(n,e,t,r){let o=r.receiver,s=Ol.of(n,o),[i,a]=[s.input.mark(),s.output.mark()],l=()=>{i(),a()};return{kind:e,receiver:o,state:s,shape:{},isFinal:!Cs[e].includes(t),iv:null,outputAt:0,takeBack:l}}function Pl(n,e,t){let{kind:r,receiver:o,state:s,isFinal:i,takeBack:a}=e;t?a():i&&r==="digest"?Ol.drop(n,o):i&&s.clear()}function Rl(n,e,t){let{state:r,shape:o}=e;if(o.outputBuffer!==void 0){let s=t.args[o.outputBuffer];Dl(n,r.output,s.$h,e.outputAt,Ns(n,s))}else if(o.output!==void 0){let[s,i]=o.output,a=s===-1?t.result:t.args[s];if(a==null)return;let l=i===-1?0:t.args[i],c=s===-1?n.getArrayLength(a.$h):G_(n,e,t);r.output.add(It(n,a.$h,l,c,r.output.room),c)}}function G_(n,{receiver:e},t){return typeof t.result=="number"?t.result:Bt(n,e,["javax/crypto/Mac","getMacLength","()I"])}function Fl(n,e){let{kind:t,receiver:r,state:o,iv:s}=e,i=de(n,r,[$_[t],"getAlgorithm","()Ljava/lang/String;"]),a=ct(n,i,200).text;return{algorithm:a,mode:t==="cipher"?a.split("/")[1]??null:null,op:t==="cipher"?o.op:t==="signature"?"sign":t,key:o.key,iv:s,input:o.input.text(),output:o.output.text(),input_length:o.input.total,output_length:o.output.total,truncated:o.input.isCut||o.output.isCut}}var Z_=["","encrypt","decrypt","wrap","unwrap"];function q_(n,e,t,r){e==="cipher"&&(t.op=Z_[r.args[0]]??"");let o=r.args[e==="cipher"?1:0];t.key=null,!(!(o instanceof Ee)||!n.isInstanceOf(o.$h,Ae(n,"java/security/Key")))&&(t.key=Ul(n,o.$h,["java/security/Key","getEncoded","()[B"]))}function W_(n,e){return Ul(n,e,["javax/crypto/Cipher","getIV","()[B"])}function Ul(n,e,t){try{let r=de(n,e,t);return r.isNull()?null:vs(new Uint8Array(It(n,r,0,Is,Is)))}catch{return null}}function K_(n,e,t,r){if(t.buffer!==void 0){let o=r.args[t.buffer];if(!(o instanceof Ee))return;let s=Bt(n,o.$h,["java/nio/Buffer","limit","()I"]);Dl(n,e,o.$h,Ns(n,o),s)}else if(t.input!==void 0){let[o,s,i]=t.input,a=r.args[o];if(!(a instanceof Ee))return;let l=s===-1?0:r.args[s],c=i===-1?n.getArrayLength(a.$h):r.args[i];e.add(It(n,a.$h,l,c,e.room),c)}}function Ns(n,e){return e instanceof Ee?Bt(n,e.$h,["java/nio/Buffer","position","()I"]):0}function Dl(n,e,t,r,o){let s=Math.max(0,o-r),i=Math.min(s,e.room),a=n.getDirectBufferAddress(t);if(!a.isNull())e.add(a.add(r).readByteArray(i),s);else if(Bt(n,t,["java/nio/ByteBuffer","hasArray","()Z"],"uint8")!==0){let l=de(n,t,["java/nio/ByteBuffer","array","()[B"]),c=Bt(n,t,["java/nio/ByteBuffer","arrayOffset","()I"]);e.add(It(n,l,c+r,s,i),s)}else e.add(new ArrayBuffer(0),s)}function Ms(n,e){return n.implementation=e,He(n._r)}var lr=class{method;function;original;replacement=null;id=null;constructor(e,t){this.method=e;let r=["pointer","pointer",...e.argumentTypes.map(({type:o})=>o)];this.function=new NativeCallback((o,s,...i)=>t(o,s,i),e.returnType.type,r),this.original=e._p[6]}install(e){this.replacement=Ms(this.method,e),this.replacement._m.impl=this.function,this.id=null}call(e,t,r){switch(this.id??=this.replacement._m.resolveTarget(),r.length){case 0:return this.original(e,t,this.id);case 1:return this.original(e,t,this.id,r[0]);case 2:return this.original(e,t,this.id,r[0],r[1]);default:return this.original(e,t,this.id,...r)}}shown(e,t){return this.method._p[4].fromJni(e,t,!1)}shownArgs(e,t){let r=this.method._p[5];return e.map((o,s)=>r[s].fromJni(o,t,!1))}},cr=class{isPending;pending;clear;throwAgain;constructor(e){let t=r=>e.readPointer().add(r*Process.pointerSize).readPointer();this.isPending=new NativeFunction(t(228),"uint8",["pointer"],le),this.pending=new NativeFunction(t(15),"pointer",["pointer"],le),this.clear=new NativeFunction(t(17),"void",["pointer"],le),this.throwAgain=new NativeFunction(t(13),"int",["pointer","pointer"],le)}take(e){if(this.isPending(e)===0)return null;let t=this.pending(e);return this.clear(e),t}give(e,t){this.throwAgain(e,t)}};var Bl=.05,X_=500,Q_=65536,Y_=.075,eg=4,tg=new Set(["api","native","tls"]),dr=class{agent;maxUnreadBytes=1/0;sender;seq=0;pending=[];characters=0;oldest=0;timer=null;isDue=!1;sent=0;read=0;constructor(){this.agent=ng(),this.sender=`"agent":"${this.agent}","pid":${Process.id}`,this.listen()}listen(){recv("read",e=>{this.read=e.bytes,this.listen()})}put(e,t,r=Ne(),o=!1){return this.putText(e,Be(t).slice(1,-1),r,o)}putText(e,t,r,o=!1){if(this.isLeftOut(e))return!1;let s=this.textOf(e,this.seq++,r,t);return this.add(s,s.length,r,o),!0}putLine(e,t,r){return this.isLeftOut("api")?!1:(this.add({line:e,seq:this.seq++,at:t},e.characters,t,r),!0)}isLeftOut(e){return this.sent-this.read>this.maxUnreadBytes&&tg.has(e)}textOf(e,t,r,o){return`{"v":${1},"kind":"${e}","t":${ps(r.t)},"t_mono":${ps(r.t_mono)},"seq":${t},${this.sender},"event_id":"${this.agent}:${t}",${o}}`}add(e,t,r,o){this.pending.length===0&&(this.oldest=r.t_mono),this.pending.push(e),this.characters+=t+1;let s=r.t_mono-this.oldest,i=Math.max(this.pending.length/X_,this.characters/Q_);if(o||s>Y_||i>=eg)this.flush();else if(i>=1||s>Bl){if(this.isDue)return;this.isDue=!0,this.timer!==null&&clearTimeout(this.timer),this.timer=setTimeout(()=>this.flush(),0)}else this.timer??=setTimeout(()=>this.flush(),Bl*1e3)}flush(){if(this.timer!==null&&(clearTimeout(this.timer),this.timer=null),this.isDue=!1,this.pending.length===0)return;let t=this.pending.map(r=>typeof r=="string"?r:this.textOf("api",r.seq,r.at,r.line.text())).join(`
`);this.pending=[],this.characters=0,this.sent+=t.length,send({type:"lines"},Memory.allocUtf8String(t).readByteArray(t.length))}end(){this.flush(),send({type:"end",agent:this.agent,lines:this.seq})}};function Be(n){if(n===null)return"null";let e=JSON.stringify(n);return/[^\x00-\x7f]/.test(e)?e.replace(/[^\x00-\x7f]/g,t=>"\\u"+t.charCodeAt(0).toString(16).padStart(4,"0")):e}function ng(){let n=()=>Math.floor(Math.random()*4294967296).toString(16).padStart(8,"0");return n()+n()}var rg=300,ur=class{head;tid;thread;taken;args;crypto;stack;error;constructor(e,t,r,o,s,i,a,l){this.head=e,this.tid=t,this.thread=r,this.taken=o,this.args=s,this.crypto=i,this.stack=a,this.error=l}get characters(){let{value:e,values:t}=this.taken,r=rg+(e===null?0:e.length);for(let o of t)r+=o.length;for(let o of this.args)r+=o===null?0:o.length;return this.crypto===null?r:r+Vl(this.crypto.input)+Vl(this.crypto.output)}text(){let{value:e,values:t,truncated:r}=this.taken,{truncated:o=!1,...s}=this.crypto??{};return`${this.head},"tid":${this.tid},"thread":${this.thread},"value":${Be(e)},"values":${zl(t)},"args":${zl(this.args)},"crypto":${this.crypto===null?"null":Be(s)},${this.stack},"error":${Be(this.error)},"truncated":${r||o===!0}`}};function Vl(n){return typeof n=="string"?n.length:0}function zl(n){return n.length===0?"[]":Be(n)}var fr=class{spec;state="absent";reason=null;calls=0;dropped=0;value;isMeant;isEarly;rate;isPlain;needsRoom;makesReferences;head;bases=[];cameLater=!1;pausedAt=new Set;constructor(e,t){this.spec=e,this.value=xl(e.value),this.isMeant=Al(e.when),this.isEarly=Il(e.value)&&!(e.method===er&&e.value?.of==="this"),this.rate=e.risk==="hot"?new ft(t.hot_limit):null;let r=e.crypto!==null||e.skip_callers.length>0;this.isPlain=e.when.length===0&&!this.isEarly&&!r,this.needsRoom=this.isEarly||r;let{value:o}=e;this.makesReferences=o!==null&&(o.each!==null||o.get.length>0||o.join.length>0),this.head=`"hook":${Be(e.id)}`}set(e,t){this.state=e,this.reason=t}},og={value:null,values:[],truncated:!1},sg=[],Ps=class{direct;env;receiver;given;result=void 0;shown=null;constructor(e,t,r,o){this.direct=e,this.env=t,this.receiver=r,this.given=o}get args(){return this.shown??=this.direct.shownArgs(this.given,this.env)}},Os={spec:{id:"crypto"}},pr=class{queue;guard;walker;pauses;trust;sentStacks=new Set;exceptions=null;constructor(e,t,r,o,s){this.queue=e,this.guard=t,this.walker=r,this.pauses=o,this.trust=s}onCall(e,t,r){let o=zt();if(o.ours)return e.method.apply(t,r);let s=e.actives.find(({spec:d})=>d.intervention!==null);if(s!==void 0)return this.onCheck(s,e,o,t,r);let i=Ne();if(this.pauses.isOver(e,i.t_mono))return e.method.apply(t,r);let a=ee.vm.getEnv(),l={receiver:e.isStatic?null:t.$h,args:r,result:void 0},c=this.before(a,e,o,l,i);if(c.length===0)return e.method.apply(t,r);o.frames.push({group:e.group,receiver:l.receiver,told:$l(c,e)});try{l.result=e.method.apply(t,r)}catch(d){throw o.frames.pop(),this.after(a,e,c,o,l,i,d.$h===void 0?null:Vt(d)),d}return o.frames.pop(),this.after(a,e,c,o,l,i,null),l.result}onDirect(e,t,r,o,s){let i=zt();if(i.ours)return t.call(r,o,s);let a=Ne();if(this.pauses.isOver(e,a.t_mono))return t.call(r,o,s);let l=cl(r),c=new Ps(t,l,e.isStatic?null:o,s),d=this.before(l,e,i,c,a);if(d.length===0)return t.call(r,o,s);i.frames.push({group:e.group,receiver:c.receiver,told:$l(d,e)});let u=t.call(r,o,s);i.frames.pop();let p=this.exceptions??=new cr(r),f=p.take(r);return f===null?(c.result=t.shown(u,l),this.after(l,e,d,i,c,a,null)):(this.after(l,e,d,i,c,a,this.classOf(l,i,f)),p.give(r,f)),u}classOf(e,t,r){let o="exception";return this.within(e,t,!1,()=>{o=e.getObjectClassName(r)}),o}onCheck(e,t,r,o,s){try{return t.method.apply(o,s)}catch(i){if(i.$h===void 0)throw i;let a=[];if(this.within(ee.vm.getEnv(),r,!1,l=>{let c=this.trust.passed(l,t.method,e.spec.intervention?.chain.map(u=>s[u])??[]);if(c===null)return;a.push(c);let d={receiver:null,args:s,result:void 0};this.report(l,{active:e,crypto:null,stack:null,done:!1},r,d,Ne(),Vt(i))}),a[0]===void 0)throw i;return a[0].result}}before(e,t,r,o,s){if(t.isPlain&&r.frames.length===0)return t.plan;let{actives:i,feeds:a}=t,l=[];return this.within(e,r,t.needsRoomBefore,c=>{let d=r.frames.filter(u=>u.group===t.group&&(u.receiver===null||o.receiver===null||c.isSameObject(u.receiver,o.receiver)));for(let u of a){let p=this.guard.run(u,"feed",()=>Ls(c,u,t.method._p[0],t.types,o));(p?.shape.output!==void 0||p?.shape.outputBuffer!==void 0)&&l.push({active:Os,crypto:p,stack:null,done:!1})}for(let u of i){if(d.some(({told:f})=>f===null||f.includes(u)))continue;let p=this.guard.run(u.spec.id,"before",()=>this.begin(c,u,t,r,o,s));p!==null&&l.push(p)}}),l}begin(e,t,r,o,s,i){if(!t.isMeant(e,s))return null;let{crypto:a,skip_callers:l}=t.spec,c=a!==null||l.length>0?this.walker.walk(e):null,d=r.method._p[0];if(c!==null&&l.some(f=>c.direct.startsWith(f)))return a===null?null:{active:Os,crypto:Ts(e,a,d,s),stack:c,done:!1};let u=a!==null?Ls(e,a,d,r.types,s):null,p={active:t,crypto:u,stack:c,done:!1};return t.isEarly&&(p.done=!0,this.report(e,p,o,s,i,null)),p}after(e,t,r,o,s,i,a){let l=t.needsRoomAfter||r!==t.plan&&r.some(({crypto:c})=>c!==null);this.within(e,o,l,c=>{for(let d of r){if(d.done)continue;let{active:u,crypto:p}=d;try{p!==null&&a===null&&Rl(c,p,s),u!==Os&&this.report(c,d,o,s,i,a)}catch(f){this.guard.report(u.spec.id,"after",f)}p!==null&&this.guard.run(u.spec.id,"settle",()=>Pl(c,p,a!==null))}})}within(e,t,r,o){let s=t.ours;t.ours=!0;try{r?xt(o,e):o(e)}catch(i){this.guard.report("agent","frame",i)}finally{t.ours=s}}report(e,t,r,o,s,i){let{active:a,crypto:l}=t;if(a.calls++,a.rate!==null&&!a.rate.allows(s.t_mono)){a.dropped++;return}let c=i===null?a.value(e,o):og,d=t.stack??this.walker.walk(e),u=l!==null&&i===null?Fl(e,l):null,p=a.spec.log_args.length===0?sg:this.argsOf(e,a,o),f=new ur(a.head,r.tid,ig(e,r,s),c,p,u,d.text,i);this.sayStack(d,s),this.queue.putLine(f,s,a.calls===1)||a.dropped++}argsOf(e,{spec:t},r){return t.log_args.map(o=>ut(e,r.args[o])?.slice(0,et)??null)}sayStack(e,t){e.frames.length===0||this.sentStacks.has(e.hash)||this.queue.put("stack",{stack_hash:e.hash,frames:e.frames},t)&&this.sentStacks.add(e.hash)}};function $l(n,e){return n===e.plan?e.actives:n.some(({crypto:t})=>t!==null)?null:n.map(({active:t})=>t)}function ig(n,e,t){return t.t_mono>e.nameUntil&&(e.name=Be(Sl(n)),e.nameUntil=t.t_mono+1),e.name}var hr=class{isHotspot=Ze()==="hotspot";n=0;seen=new Set;taken=new Set;find(e,t){let r=new Map,o=(s,i)=>{let a=r.get(s)??[];a.push(this.take(e,s,i)),r.set(s,a)};if(this.isHotspot)for(let[s,i]of this.loaded(e,a=>t.has(a)))o(s,i);for(let s of t){if(r.has(s))continue;let i=this.isHotspot?this.load(e,s):this.use(e,s);i!==null&&o(s,i)}return r}implementers(e,t){let r=[],o=a=>t.flatMap((l,c)=>bn(e,a,l)&&!e.isSameObject(a,l)?[c]:[]),s=[];return this.loaded(e,(a,l)=>{let c=o(l);return c.length>0&&s.push(c),c.length>0}).forEach(([a,l],c)=>{if(!a.startsWith("["))for(let d of s[c]??[])r.push([this.take(e,a,l),d])}),r}newcomers(e,t,r){return this.loaded(e,(s,i)=>t.has(s)?!this.taken.has(Hl(e,s,i)):this.seen.has(s)?!1:(this.seen.add(s),!s.startsWith("[")&&r.some(a=>bn(e,i,a)))).map(([s,i])=>this.take(e,s,i))}take(e,t,r){this.link(e,r),this.taken.add(Hl(e,t,r));let o=e.newGlobalRef(r);return{name:t,klass:o,wrapper:dl(`${t}#${this.n++}`,o,e)}}link(e,t){if(!this.isHotspot)return;let r=de(e,t,["java/lang/Class","getDeclaredMethods","()[Ljava/lang/reflect/Method;"]);e.deleteLocalRef(r)}loaded(e,t){let r=[];return ee.enumerateLoadedClasses({onMatch:(o,s)=>{t(o,s)&&r.push([o,e.newLocalRef(s)])},onComplete:()=>{}}),r}load(e,t){let r=e.newStringUtf(t);try{let o=De(e,["java/lang/ClassLoader","getSystemClassLoader","()Ljava/lang/ClassLoader;"],"pointer");return de(e,o,["java/lang/ClassLoader","loadClass","(Ljava/lang/String;)Ljava/lang/Class;"],["pointer"],[r])}catch(o){return Jl(e,o)}}use(e,t){try{return ee.use(t).$copyClassHandle(e)}catch(r){return Jl(e,r)}}};function Hl(n,e,t){return`${e}#${En(n,t)}`}function Jl(n,e){let t=e.$h;if(t!==void 0&&(n.isInstanceOf(t,Ae(n,"java/lang/ClassNotFoundException"))||n.isInstanceOf(t,Ae(n,"java/lang/NoClassDefFoundError"))))return null;throw e}var ag=805372416,mr=56,Gl=50,Zl=4096,Se=Process.pointerSize,lg=`
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
`,cg=`
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
`,_r=class n{handle;prepared=null;listener=null;tables=Memory.alloc(2*Se);kept=[];module=new CModule(lg);stackKey;findBelow;getStackTrace;getMethodName;getDeclaringClass;getSignature;deallocate;setCallbacks;setMode;disposeEnvironment;constructor(e){this.handle=e;let t=["pointer","pointer","int","pointer","pointer"],r=this.module.stack_key;this.stackKey=new NativeFunction(r,"double",t,le),this.getStackTrace=this.address(104);let o=this.module.loaded_below,s=["pointer","pointer","pointer","int","pointer"];this.findBelow=new NativeFunction(o,"int",s,le),this.getMethodName=this.fn(64,["pointer","pointer","pointer","pointer","pointer"]),this.getDeclaringClass=this.fn(65,["pointer","pointer","pointer"]),this.getSignature=this.fn(48,["pointer","pointer","pointer","pointer"]),this.deallocate=this.fn(47,["pointer","pointer"]),this.setCallbacks=this.fn(122,["pointer","pointer","int"]),this.setMode=this.fn(2,["pointer","int","int","pointer","..."]),this.disposeEnvironment=this.fn(127,["pointer"])}static open(){let e=ee.vm.handle,t=Memory.alloc(Se);return new NativeFunction(e.readPointer().add(6*Se).readPointer(),"int",["pointer","pointer","int"],le)(e,t,ag)===0?new n(t.readPointer()):null}address(e){return this.handle.readPointer().add((e-1)*Se).readPointer()}fn(e,t){return new NativeFunction(this.address(e),"int",t,le)}stackInto(e,t,r){return this.stackKey(this.getStackTrace,this.handle,t,e,r)}loadedBelow(e,t){let r=Memory.alloc(Zl*Se),o=this.findBelow(this.handle,e.handle,t,Zl,r);return Array.from({length:o},(s,i)=>r.add(i*Se).readPointer())}methodName(e,t){let r=Memory.alloc(4*Se);if(this.getMethodName(this.handle,e,r,NULL,NULL)!==0)return"unknown.unknown";let o=this.take(r);if(this.getDeclaringClass(this.handle,e,r.add(Se))!==0)return`unknown.${o}`;let s=r.add(Se).readPointer(),i=this.className(s);return t.deleteLocalRef(s),`${i}.${o}`}className(e){let t=Memory.alloc(Se);return this.getSignature(this.handle,e,t,NULL)!==0?"unknown":this.take(t).slice(1,-1).replace(/\//g,".")}take(e){let t=e.readPointer().readUtf8String()??"";return this.deallocate(this.handle,e.readPointer()),t}onClassPrepared(e,t){let r=["pointer","pointer","pointer","pointer"],o=new NativeCallback((...[,,,i])=>t(i),"void",r);this.listener=new CModule(cg,{tables:this.tables,heard:o}),this.kept.push(o),this.setNames(e),this.setBases([]);let s=mr-Gl+1;this.prepared=Memory.alloc(s*Se),this.prepared.add((mr-Gl)*Se).writePointer(this.listener.class_prepared),this.setCallbacks(this.handle,this.prepared,s*Se),this.setMode(this.handle,1,mr,NULL)}setNames(e){if(this.listener===null)return;let t=2**Math.ceil(Math.log2(2*e.length+2)),r=Memory.alloc((1+t)*8).writeU64(t-1),o=e.map(i=>`L${i.replace(/\./g,"/")};
`).join("");new NativeFunction(this.listener.add_names,"void",["pointer","pointer"])(r,Memory.allocUtf8String(o)),this.publish(0,r)}setBases(e){if(this.listener===null)return;let t=Memory.alloc((1+e.length)*Se).writePointer(ptr(e.length));e.forEach((r,o)=>t.add((1+o)*Se).writePointer(r)),this.publish(1,t)}publish(e,t){this.kept.push(t),this.tables.add(e*Se).writePointer(t)}close(){this.prepared!==null&&(this.setMode(this.handle,0,mr,NULL),this.setCallbacks(this.handle,NULL,0)),this.disposeEnvironment(this.handle)}};var dg=1024;function Rs(n,e){if(e===null)return!0;let t=n.argumentTypes.map(r=>r.className).join(",");return e.some(r=>r.join(",")===t)}function ql(n,e){if(e.length===0)return`${n.class} has no method ${n.method}`;let t=e.map(o=>`(${o.argumentTypes.map(s=>s.className).join(", ")})`);return`no overload ${(n.args??[]).map(o=>`(${o.join(", ")})`).join(" or ")}; there are ${t.sort().join(" ")}`}function gr(n,e){if(e.handle.isNull())throw n.exceptionClear(),new Error("unusable class");if(e._p[0]===er)return!1;let t=e.holder.$copyClassHandle(n),r=n.toReflectedMethod(t,e.handle,e.type===Yn?1:0);n.deleteLocalRef(t);let o=n.vaMethod("int32",[])(n.handle,r,n.javaLangReflectMethod().getModifiers);return n.deleteLocalRef(r),(o&dg)!==0}var Wl=3,ug=4,fg=16,pg=60,yr=class{guard;limit;say;isClosed=!1;constructor(e,t,r){this.guard=e,this.limit=t,this.say=r}none(){return{rate:new ft(this.limit,Wl),isOn:!1,seconds:0,ended:-1/0}}isOver(e,t){let{pause:r}=e;return r.isOn||r.rate.allows(t)?r.isOn:(r.isOn=!0,r.seconds=t-r.ended>pg?ug:Math.min(r.seconds*2,fg),setTimeout(()=>this.begin(e),0),!0)}begin(e){if(this.isClosed)return;this.put(()=>e.remove());let t=`called more than ${this.limit} times in ${Wl} s: off for ${e.pause.seconds} s`;this.tell(e,"paused",t),setTimeout(()=>this.end(e),e.pause.seconds*1e3)}end(e){if(this.isClosed)return;this.put(()=>e.install());let{seconds:t}=e.pause;e.pause={...this.none(),seconds:t,ended:Ne().t_mono},this.tell(e,"active",null)}put(e){this.guard.run("agent","pause",()=>Me(()=>ee.vm.perform(t=>kt(t,e))))}tell(e,t,r){for(let o of e.actives)t==="paused"?o.pausedAt.add(e):o.pausedAt.delete(e),!(t==="active"&&o.pausedAt.size>0)&&(o.set(t,r),this.say(o))}close(){this.isClosed=!0}};var br=48,hg=2e4,mg=/^(?:java|javax|jdk|sun|com\.sun|android|androidx|com\.android|dalvik|libcore|kotlin|kotlinx)\.|^org\.apache\.harmony\./,_g=/^(?:java\.security|javax\.crypto)\./;function gg(n){let e=n[0],t=n.findIndex(i=>i!==e),r=t===-1?[]:n.slice(t),o=yg(r.join(`
`)),s=r.find(i=>!mg.test(i))??null;return{hash:o,frames:r,caller:s,text:`"caller":${Be(s)},"stack_hash":"${o}"`,direct:r.find(i=>!_g.test(i))??""}}function yg(n){return Checksum.compute("sha256",n).slice(0,16)}var Er=class{stacks=new Map;find(e){return this.stacks.get(e)}add(e,t){let r=gg(t);return this.stacks.size>=hg&&this.stacks.clear(),this.stacks.set(e,r),r}},Kl=2*Process.pointerSize,Fs=class{frames=Memory.alloc(br*Kl+8);count=this.frames.add(br*Kl)},Us=class{jvmti;known=new Er;names=new Map;rooms=[];constructor(e){this.jvmti=e}walk(e){let t=this.rooms.pop()??new Fs;try{let r=this.jvmti.stackInto(t.frames,br,t.count);return this.known.find(r)??this.known.add(r,this.frames(t.frames,t.count.readInt(),e))}finally{this.rooms.push(t)}}frames(e,t,r){let o=[];for(let s=0;s<t;s++){let i=e.add(s*2*Process.pointerSize).readPointer(),a=i.toString(),l=this.names.get(a);l===void 0&&(l=this.jvmti.methodName(i,r).replace(/[.+/]0x[0-9a-f]+(?=\.)/,""),this.names.set(a,l)),o.push(l)}return o}},Ds=class{known=new Er;java=null;walk(e){let t=this.java??=new Bs(e),r=t.take(e),o=t.hash(e,r),s=this.known.find(o)??this.known.add(o,this.frames(r,e));return e.deleteLocalRef(r),s}frames(e,t){let r=De(t,["java/util/Arrays","toString","([Ljava/lang/Object;)Ljava/lang/String;"],"pointer",["pointer"],[e]);return ct(t,r,65536).text.slice(1,-1).split(", ").slice(0,br).map(bg)}},Bs=class{throwable;arrays;ids;make;get;compute;constructor(e){this.throwable=Ae(e,"java/lang/Throwable"),this.arrays=Ae(e,"java/util/Arrays"),this.ids={init:Ye(e,"java/lang/Throwable","<init>","()V"),trace:Ye(e,"java/lang/Throwable","getStackTrace","()[Ljava/lang/StackTraceElement;"),hash:Ye(e,"java/util/Arrays","hashCode","([Ljava/lang/Object;)I",!0)},this.make=e.constructor([]),this.get=e.vaMethod("pointer",[]),this.compute=e.staticVaMethod("int32",["pointer"])}take(e){let{handle:t}=e,r=this.make(t,this.throwable,this.ids.init);r.isNull()&&e.throwIfExceptionPending();let o=this.get(t,r,this.ids.trace);return o.isNull()&&e.throwIfExceptionPending(),e.deleteLocalRef(r),o}hash(e,t){return this.compute(e.handle,this.arrays,this.ids.hash,t)}};function bg(n){let e=n.split("(")[0].split("/"),t=e[e.length-1];return!t.startsWith("0x")||e.length<2?t:`${e[e.length-2]}.${t.split(".").pop()}`}var Eg={hash:"",frames:[],caller:null,direct:"",text:'"caller":null,"stack_hash":null'},Sg={walk:()=>Eg};function Xl(n,e){return e==="none"?Sg:n!==null&&e==="auto"?new Us(n):new Ds}var Sr=class{method;group;pause;actives=[];feeds=[];plan=[];isStatic;types;isPlain=!0;needsRoomBefore=!1;needsRoomAfter=!1;direct=null;implementation;constructor(e,t,r,o,s){this.method=e,this.group=t,this.pause=o,this.types=e.argumentTypes.map(a=>a.className).join(","),this.isStatic=e.type===Yn,ul(e);let i=this;if(this.implementation=function(...a){return r.onCall(i,this,a)},s&&Ze()==="hotspot"){let a=new lr(e,(l,c,d)=>r.onDirect(this,a,l,c,d));this.direct=a}}report(e){this.actives.includes(e)||(this.actives.push(e),this.plan.push({active:e,crypto:null,stack:null,done:!1}),this.isPlain&&=e.isPlain,this.needsRoomBefore||=e.needsRoom,this.needsRoomAfter||=e.makesReferences,!(e.spec.intervention===null||this.direct===null)&&(this.direct=null,this.install()))}feed(e){this.feeds.includes(e)||(this.feeds.push(e),this.isPlain=!1,this.needsRoomBefore=!0)}install(){this.direct===null?Ms(this.method,this.implementation):this.direct.install(this.implementation)}remove(){this.method.implementation=null}};var kn="Ljava/lang/String;",wr=class{caPem;manager=null;invoke=new Ue("invoke","method");constructor(e){this.caPem=e}passed(e,t,r){for(let o of r){let s=o instanceof Ee?this.chainOf(e,o.$h):null;if(s===null||!this.accepts(e,s))continue;let{className:i}=t.returnType;return i==="void"?{result:void 0}:i==="boolean"?{result:!0}:i!=="java.util.List"?null:{result:new Ee(Ql(e,s),null)}}return null}accepts(e,t){this.manager??=e.newGlobalRef(this.makeManager(e));try{return yn(e,this.manager,["javax/net/ssl/X509TrustManager","checkServerTrusted",`([Ljava/security/cert/X509Certificate;${kn})V`],["pointer","pointer"],[t,e.newStringUtf("UNKNOWN")]),!0}catch{return!1}}chainOf(e,t){if(dt(e,t,"[Ljava/security/cert/X509Certificate;"))return t;if(dt(e,t,"java/util/Collection"))return this.asArray(e,t);if(bs(e,t))return this.asArray(e,Ql(e,t));let r=this.invoke.read(e,t);return!(r instanceof NativePointer)||!dt(e,r,"java/util/Collection")?null:this.asArray(e,r)}asArray(e,t){let r=e.newObjectArray(0,e.findClass("java/security/cert/X509Certificate"),NULL),o="([Ljava/lang/Object;)[Ljava/lang/Object;";try{return de(e,t,["java/util/Collection","toArray",o],["pointer"],[r])}catch{return null}}makeManager(e){let t="java/security/KeyStore",r="javax/net/ssl/TrustManagerFactory",o=De(e,[t,"getDefaultType",`()${kn}`],"pointer"),s=Vs(e,t,o);yn(e,s,[...[t,"load","(Ljava/io/InputStream;[C)V"]],["pointer","pointer"],[NULL,NULL]);let a=[t,"setCertificateEntry",`(${kn}Ljava/security/cert/Certificate;)V`];yn(e,s,[...a],["pointer","pointer"],[e.newStringUtf("consentinel"),this.certificate(e)]);let l=De(e,[r,"getDefaultAlgorithm",`()${kn}`],"pointer"),c=Vs(e,r,l);yn(e,c,[r,"init",`(L${t};)V`],["pointer"],[s]);let d=de(e,c,[r,"getTrustManagers","()[Ljavax/net/ssl/TrustManager;"]);return e.getObjectArrayElement(d,0)}certificate(e){let t="java/security/cert/CertificateFactory",r=Vs(e,t,e.newStringUtf("X.509")),o=e.newStringUtf(this.caPem),s=de(e,o,["java/lang/String","getBytes","()[B"]),i=gl(e,"java/io/ByteArrayInputStream","([B)V",["pointer"],[s]);return de(e,r,[t,"generateCertificate","(Ljava/io/InputStream;)Ljava/security/cert/Certificate;"],["pointer"],[i])}};function Vs(n,e,t){return De(n,[e,"getInstance",`(${kn})L${e};`],"pointer",["pointer"],[t])}function Ql(n,e){return De(n,[...["java/util/Arrays","asList","([Ljava/lang/Object;)Ljava/util/List;"]],"pointer",["pointer"],[e])}var Yl=1e3,wg=.05,vg="came after the start and was found by looking; its calls before that were not seen",vr=class{queue;guard;options;actives=[];byName=new Map;based=new Set;targets=new Map;classes=new hr;jvmti=Ze()==="hotspot"?_r.open():null;walker;calls;pauses;isListening=!1;timer=null;said=new Map;constructor(e,t,r){this.queue=e,this.guard=t,this.options=r,this.pauses=new yr(t,r.busy_limit,o=>this.sayStatus(o)),this.walker=Xl(this.jvmti,r.stacks),this.calls=new pr(e,t,this.walker,this.pauses,new wr(r.trusted_ca))}install(e){let t=e.map(s=>new fr(s,this.options));this.actives.push(...t);for(let s of t){let{class:i}=s.spec;this.byName.set(i,[...this.byName.get(i)??[],s])}let r=t.filter(s=>!this.isOff(s));this.listen();let o=Me(()=>xt(s=>{let i=new Set(r.map(({spec:l})=>l.class)),a=this.classes.find(s,i);return kt(s,()=>{for(let l of r)this.hookFound(s,l,a.get(l.spec.class)??[]);this.hearBases(),this.hookImplementers(s,r)}),a}));for(let s of t)this.sayHook(s.spec),this.said.set(s,""),this.sayStatus(s);this.readFields(r,o)}javaStack(){return ee.vm.tryGetEnv()===null?null:Me(()=>xt(e=>this.walker.walk(e)))}isOff(e){let{spec:t}=e;if(t.risk==="fragile"&&!this.options.enable.includes(t.id))return e.set("off","can crash some apps; enable it by name"),!0;if(Ze()==="art"){let r=kg();if(r<t.since_api||r>(t.until_api??r))return e.set("absent",`is of API levels ${t.since_api} to ${t.until_api??"now"}, and this is ${r}`),!0}return!1}hookFound(e,t,r){if(r.length===0){t.set("absent",`class not found: ${t.spec.class}`);return}for(let o of r)this.hookClass(e,t,o)}hookClass(e,t,r){let{spec:o}=t;if(o.field!==""){t.set("active",null);return}try{let s=tr(r.wrapper,o.method),i=s.filter(c=>Rs(c,o.args));if(i.length===0){t.set(s.length===0?"absent":"failed",ql(o,s));return}let a=i.filter(c=>!gr(e,c));for(let c of a)this.addTo(c,t);o.crypto!==null&&this.hookFeeders(e,r.wrapper,o.crypto),(a.length<i.length||o.interface)&&(t.bases.push(r),this.based.add(t));let l=a.length===0?"no implementer is loaded yet":null;(t.state!=="active"||t.reason!==null)&&t.set("active",l)}catch(s){t.set("failed",Vt(s))}}hookFeeders(e,t,r){for(let o of Cs[r])for(let s of tr(t,o))s.argumentTypes.length===1&&s.argumentTypes[0]?.className==="byte"||gr(e,s)||this.target(s,{class:t.$n,method:o}).feed(r)}hookImplementers(e,t){let r=new Map;for(let s of t)for(let{klass:i}of s.bases)r.set(i,[...r.get(i)??[],s]);if(r.size===0)return;let o=[...r.values()];for(let[s,i]of this.classes.implementers(e,[...r.keys()]))for(let a of o[i])this.hookImplementer(e,a,s)}hookImplementer(e,t,r){let{spec:o}=t;this.guard.run(o.id,"implementer",()=>{for(let s of tr(r.wrapper,o.method))!Rs(s,o.args)||gr(e,s)||(this.addTo(s,t),t.set("active",null))})}addTo(e,t){this.target(e,t.spec).report(t)}target(e,t){let r=e.handle.toString(),o=this.targets.get(r);if(o===void 0){let s=this.options.calls==="auto";o=new Sr(e,`${t.class}.${t.method}`,this.calls,this.pauses.none(),s),this.targets.set(r,o),o.install()}return o}readFields(e,t){Me(()=>xt(r=>{for(let o of e){let{spec:s}=o;s.field!==""&&o.state==="active"&&this.readField(r,o,t.get(s.class)?.[0])}}))}readField(e,t,r){let{spec:o}=t;this.guard.run(o.id,"field",()=>{let s=r===void 0?null:wl(e,r.klass,o.field);if(s===null)t.set("absent",`${o.class} has no public static field ${o.field}`),this.sayStatus(t);else if(!s.isNull()){let{value:i,values:a,truncated:l}=t.value(e,{receiver:null,args:[],result:s});this.queue.put("field",{hook:o.id,value:i,values:a,truncated:l})}})}sayHook(e){let{id:t,method:r,data_type:o,event:s,risk:i,intervention:a}=e;this.queue.put("hook",{hook:t,class:e.class,method:r,data_type:o,event:s,risk:i,intervention:a!==null})}sayStatus(e){let t=ec(e),r=JSON.stringify(t);(this.said.get(e)??r)!==r&&(this.said.set(e,r),this.queue.put("status",{...t}))}listen(){let e=this.actives.filter(({state:t})=>t!=="off").map(({spec:t})=>t.class);if(this.isListening)return this.hears?.setNames([...new Set(e)]);this.isListening=!0,this.hears===null?this.lookAgainIn(Yl):this.hears.onClassPrepared([...new Set(e)],t=>this.onClass(t))}get hears(){return this.options.classes==="auto"?this.jvmti:null}hearBases(){let e=[...this.based].flatMap(t=>t.bases.map(({klass:r})=>r));this.hears?.setBases([...new Set(e)])}lookAgainIn(e){this.timer=setTimeout(()=>{let t=Date.now();Me(()=>this.guard.run("agent","later",()=>ee.vm.perform(r=>this.lookAgain(r)))),this.isListening&&this.lookAgainIn(Math.max(Yl,(Date.now()-t)/wg))},e)}lookAgain(e){xt(()=>{let t=this.actives.filter(({state:i})=>i!=="off"&&i!=="failed"),r=new Set(t.map(({spec:i})=>i.class)),o=t.flatMap(i=>i.bases.map(({klass:a})=>a)),s=this.classes.newcomers(e,r,o);s.length!==0&&kt(e,()=>{for(let i of s)this.hookLater(e,i,this.meantBy(e,i.name,i.klass));this.hookImplementers(e,t.filter(i=>i.bases.some(a=>s.includes(a))))})})}onClass(e){Me(()=>this.guard.run("agent","class",()=>ee.vm.perform(t=>{let r=this.jvmti.className(e),o=this.meantBy(t,r,e);if(o.length===0)return;let s=this.classes.take(t,r,e);kt(t,()=>{this.hookLater(t,s,o),this.hookEarlier(t,s,o.filter(({bases:i})=>i.includes(s)))})})))}hookEarlier(e,t,r){if(r.length!==0){this.hearBases();for(let o of this.jvmti.loadedBelow(e,t.klass)){let s=this.jvmti.className(o),i=this.classes.take(e,s,o);for(let a of r)this.hookImplementer(e,a,i)}}}meantBy(e,t,r){return[...new Set([...this.byName.get(t)??[],...this.based])].filter(({bases:s,spec:i,state:a})=>a==="off"||a==="failed"?!1:i.class===t||s.some(l=>bn(e,r,l.klass)))}hookLater(e,t,r){for(let o of r){let s=`${o.state} ${o.reason}`;o.spec.class===t.name?this.hookClass(e,o,t):this.hookImplementer(e,o,t),this.timer!==null&&(o.cameLater=!0),s!==`${o.state} ${o.reason}`&&this.sayStatus(o)}}status(){return this.actives.map(ec)}sayAll(){for(let e of this.actives)this.sayStatus(e)}uninstall(){this.close(),this.pauses.close(),ee.vm.perform(e=>{kt(e,()=>{for(let t of this.targets.values())t.remove()})}),this.targets.clear()}close(){this.isListening&&(this.isListening=!1,this.timer!==null&&clearTimeout(this.timer),this.jvmti?.close())}};function ec({spec:n,state:e,reason:t,cameLater:r,calls:o,dropped:s}){let i=t??(r&&e==="active"?vg:null);return{hook:n.id,state:e,reason:i,calls:o,dropped:s}}function kg(){return ee.use("android.os.Build$VERSION").SDK_INT.value}var Ig=/^\/(?:system|apex|vendor|system_ext|product|lib|lib64|usr\/lib|usr\/lib64)\//,xg=/^(?:libjvm|libjava|libnio|libnet|libart|libjli|frida-agent.*)\.so$|^ld-|^linker/,kr=new Map;function Ag(n){let e=n.toString(),t=kr.get(e);return t===void 0&&(kr.size>=8192&&kr.clear(),t=Cg(n),kr.set(e,t)),t}function Cg(n){let e=Process.findModuleByAddress(n);if(e===null)return{text:"unknown",isApp:!1};let t=DebugSymbol.fromAddress(n).name,r=t!==null&&!t.startsWith("0x"),o=!Ig.test(e.path)&&!xg.test(e.name),s=`${e.name}!${r?t:`+${n.sub(e.base)}`}`;return{text:o?s:`system:${s}`,isApp:o}}function tc(n,e){let t=Thread.backtrace(n,Backtracer.ACCURATE).slice(0,16).map(Ag),r=t.find(({isApp:i})=>i)?.text??null,o=[...t.filter(({text:i})=>i!=="unknown").map(({text:i})=>i),...e?.frames??[]];return{hash:Checksum.compute("sha256",o.join(`
`)).slice(0,16),frames:o,caller:r??e?.caller??null}}var $s=class{spec;state="active";reason="no library with it is loaded yet";calls=0;dropped=0;tests;skipped;rate;constructor(e,t){this.spec=e,this.tests=e.when.map(r=>new RegExp(r)),this.skipped=e.skip_callers.length>0?rc(e.skip_callers):null,this.rate=e.risk==="hot"?new ft(t.hot_limit):null,e.risk==="fragile"&&!t.enable.includes(e.id)&&(this.state="off",this.reason="can crash some apps; enable it by name")}means(e){return this.state==="active"&&(this.tests.length===0||this.tests.some(t=>t.test(e)))}skips(e){return this.skipped!==null&&this.skipped.test(e)}letGo(){this.calls++,this.dropped++}admits(e){return this.calls++,this.rate===null||this.rate.allows(e.t_mono)?!0:(this.dropped++,!1)}},Hs=class n{perSecond;static EVERY=256;n=0;since=-1/0;isOver=!1;constructor(e){this.perSecond=e}isTooMany(){if(++this.n%n.EVERY===0){let{t_mono:e}=Ne();this.isOver=n.EVERY>this.perSecond*(e-this.since),this.since=e}return this.isOver}};function rc(n){let e=n.map(t=>t.replace(/[.+?^${}()|[\]\\]/g,"\\$&").replace(/\*/g,".*"));return new RegExp(`^(?:${e.join("|")})$`)}var Lg=/^lib(?:jvm|jimage|zip|art|artbase|dexfile)\.so$/,Tg=100,Ng=1e4,Mg=64<<20,Js=new Map;function jg(n,e){let t=Js.get(n);return t!==void 0&&e.compare(t)<0&&t.sub(e).compare(ptr(Mg))<0}var Ir=class{units;queue;guard;javaStack;watched=[];listeners=[];attached=new Set;sentStacks=new Set;seen=new Set;apiLevel=null;busyLimit=1/0;observer=null;timer=null;constructor(e,t,r,o=()=>null){this.units=e,this.queue=t,this.guard=r,this.javaStack=o}install(e,t){this.apiLevel=t.api_level,this.busyLimit=t.busy_limit,this.watched.push(...e.map(r=>new $s(r,t))),this.seen.clear(),this.observer??=Process.attachModuleObserver({onAdded:r=>this.onLibrary(r),onRemoved:r=>this.seen.delete(zs(r))}),this.lookAgain(Tg);for(let r of this.watched){let{id:o,unit:s,symbols:i,data_type:a,event:l,risk:c}=r.spec,d=i.join(", ");this.queue.put("hook",{hook:o,class:s,method:d,data_type:a,event:l,risk:c,intervention:!1}),this.sayStatus(r)}}lookAgain(e){for(let t of Process.enumerateModules())this.onLibrary(t);this.timer!==null&&clearTimeout(this.timer),this.timer=setTimeout(()=>this.lookAgain(Math.min(2*e,Ng)),e)}onLibrary(e){this.seen.has(zs(e))||(this.seen.add(zs(e)),Me(()=>this.guard.run("native","library",()=>this.look(e))),Interceptor.flush())}look(e){for(let[t,r]of Object.entries(this.units)){let o=this.watched.filter(({spec:c,state:d})=>c.unit===t&&d!=="off"),s=new Set(o.flatMap(({spec:c})=>c.symbols));if(s.size===0)continue;let i=o.some(({spec:c})=>c.hidden_in.length>0&&rc(c.hidden_in).test(e.name)),a=Pg(e,i),l=[...s].filter(c=>a(c)!==null);l.length>0&&this.attachAll(r,o,l,this.library(e,a,o))}}library(e,t,r){return{name:e.name,specs:r.map(({spec:o})=>o),apiLevel:this.apiLevel,find:t,isMeant:o=>r.some(s=>s.means(o)),put:(o,s)=>this.queue.put(o,{...s})}}attachAll(e,t,r,o){let s=e.handlers(o);for(let i of r){let a=s[i],l=o.find(i),c=t.filter(({spec:u})=>u.symbols.includes(i)),d=`${c[0]?.spec.unit} ${l}`;if(!(a===void 0||this.attached.has(d))){this.attached.add(d);try{this.listeners.push(Interceptor.attach(l,this.callbacks(a,c,o.name,i)));for(let u of c)u.reason=null}catch{for(let u of c.filter(({reason:p})=>p!==null))u.state="failed",u.reason=`${i} of ${o.name} cannot be watched`}}}}callbacks(e,t,r,o){let s=this,i=t[0]?.spec.id??"native",a=t.every(({spec:l})=>l.risk==="hot")?new Hs(this.busyLimit/3):null;return{onEnter(l){this.kept=null;let c=this.threadId;if(!(jg(c,this.context.sp)||zt().ours)&&(this.kept=s.guard.run(i,"before",()=>e.before(l)),this.kept!==null)){if(a!==null&&a.isTooMany()){this.kept=null;for(let d of t)d.letGo();return}this.at=Ne(),Js.set(c,this.context.sp)}},onLeave(l){this.kept===null||this.kept===void 0||(Js.delete(this.threadId),Me(()=>s.guard.run(i,"after",()=>{let c=e.after(this.kept,l,this.errno);c.length>0&&s.report(t,c,this,{library:r,symbol:o})})))}}}report(e,t,r,o){let s=r.at,i=null;for(let a of t)for(let l of e.filter(c=>c.means(a.subject))){let c=Og(r.returnAddress);if(c===null||l.skips(c)||!l.admits(s))continue;i??=tc(r.context,Lg.test(c)?null:this.javaStack()),this.sayStack(i,s);let d={hook:l.spec.id,tid:r.threadId,value:a.value??null,values:a.values??[],args:a.args??[],crypto:a.crypto??null,caller:i.caller,stack_hash:i.hash,error:a.error??null,truncated:a.truncated??!1,module:o.library,symbol:o.symbol};this.queue.put("native",d,s,l.calls===1)||l.dropped++}}sayStack(e,t){this.sentStacks.has(e.hash)||this.queue.put("stack",{stack_hash:e.hash,frames:e.frames},t)&&this.sentStacks.add(e.hash)}sayStatus(e){this.queue.put("status",{...nc(e)})}status(){return this.watched.map(nc)}sayAll(){for(let e of this.watched)this.sayStatus(e)}uninstall(){this.observer?.detach(),this.observer=null,this.timer!==null&&clearTimeout(this.timer);for(let e of this.listeners.splice(0))e.detach();for(let e of Object.values(this.units))e.close?.();Interceptor.flush()}};function zs(n){return`${n.base} ${n.path}`}function nc({spec:n,state:e,reason:t,calls:r,dropped:o}){return{hook:n.id,state:e,reason:t,calls:r,dropped:o}}function Og(n){let e=Process.findModuleByAddress(n);return e!==null?e.name:Process.findRangeByAddress(n)===null?null:""}function Pg(n,e){let t=n.base.add(n.size),r=new Map,o=null;return s=>{let i=r.get(s);return i===void 0&&(i=n.findExportByName(s),i!==null&&(i.compare(n.base)<0||i.compare(t)>=0)&&(i=null),i===null&&e&&(o??=new Map(n.enumerateSymbols().filter(({type:a})=>a==="function").map(a=>[a.name,a.address])),i=o.get(s)??null),r.set(s,i)),i}}function z(n,e){return{before:n,after:(t,r,o)=>e(t,r,o)}}var oc=new Map;function _e(n,e,t){let r=`${n} ${e}(${t.join(",")})`,o=oc.get(r);return o===void 0&&(o=new NativeFunction(n,e,t,{scheduling:"exclusive",exceptions:"propagate"}),oc.set(r,o)),o}var Rg=3224396289,Fg=1077961472,Ug=1078485777,sc=2151707139,Dg=new Set([29189,29201,29202]),Bg=1,Vg=8192,zg=256,$g=4096,ic=32,xr=new Map;function ac(n,e){let t=[];for(let r=0;r+4<=e;){let o=n.add(r).readU32(),s=o>>>16&16383;if(r+4+s>e)break;t.push({code:o,at:n.add(r+4),size:s}),r+=4+s}return t}function lc(n,e,t,r){if(e+4>t)return null;let o=n.add(e).readS32();return o<0||o>r||e+4+2*(o+1)>t||n.add(e+4+2*o).readU16()!==0?null:{text:o===0?"":n.add(e+4).readUtf16String(o),end:e+4+(2*(o+1)+3&-4)}}function Hg(n,e){for(let t of[4,8,12]){let r=lc(n,t,e,zg);if(r!==null&&/^[A-Za-z][\w.$]*\.[\w.$]+$/.test(r.text))return{name:r.text,end:r.end}}return null}function Jg(n,e,t){let r=Math.min(t,Vg)-e;if(r<=0)return null;let o=new Uint8Array(n.add(e).readByteArray(r)),s=String.fromCharCode(...o),i=/content:\/\/[!-~]+/.exec(s)?.[0];if(i!==void 0)return i;let a=/c\0o\0n\0t\0e\0n\0t\0:\0\/\0\/\0(?:[!-~]\0)+/.exec(s)?.[0];return a===void 0?null:a.replace(/\0/g,"")}function Gg(n,e){let t=new Map;for(let{binder:r}of n){if(r===null)continue;let o=t.get(r.interface)??new Map;t.set(r.interface,o);for(let[s,i]of Object.entries(r.codes)){let a=i.find(([l,c])=>l<=e&&e<=c);a!==void 0&&o.set(a[2],{name:s,isText:r.reply==="text"})}}return t}function Zg(n,e){let t=n.add(16).readU32(),r=Number(n.add(32).readU64()),o=n.add(48).readPointer();if(o.isNull()||r<8)return null;let s=Hg(o,r),i=s===null?void 0:e.get(s.name)?.get(t);if(s===null||i===void 0)return null;let a=Jg(o,s.end,r),l=`${s.name}.${i.name}`;return{subject:a===null?l:`${l} ${a}`,args:[l,a],isText:i.isText}}function qg(n,e){let t=Number(n.add(32).readU64()),r=n.add(48).readPointer(),{subject:o,args:s}=e;if(r.isNull()||t<4)return{subject:o,args:s};let i=r.readS32();return i!==0?{subject:o,args:s,error:`exception ${i}`}:{subject:o,args:s,value:e.isText?lc(r,4,t,$g)?.text??null:null}}var Gs=class{library;names=null;constructor(e){this.library=e}known(){return this.names??=Gg(this.library.specs,this.library.apiLevel??Wg()),this.names}written(e,t,r){let o=[];for(let{code:s,at:i}of ac(t,r)){if(s!==Fg&&s!==Ug)continue;let a=Zg(i,this.known());(i.add(20).readU32()&Bg)===0?e.push(a):a!==null&&o.push({subject:a.subject,args:a.args})}return e.length>ic&&e.splice(0,e.length-ic),o}read(e,t,r){let o=[];for(let{code:s,at:i}of ac(t,r)){if(s!==sc&&!Dg.has(s))continue;let a=e.pop()??null;a!==null&&o.push(s===sc?qg(i,a):{subject:a.subject,args:a.args,error:"no reply"})}return o}};function Wg(){let n=Module.findGlobalExportByName("__system_property_get");if(n===null)return 0;let e=Memory.alloc(92);return _e(n,"int",["pointer","pointer"])(Memory.allocUtf8String("ro.build.version.sdk"),e),Number(e.readUtf8String())||0}var cc={handlers:n=>{let e=new Gs(n);return{ioctl:z(t=>{if(t[1].toUInt32()!==Rg)return null;let r=t[2],o=Process.getCurrentThreadId(),s=xr.get(o)??[],i=Number(r.readU64()),a=Number(r.add(8).readU64()),l=r.add(16).readPointer(),c=l.isNull()?[]:e.written(s,l.add(a),i-a);return s.length>0&&xr.set(o,s),{exchange:r,found:c}},({exchange:t,found:r})=>{let o=Process.getCurrentThreadId(),s=xr.get(o)??[],i=Number(t.add(32).readU64()),a=t.add(40).readPointer(),l=a.isNull()?[]:e.read(s,a,i);return s.length===0&&xr.delete(o),[...r,...l]})}}};var Kg=512,Ht=class n{parts=[];n=0;total=0;get isCut(){return this.total>this.n}add(e,t){if(t<=0||e.isNull())return;let r=Math.min(t,sr-this.n);r>0&&this.parts.push(e.readByteArray(r)),this.n+=Math.max(0,r),this.total+=t}copy(){let e=new n;return e.parts=[...this.parts],e.n=this.n,e.total=this.total,e}text(){let e=Memory.alloc(Math.max(1,this.n)),t=e;for(let r of this.parts)t.writeByteArray(r),t=t.add(r.byteLength);return ie(e,this.n)}},rt=class{algorithm="";operation=null;key=null;iv=null;input=new Ht;output=new Ht;clear(){this.input=new Ht,this.output=new Ht}found(){let{algorithm:e,operation:t,key:r,iv:o,input:s,output:i}=this,a={algorithm:e,mode:t==="encrypt"||t==="decrypt"?Xg(e):null,op:t??"unknown",key:r,iv:o,input:s.text(),output:i.text(),input_length:s.total,output_length:i.total};return{subject:e,crypto:a,truncated:s.isCut||i.isCut}}};function Xg(n){return/(?:^|[-/_])(ECB|CBC|CTR|GCM|CFB\d*|OFB|CCM|XTS|Poly1305)(?:$|[-/_])/i.exec(n)?.[1]?.toUpperCase()??null}var pt=class{byAddress=new Map;of(e){let t=e.toString(),r=this.byAddress.get(t)??new rt;return this.byAddress.delete(t),this.byAddress.size>=Kg&&this.byAddress.delete(this.byAddress.keys().next().value),this.byAddress.set(t,r),r}fresh(e){return this.byAddress.delete(e.toString()),this.of(e)}copy(e,t){let{algorithm:r,operation:o,key:s,iv:i,input:a,output:l}=this.of(t);Object.assign(this.fresh(e),{algorithm:r,operation:o,key:s,iv:i,input:a.copy(),output:l.copy()})}drop(e){this.byAddress.delete(e.toString())}},Qg={MD5:"MD5",SHA1:"SHA-1","SHA2-224":"SHA-224",SHA224:"SHA-224","SHA2-256":"SHA-256",SHA256:"SHA-256","SHA2-384":"SHA-384",SHA384:"SHA-384","SHA2-512":"SHA-512",SHA512:"SHA-512",SM3:"SM3"};function Jt(n){return Qg[n.toUpperCase()]??n}function In(n){return`Hmac${Jt(n).replace("-","")}`}function Gt(n,e,t){let r=new rt;return r.operation=n,r.algorithm=e,t.key!==void 0&&(r.key=ie(...t.key)),r.input.add(...t.input),r.output.add(...t.output),r.found()}var qt="encrypt",Wt="decrypt",ht=new pt,qs=class{library;constructor(e){this.library=e}ask(e,t,...r){for(let o of r){let s=this.library.find(o);if(s!==null)return _e(s,t,["pointer"])(e)}return null}nameOf(e){let t=this.ask(e,"pointer","EVP_CIPHER_get0_name");if(t!==null&&!t.isNull())return t.readUtf8String()??"";let r=this.ask(e,"int","EVP_CIPHER_nid","EVP_CIPHER_get_nid"),o=this.library.find("OBJ_nid2sn");return r===null||o===null?"unknown":_e(o,"pointer",["int"])(r).readUtf8String()??"unknown"}begin({object:e,cipher:t,key:r,iv:o,operation:s}){let i=t.isNull()?ht.of(e):ht.fresh(e);i.clear(),t.isNull()||(i.algorithm=this.nameOf(t)),s!==null&&(i.operation=s);let a=["EVP_CIPHER_CTX_get_key_length","EVP_CIPHER_CTX_key_length"];r.isNull()||(i.key=ie(r,this.ask(e,"int",...a)??0));let l=["EVP_CIPHER_CTX_get_iv_length","EVP_CIPHER_CTX_iv_length"];o.isNull()||(i.iv=ie(o,this.ask(e,"int",...l)??0))}};function ot(n,e,t){return z(r=>{let o=typeof t=="number"?r[t].toInt32():null,s=o===null?t:o===1?qt:o===0?Wt:null;return{object:r[0],cipher:r[1],key:r[e],iv:r[e+1],operation:s}},(r,o)=>(o.toInt32()===1&&n.begin(r),[]))}var Zs=z(n=>{let e=n[1];if(e.isNull())return null;let t=ht.of(n[0]);return t.input.add(n[3],n[4].toInt32()),{running:t,out:e,length:n[2]}},({running:n,out:e,length:t},r)=>(r.toInt32()===1&&n.output.add(e,t.readInt()),[])),Zt=z(n=>({running:ht.of(n[0]),out:n[1],length:n[2]}),({running:n,out:e,length:t},r)=>{r.toInt32()===1&&n.output.add(e,t.readInt());let o=n.found(),s=n.input.total>0;return n.clear(),s?[{...o,error:r.toInt32()===1?null:"final failed"}]:[]}),Yg=z(n=>{let e=ht.fresh(n[0]);return e.algorithm="AEAD",e.key=ie(n[2],n[3].toUInt32()),n[0]},()=>[]);function dc(n){return z(e=>{let t=ht.of(e[0]),r=new rt;return r.algorithm=t.algorithm||"AEAD",r.key=t.key,r.operation=n,r.iv=ie(e[4],e[5].toUInt32()),r.input.add(e[6],e[7].toUInt32()),{running:r,out:e[1],length:e[2]}},({running:e,out:t,length:r},o)=>o.toInt32()!==1?[]:(e.output.add(t,Number(r.readULong())),[e.found()]))}var uc=z(n=>{let e=ht.fresh(n[2]),t=n[1].toInt32();return e.algorithm=`AES-${t}-CBC`,e.key=ie(n[0],t/8),n[2]},()=>[]),e0=z(n=>{let e=ht.of(n[3]),t=new rt,r=n[2].toUInt32();return t.algorithm=e.algorithm||"AES-CBC",t.key=e.key,t.operation=n[5].toInt32()===1?qt:Wt,t.iv=ie(n[4],16),t.input.add(n[0],r),{running:t,out:n[1],length:NULL,n:r+15&-16}},({running:n,out:e,n:t})=>(n.output.add(e,t),[n.found()])),fc={handlers:n=>{let e=new qs(n);return{EVP_EncryptInit:ot(e,2,qt),EVP_EncryptInit_ex:ot(e,3,qt),EVP_EncryptInit_ex2:ot(e,2,qt),EVP_DecryptInit:ot(e,2,Wt),EVP_DecryptInit_ex:ot(e,3,Wt),EVP_DecryptInit_ex2:ot(e,2,Wt),EVP_CipherInit:ot(e,2,4),EVP_CipherInit_ex:ot(e,3,5),EVP_CipherInit_ex2:ot(e,2,4),EVP_EncryptUpdate:Zs,EVP_DecryptUpdate:Zs,EVP_CipherUpdate:Zs,EVP_EncryptFinal:Zt,EVP_EncryptFinal_ex:Zt,EVP_DecryptFinal:Zt,EVP_DecryptFinal_ex:Zt,EVP_CipherFinal:Zt,EVP_CipherFinal_ex:Zt,EVP_AEAD_CTX_init:Yg,EVP_AEAD_CTX_seal:dc(qt),EVP_AEAD_CTX_open:dc(Wt),AES_set_encrypt_key:uc,AES_set_decrypt_key:uc,AES_cbc_encrypt:e0}}};var mc={MD5:16,SHA1:20,SHA224:28,SHA256:32,SHA384:48,SHA512:64},Ve=new pt,Qs=class{library;constructor(e){this.library=e}ask(e,t,...r){for(let o of r){let s=this.library.find(o);if(s!==null)return _e(s,t,["pointer"])(e)}return null}nameOf(e){if(e.isNull())return"";let t=this.ask(e,"pointer","EVP_MD_get0_name");if(t!==null&&!t.isNull())return t.readUtf8String()??"";let r=this.ask(e,"int","EVP_MD_type","EVP_MD_get_type"),o=this.library.find("OBJ_nid2sn");return r===null||o===null?"unknown":_e(o,"pointer",["int"])(r).readUtf8String()??"unknown"}sizeOf(e){return this.ask(e,"int","EVP_MD_get_size","EVP_MD_size")??0}nameIn(e,...t){let r=this.ask(e,"pointer",...t);return r===null?"":this.nameOf(r)}outputSize(e){return this.ask(e,"int","EVP_MAC_CTX_get_mac_size")??0}};function Ws(){return z(n=>(Ve.of(n[0]).input.add(n[1],n[2].toUInt32()),!0),()=>[])}function Ks(n){return z(e=>{let t=e[1],r=t.isNull()?Ve.of(e[0]):Ve.fresh(e[0]);return r.clear(),r.operation="digest",t.isNull()||(r.algorithm=Jt(n.nameOf(t))),e[0]},()=>[])}function ei(n){return{object:n[0],out:n[1],length:n[2]}}function _c(n,e,t,r){return n.output.add(t,r),Ve.drop(e),[n.found()]}function pc(n){return z(e=>{let t=ei(e),o=Ve.of(t.object).algorithm||Jt(n.nameIn(t.object,"EVP_MD_CTX_get0_md","EVP_MD_CTX_md"));return{...t,algorithm:o,size:mc[o.replace("-","")]??0}},({object:e,out:t,length:r,algorithm:o,size:s},i)=>{if(i.toInt32()!==1)return[];let a=Ve.of(e);return a.operation="digest",a.algorithm=o,_c(a,e,t,r.isNull()?s:r.readU32())})}function hc(n){return z(e=>{let[t,r,o,s]=[0,1,2,3].map(a=>e[a]),i=Ve.of(t);return i.clear(),i.operation="mac",r.isNull()||(i.key=ie(r,o.toInt32())),s.isNull()||(i.algorithm=In(n.nameOf(s))),t},()=>[])}var t0=z(ei,({object:n,out:e,length:t},r)=>{let o=Ve.of(n);if(r.toInt32()!==1||o.operation!=="mac")return[];o.output.add(e,t.isNull()?0:t.readU32());let s=o.found();return o.clear(),[s]}),n0=z(n=>{let e=Ve.of(n[0]);e.clear(),e.operation="mac";let t=n[1];return t.isNull()||(e.key=ie(t,n[2].toUInt32())),n[0]},()=>[]),r0={16:"HmacMD5",20:"HmacSHA1",32:"HmacSHA256",48:"HmacSHA384",64:"HmacSHA512"},o0=z(ei,({object:n,out:e,length:t},r)=>{let o=Ve.of(n);if(r.toInt32()!==1||e.isNull()||o.operation!=="mac")return[];let s=Number(t.readULong());return o.algorithm=r0[s]??"MAC",_c(o,n,e,s)});function Ys(n){return z(n,({algorithm:e,key:t,input:r,output:o,size:s},i)=>{let a=o.isNull()?i:o;if(i.isNull()||a.isNull())return[];let l={input:r,output:[a,s]};return[t===null?Gt("digest",e,l):Gt("mac",e,{...l,key:t})]})}function Ar(n){return Ys(e=>({algorithm:Jt(n),key:null,input:[e[0],e[1].toUInt32()],output:e[2],size:mc[n]}))}var Xs=z(n=>[n[0],n[1]],([n,e],t)=>(t.toInt32()===1&&Ve.copy(n,e),[])),gc={handlers:n=>{if(n.find("EVP_DigestUpdate")===null)return{};let e=new Qs(n);return{EVP_DigestInit:Ks(e),EVP_DigestInit_ex:Ks(e),EVP_DigestInit_ex2:Ks(e),EVP_DigestUpdate:Ws(),EVP_MD_CTX_copy:Xs,EVP_MD_CTX_copy_ex:Xs,EVP_DigestFinal:pc(e),EVP_DigestFinal_ex:pc(e),EVP_Digest:Ys(t=>({algorithm:Jt(e.nameOf(t[4])),key:null,input:[t[0],t[1].toUInt32()],output:t[2],size:e.sizeOf(t[4])})),HMAC:Ys(t=>({algorithm:In(e.nameOf(t[0])),key:[t[1],t[2].toInt32()],input:[t[3],t[4].toUInt32()],output:t[5],size:e.sizeOf(t[0])})),HMAC_Init:hc(e),HMAC_Init_ex:hc(e),HMAC_Update:Ws(),HMAC_Final:t0,HMAC_CTX_copy:Xs,EVP_MAC_init:n0,EVP_MAC_update:Ws(),EVP_MAC_final:o0,MD5:Ar("MD5"),SHA1:Ar("SHA1"),SHA256:Ar("SHA256"),SHA512:Ar("SHA512")}}};var s0=/\b(?!00:00:00:00:00:00)[0-9a-f]{2}(?::[0-9a-f]{2}){5}\b/gi,i0=64;function a0(n){let e=/\/(?:iSerial|serial_number|serial|cid)$/.test(n),t=/\/address$/.test(n)||n.endsWith("/arp"),r=n==="/proc/cpuinfo";if(!e&&!t&&!r)return[];let o=Ll(n);return o===null?[]:t?[...new Set(o.match(s0)??[])].slice(0,i0):r?(/^Serial\s*:\s*(\S+)/m.exec(o)??[]).slice(1,2):o.trim()===""?[]:[o.trim()]}function mt(n,e,t){return z(r=>{let o=r[e];if(o.isNull()||o.readU8()!==47)return null;let s=ke(o,4096);return n.isMeant(s)?s:null},(r,o,s)=>{if(!(t?!o.isNull():o.toInt32()>=0))return[{subject:r,args:[r],error:ir(s)}];let[a=null,...l]=a0(r);return[{subject:r,value:a,values:l,args:[r]}]})}var yc={handlers:n=>({open:mt(n,0,!1),open64:mt(n,0,!1),__open_2:mt(n,0,!1),openat:mt(n,1,!1),openat64:mt(n,1,!1),__openat_2:mt(n,1,!1),fopen:mt(n,0,!0),fopen64:mt(n,0,!0)})};var l0=35093,bc=35111,Ec=16,c0=17,d0=64,u0=Process.pointerSize,f0=/^(?:127\.|::1$)/,p0=z(n=>{let e=n[1].toUInt32();return e!==bc&&e!==l0?null:{code:e,at:n[2]}},({code:n,at:e},t)=>{if(t.toInt32()!==0)return[];let r=ke(e,Ec),o=e.add(Ec);if(n===bc)return[{subject:"hardware_address",value:vn(o.add(2)),args:[r]}];let s=tt(o,16);return s===null?[]:[{subject:"own_address",value:s.ip,args:[r]}]}),h0=z(n=>n[0],(n,e)=>{if(e.toInt32()!==0)return[];let t=new Set,r=new Set,o=0;for(let s=n.readPointer();!s.isNull()&&o<d0;s=s.readPointer(),o++){let i=s.add(3*u0).readPointer();if(i.isNull())continue;let a=i.readU16()===c0&&i.add(11).readU8()===6?vn(i.add(12)):null;a!==null&&t.add(a);let l=tt(i,28);l!==null&&!f0.test(l.ip)&&r.add(l.ip)}return[Sc("hardware_address",t),Sc("own_address",r)].filter(({value:s})=>s!==null)});function Sc(n,e){let[t=null,...r]=e;return{subject:n,value:t,values:r}}var wc={handlers:()=>({ioctl:p0,getifaddrs:h0})};var ti=new Map,ni=new Set,kc=[],Ic=()=>!1;function xc(n){Ic("keylog",{hook:"native.tls.key_log",line:ke(n)})}var ri=He(new NativeCallback((n,e)=>xc(e),"void",["pointer","pointer"]));function Kt(n,e,t,...r){let o=n.find(e);return o===null?null:_e(o,t,r.map(()=>"pointer"))(...r)}function m0(n){ni.has(n.toString())||(ni.add(n.toString()),kc.push(Interceptor.attach(n,{onEnter:e=>xc(e[1])})))}function vc(n,e){let t=Kt(n,"SSL_CTX_get_keylog_callback","pointer",e);if(!(t===null||t.equals(ri))){if(!t.isNull()){m0(t);return}n.find("SSL_CTX_set_keylog_callback")===null||Kt(n,"SSL_CTX_up_ref","int",e)!==1||(Kt(n,"SSL_CTX_set_keylog_callback","void",e,ri),ti.set(e.toString(),{context:e,library:n}))}}function _0({context:n,library:e}){Kt(e,"SSL_CTX_get_keylog_callback","pointer",n).equals(ri)&&Kt(e,"SSL_CTX_set_keylog_callback","void",n,NULL),Kt(e,"SSL_CTX_free","void",n)}var Ac={handlers:n=>(Ic=n.put,{SSL_new:z(e=>(vc(n,e[0]),null),()=>[]),SSL_CTX_set_keylog_callback:z(e=>e[0],e=>(vc(n,e),[]))}),close:()=>{for(let n of ti.values())_0(n);ti.clear();for(let n of kc.splice(0))n.detach();ni.clear()}};var g0=64,y0=Module.findGlobalExportByName("__system_property_area__")!==null,si=Process.pointerSize,oi=si===8?24:20,b0=y0?oi+si:oi,E0=oi+2*si;function S0(n){let e=new Set;for(let t=n;!t.isNull()&&e.size<g0;t=t.add(E0).readPointer()){let r=tt(t.add(b0).readPointer(),t.add(16).readU32());r!==null&&e.add(r.ip)}return[...e]}function Cc(n){return z(e=>{let t=ke(e[0]);return t===null?null:{name:t,into:e[n]}},({name:e,into:t},r)=>{let o=r.toInt32(),s=o===0?S0(t.readPointer()):[];return[{subject:e,value:e,args:s,error:o===0?null:`EAI ${o}`}]})}var Lc={handlers:()=>({getaddrinfo:Cc(3),android_getaddrinfofornetcontext:Cc(4)})};var Tc=1,Nc=new pt;function ai(n,e){let t=Nc.of(n),r=new rt;return r.algorithm=t.algorithm||e,r.key=t.key,r}var li=({running:n,out:e,n:t},r)=>r.toInt32()!==0?[]:(n.output.add(e,t),[n.found()]);function ii(n,e){return z(t=>{let r=Nc.fresh(t[0]),o=t[n+1].toInt32();return r.algorithm=`AES-${o}-${e}`,r.key=ie(t[n],o/8),!0},()=>[])}var w0=z(n=>{let e=ai(n[0],"AES-CBC"),t=n[2].toUInt32();return e.operation=n[1].toInt32()===Tc?"encrypt":"decrypt",e.iv=ie(n[3],16),e.input.add(n[4],t),{running:e,out:n[5],n:t}},li),v0=z(n=>{let e=ai(n[0],"AES-GCM"),t=n[2].toUInt32();return e.operation=n[1].toInt32()===Tc?"encrypt":"decrypt",e.iv=ie(n[3],n[4].toUInt32()),e.input.add(n[7],t),{running:e,out:n[8],n:t}},li),k0=z(n=>{let e=ai(n[0],"AES-GCM"),t=n[1].toUInt32();return e.operation="decrypt",e.iv=ie(n[2],n[3].toUInt32()),e.input.add(n[8],t),{running:e,out:n[9],n:t}},li);function I0(n){let e=(t,r,o)=>{let s=n.find(o);return s===null?null:_e(s,r,["pointer"])(t)};return z(t=>({info:t[0],key:[t[1],t[2].toUInt32()],input:[t[3],t[4].toUInt32()],out:t[5]}),({info:t,key:r,input:o,out:s},i)=>{if(i.toInt32()!==0)return[];let a=e(t,"pointer","mbedtls_md_get_name")?.readUtf8String()??"",l=e(t,"uint8","mbedtls_md_get_size")??0;return[Gt("mac",In(a),{key:r,input:o,output:[s,l]})]})}function Cr(n,e,t){return z(r=>({input:r[0],n:r[1].toUInt32(),out:r[2],isSmall:t!==void 0&&r[3].toInt32()===1}),({input:r,n:o,out:s,isSmall:i})=>{let[a,l]=i&&t!==void 0?t:[n,e];return[Gt("digest",a,{input:[r,o],output:[s,l]})]})}var Mc={handlers:n=>({mbedtls_aes_setkey_enc:ii(1,"CBC"),mbedtls_aes_setkey_dec:ii(1,"CBC"),mbedtls_gcm_setkey:ii(2,"GCM"),mbedtls_aes_crypt_cbc:w0,mbedtls_gcm_crypt_and_tag:v0,mbedtls_gcm_auth_decrypt:k0,mbedtls_md_hmac:I0(n),mbedtls_md5:Cr("MD5",16),mbedtls_sha1:Cr("SHA-1",20),mbedtls_sha256:Cr("SHA-256",32,["SHA-224",28]),mbedtls_sha512:Cr("SHA-512",64,["SHA-384",48])})};var Rc=16,x0=0,A0=16,C0=28,L0=1,T0=2,Lr=16,N0=64,jc=Process.pointerSize,ci=new Set,M0=z(n=>n[0].toInt32()===Rc&&n[2].toInt32()===x0?!0:null,(n,e)=>(e.toInt32()>=0&&ci.add(e.toInt32()),[]));function j0(n,e){let t={links:new Set,neighbours:new Set};for(let r=0;r+Lr<=e;){let o=n.add(r).readU32();if(o<Lr||r+o>e)break;let s=n.add(r+4).readU16();s===A0&&Oc(n,r+Lr+16,r+o,L0,t.links),s===C0&&Oc(n,r+Lr+12,r+o,T0,t.neighbours),r+=o+3&-4}return{links:[...t.links],neighbours:[...t.neighbours]}}function Oc(n,e,t,r,o){for(let s=e;s+4<=t;){let i=n.add(s).readU16();if(i<4||s+i>t)return;let c=(n.add(s+2).readU16()&16383)===r&&i===10&&(n.add(s+4).readU8()&1)===0?vn(n.add(s+4)):null;c!==null&&o.size<N0&&o.add(c),s+=i+3&-4}}function Fc(n,e){let{links:t,neighbours:r}=j0(n,e),o=[];return t.length>0&&o.push({subject:"link",value:t[0],values:t.slice(1)}),r.length>0&&o.push({subject:"neighbour",value:r[0],values:r.slice(1)}),o}function Uc(n){if(!ci.has(n))return!1;let e=Module.findGlobalExportByName("getsockname"),t=Memory.alloc(128),r=Memory.alloc(4);return r.writeU32(128),_e(e,"int",["int","pointer","pointer"])(n,t,r)===0&&t.readU16()===Rc?!0:(ci.delete(n),!1)}function Pc(){return z(n=>Uc(n[0].toInt32())?n[1]:null,(n,e)=>e.toInt32()>0?Fc(n,e.toInt32()):[])}var O0=z(n=>Uc(n[0].toInt32())?n[1]:null,(n,e)=>{let t=n.add(2*jc).readPointer(),r=t.add(jc).readULong();return e.toInt32()>0?Fc(t.readPointer(),Math.min(e.toInt32(),Number(r))):[]}),Dc={handlers:()=>({socket:M0,recv:Pc(),recvfrom:Pc(),recvmsg:O0})};var di=92,P0=4096,ui=new Map;function R0(n){return z(e=>{let t=ke(e[0]);return t!==null&&n.isMeant(t)?{key:t,into:e[1]}:null},({key:e,into:t})=>[{subject:e,value:ke(t,di)||null,args:[e]}])}function F0(n){return z(e=>{let t=ke(e[0]);return t!==null&&n.isMeant(t)?t:null},(e,t)=>(!t.isNull()&&ui.size<P0&&ui.set(t.toString(),e),[]))}function Bc(n){return z(e=>ui.get(e[0].toString())??null,e=>{let t=n.find("__system_property_get");if(t===null)return[{subject:e,value:null,args:[e]}];let r=Memory.alloc(di);return _e(t,"int",["pointer","pointer"])(Memory.allocUtf8String(e),r),[{subject:e,value:ke(r,di)||null,args:[e]}]})}var Vc={handlers:n=>({__system_property_get:R0(n),__system_property_find:F0(n),__system_property_read:Bc(n),__system_property_read_callback:Bc(n)})};var U0=115,D0=114,B0=106,V0=4,z0=4096,Tr=new Set;function $0({fd:n,peer:e}){let t=`${n} ${At(e)}`;return Tr.has(t)?!1:(Tr.size>=z0&&Tr.clear(),Tr.add(t),!0)}function pi({fd:n,peer:e},t){let r=wn(Socket.localAddress(n)),o=At(e),s=[r===null?null:At(r),o,Socket.type(n)?.replace("6","")??null];return{subject:o,value:o,args:s,error:t}}var H0=z(n=>{let e=tt(n[1],n[2].toInt32());return e===null||e.port===0?null:{fd:n[0].toInt32(),peer:e}},(n,e,t)=>e.toInt32()===0||t===U0||t===V0?[pi(n,null)]:t===D0||t===B0?[]:[pi(n,ir(t))]);function fi(n){return z(e=>{let t=n(e),r=t===null?null:{fd:e[0].toInt32(),peer:t};return r!==null&&$0(r)?r:null},(e,t)=>t.toInt32()<0?[]:[pi(e,null)])}function zc(n){return tt(n.readPointer(),n.add(Process.pointerSize).readU32())}var $c={handlers:()=>({connect:H0,sendto:fi(n=>tt(n[4],n[5].toInt32())),sendmsg:fi(n=>zc(n[1])),sendmmsg:fi(n=>zc(n[1]))})};var J0=1<<20,G0=4096,mi=class{id;isServer;n={client:0,server:0};isCut={client:!1,server:!1};missing={client:0,server:0};isSaid=!1;constructor(e,t){this.id=e,this.isServer=t}},Ct=new Map,Z0=0,_i=class{library;constructor(e){this.library=e}call(e,t,r,o){let s=this.library.find(e);return s===null?null:_e(s,t,r)(...o)}textOf(e,t,...r){let o=["pointer",...r.map(()=>"int")],s=this.call(e,"pointer",o,[t,...r]);return s===null?null:ke(s)}of(e){let t=e.toString(),r=Ct.get(t);return r===void 0&&(Ct.size>=G0&&Ct.delete(Ct.keys().next().value),r=new mi(Z0++,this.call("SSL_is_server","int",["pointer"],[e])===1),Ct.set(t,r)),r}alpn(e){let t=Memory.alloc(Process.pointerSize+4),r=t.add(Process.pointerSize);r.writeU32(0),this.call("SSL_get0_alpn_selected","void",["pointer","pointer","pointer"],[e,t,r]);let o=r.readU32();return o===0?null:t.readPointer().readUtf8String(o)}open(e,t){t.isSaid=!0;let r=this.call("SSL_get_fd","int",["pointer"],[e]),o=r===null||r<0?null:wn(Socket.localAddress(r)),s=r===null||r<0?null:wn(Socket.peerAddress(r)),i=this.textOf("SSL_get_servername",e,0);this.put(t,"open",{local:o===null?null:[o.ip,o.port],peer:s===null?null:[s.ip,s.port],sni:i,alpn:this.alpn(e),tls_version:this.textOf("SSL_get_version",e),library:this.library.name});let a=s===null?null:At(s),l=o===null?null:At(o);return[{subject:i??a??"",value:i??a,args:[l,a,`${t.id}`]}]}put(e,t,r){return this.library.put("tls",{hook:"native.tls.plaintext",connection:e.id,event:t,...r})}said(e,t,r,o){let s=this.of(e);if(s.isServer||r<=0)return[];let i=s.isSaid?[]:this.open(e,s),a=o?"client":"server",l=s.isCut[a]?0:Math.min(r,J0-s.n[a]),c=0;for(;c<l;){let d=Math.min(sr,l-c),u=ie(t.add(c),d);if(!this.put(s,"data",{from_client:o,data:u,length:d}))break;c+=d}return s.n[a]+=r,s.missing[a]+=r-c,c<r&&!s.isCut[a]&&(s.isCut[a]=!0,this.sayMissing(s)),i}sayMissing(e){for(let t of["client","server"]){let r=e.missing[t],o={from_client:t==="client",data:"",length:r};r>0&&this.put(e,"data",o)&&(e.missing[t]=0)}}freed(e){let t=e.toString(),r=Ct.get(t);Ct.delete(t),r?.isSaid===!0&&(this.sayMissing(r),this.put(r,"close",{}))}};function Gc(n){return{ssl:n[0],at:n[1],counted:n[3]}}function Hc(n,e){return z(Gc,({ssl:t,at:r},o)=>n.said(t,r,o.toInt32(),e))}function Jc(n,e){return z(Gc,({ssl:t,at:r,counted:o},s)=>s.toInt32()===1?n.said(t,r,Number(o.readULong()),e):[])}var hi=z(()=>!0,()=>[]),Zc={handlers:n=>{let e=new _i(n);return{SSL_write:Hc(e,!0),SSL_read:Hc(e,!1),SSL_write_ex:Jc(e,!0),SSL_read_ex:Jc(e,!1),SSL_do_handshake:hi,SSL_connect:hi,SSL_shutdown:hi,SSL_free:z(t=>(e.freed(t[0]),!0),()=>[])}}};var qc={binder:cc,evp_cipher:fc,evp_digest:gc,files:yc,interfaces:wc,keylog:Ac,lookup:Lc,mbedtls:Mc,netlink:Dc,properties:Vc,sockets:$c,tls:Zc};var Wc=1,st=new dr,Yc=new or(st),Lt=null,xn=new Ir(qc,st,Yc,()=>Lt?.javaStack()??null),Kc=!1;function Xc(){return[...Lt?.status()??[],...xn.status()]}function Qc(){Kc||(Kc=!0,Lt?.sayAll(),xn.sayAll(),st.end())}rpc.exports={hello(){return{protocol:Wc,agent:st.agent,pid:Process.id,runtime:Ze()}},install(n,e){return new Promise((t,r)=>{let o=()=>{try{st.maxUnreadBytes=e.max_unread_bytes,st.put("agent",{process:Process.mainModule.name,protocol:Wc,bundle_sha256:e.bundle_sha256,runtime:Ze()}),Lt??=new vr(st,Yc,e),Lt.install(n),xn.install(e.native,e),st.flush(),t(Xc())}catch(s){r(s)}};ee.available?ee.perform(o):r(new Error("no Java runtime in this process"))})},status:Xc,ping(){return Ne()},flush(){st.flush()},uninstall(){Qc(),xn.uninstall(),Lt?.uninstall()},dispose(n){Qc(),n==="unload"&&(xn.uninstall(),Lt?.close())}};})();
