"use strict";(()=>{var ll=Object.defineProperty;var cl=(t,e)=>{for(var n in e)ll(t,n,{get:e[n],enumerable:!0})};var Pe=[],Ae=[],Kn="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";for(let t=0,e=Kn.length;t<e;++t)Pe[t]=Kn[t],Ae[Kn.charCodeAt(t)]=t;Ae[45]=62;Ae[95]=63;function dl(t){let e=t.length;if(e%4>0)throw new Error("Invalid string. Length must be a multiple of 4");let n=t.indexOf("=");n===-1&&(n=e);let r=n===e?0:4-n%4;return[n,r]}function ul(t,e,n){return(e+n)*3/4-n}function ds(t){let e=dl(t),n=e[0],r=e[1],o=new Uint8Array(ul(t,n,r)),s=0,i=r>0?n-4:n,l;for(l=0;l<i;l+=4){let a=Ae[t.charCodeAt(l)]<<18|Ae[t.charCodeAt(l+1)]<<12|Ae[t.charCodeAt(l+2)]<<6|Ae[t.charCodeAt(l+3)];o[s++]=a>>16&255,o[s++]=a>>8&255,o[s++]=a&255}if(r===2){let a=Ae[t.charCodeAt(l)]<<2|Ae[t.charCodeAt(l+1)]>>4;o[s++]=a&255}if(r===1){let a=Ae[t.charCodeAt(l)]<<10|Ae[t.charCodeAt(l+1)]<<4|Ae[t.charCodeAt(l+2)]>>2;o[s++]=a>>8&255,o[s++]=a&255}return o}function fl(t){return Pe[t>>18&63]+Pe[t>>12&63]+Pe[t>>6&63]+Pe[t&63]}function pl(t,e,n){let r=[];for(let o=e;o<n;o+=3){let s=(t[o]<<16&16711680)+(t[o+1]<<8&65280)+(t[o+2]&255);r.push(fl(s))}return r.join("")}function Qn(t){let e=t.length,n=e%3,r=[],o=16383;for(let s=0,i=e-n;s<i;s+=o)r.push(pl(t,s,s+o>i?i:s+o));if(n===1){let s=t[e-1];r.push(Pe[s>>2]+Pe[s<<4&63]+"==")}else if(n===2){let s=(t[e-2]<<8)+t[e-1];r.push(Pe[s>>10]+Pe[s>>4&63]+Pe[s<<2&63]+"=")}return r.join("")}function Lt(t,e,n,r,o){let s,i,l=o*8-r-1,a=(1<<l)-1,c=a>>1,d=-7,f=n?o-1:0,p=n?-1:1,u=t[e+f];for(f+=p,s=u&(1<<-d)-1,u>>=-d,d+=l;d>0;)s=s*256+t[e+f],f+=p,d-=8;for(i=s&(1<<-d)-1,s>>=-d,d+=r;d>0;)i=i*256+t[e+f],f+=p,d-=8;if(s===0)s=1-c;else{if(s===a)return i?NaN:(u?-1:1)*(1/0);i=i+Math.pow(2,r),s=s-c}return(u?-1:1)*i*Math.pow(2,s-r)}function Xn(t,e,n,r,o,s){let i,l,a,c=s*8-o-1,d=(1<<c)-1,f=d>>1,p=o===23?Math.pow(2,-24)-Math.pow(2,-77):0,u=r?0:s-1,_=r?1:-1,h=e<0||e===0&&1/e<0?1:0;for(e=Math.abs(e),isNaN(e)||e===1/0?(l=isNaN(e)?1:0,i=d):(i=Math.floor(Math.log(e)/Math.LN2),e*(a=Math.pow(2,-i))<1&&(i--,a*=2),i+f>=1?e+=p/a:e+=p*Math.pow(2,1-f),e*a>=2&&(i++,a/=2),i+f>=d?(l=0,i=d):i+f>=1?(l=(e*a-1)*Math.pow(2,o),i=i+f):(l=e*Math.pow(2,f-1)*Math.pow(2,o),i=0));o>=8;)t[n+u]=l&255,u+=_,l/=256,o-=8;for(i=i<<o|l,c+=o;c>0;)t[n+u]=i&255,u+=_,i/=256,c-=8;t[n+u-_]|=h*128}var _l={INSPECT_MAX_BYTES:50},Yn=2147483647;m.TYPED_ARRAY_SUPPORT=!0;Object.defineProperty(m.prototype,"parent",{enumerable:!0,get:function(){if(m.isBuffer(this))return this.buffer}});Object.defineProperty(m.prototype,"offset",{enumerable:!0,get:function(){if(m.isBuffer(this))return this.byteOffset}});function ze(t){if(t>Yn)throw new RangeError('The value "'+t+'" is invalid for option "size"');let e=new Uint8Array(t);return Object.setPrototypeOf(e,m.prototype),e}function m(t,e,n){if(typeof t=="number"){if(typeof e=="string")throw new TypeError('The "string" argument must be of type string. Received type number');return rr(t)}return hs(t,e,n)}m.poolSize=8192;function hs(t,e,n){if(typeof t=="string")return yl(t,e);if(ArrayBuffer.isView(t))return bl(t);if(t==null)throw new TypeError("The first argument must be one of type string, Buffer, ArrayBuffer, Array, or Array-like Object. Received type "+typeof t);if(t instanceof ArrayBuffer||t&&t.buffer instanceof ArrayBuffer||t instanceof SharedArrayBuffer||t&&t.buffer instanceof SharedArrayBuffer)return tr(t,e,n);if(typeof t=="number")throw new TypeError('The "value" argument must not be of type number. Received type number');let r=t.valueOf&&t.valueOf();if(r!=null&&r!==t)return m.from(r,e,n);let o=El(t);if(o)return o;if(typeof Symbol<"u"&&Symbol.toPrimitive!=null&&typeof t[Symbol.toPrimitive]=="function")return m.from(t[Symbol.toPrimitive]("string"),e,n);throw new TypeError("The first argument must be one of type string, Buffer, ArrayBuffer, Array, or Array-like Object. Received type "+typeof t)}m.from=function(t,e,n){return hs(t,e,n)};Object.setPrototypeOf(m.prototype,Uint8Array.prototype);Object.setPrototypeOf(m,Uint8Array);function ms(t){if(typeof t!="number")throw new TypeError('"size" argument must be of type number');if(t<0)throw new RangeError('The value "'+t+'" is invalid for option "size"')}function gl(t,e,n){return ms(t),t<=0?ze(t):e!==void 0?typeof n=="string"?ze(t).fill(e,n):ze(t).fill(e):ze(t)}m.alloc=function(t,e,n){return gl(t,e,n)};function rr(t){return ms(t),ze(t<0?0:or(t)|0)}m.allocUnsafe=function(t){return rr(t)};m.allocUnsafeSlow=function(t){return rr(t)};function yl(t,e){if((typeof e!="string"||e==="")&&(e="utf8"),!m.isEncoding(e))throw new TypeError("Unknown encoding: "+e);let n=_s(t,e)|0,r=ze(n),o=r.write(t,e);return o!==n&&(r=r.slice(0,o)),r}function er(t){let e=t.length<0?0:or(t.length)|0,n=ze(e);for(let r=0;r<e;r+=1)n[r]=t[r]&255;return n}function bl(t){if(t instanceof Uint8Array){let e=new Uint8Array(t);return tr(e.buffer,e.byteOffset,e.byteLength)}return er(t)}function tr(t,e,n){if(e<0||t.byteLength<e)throw new RangeError('"offset" is outside of buffer bounds');if(t.byteLength<e+(n||0))throw new RangeError('"length" is outside of buffer bounds');let r;return e===void 0&&n===void 0?r=new Uint8Array(t):n===void 0?r=new Uint8Array(t,e):r=new Uint8Array(t,e,n),Object.setPrototypeOf(r,m.prototype),r}function El(t){if(m.isBuffer(t)){let e=or(t.length)|0,n=ze(e);return n.length===0||t.copy(n,0,0,e),n}if(t.length!==void 0)return typeof t.length!="number"||Number.isNaN(t.length)?ze(0):er(t);if(t.type==="Buffer"&&Array.isArray(t.data))return er(t.data)}function or(t){if(t>=Yn)throw new RangeError("Attempt to allocate Buffer larger than maximum size: 0x"+Yn.toString(16)+" bytes");return t|0}m.isBuffer=function(e){return e!=null&&e._isBuffer===!0&&e!==m.prototype};m.compare=function(e,n){if(e instanceof Uint8Array&&(e=m.from(e,e.offset,e.byteLength)),n instanceof Uint8Array&&(n=m.from(n,n.offset,n.byteLength)),!m.isBuffer(e)||!m.isBuffer(n))throw new TypeError('The "buf1", "buf2" arguments must be one of type Buffer or Uint8Array');if(e===n)return 0;let r=e.length,o=n.length;for(let s=0,i=Math.min(r,o);s<i;++s)if(e[s]!==n[s]){r=e[s],o=n[s];break}return r<o?-1:o<r?1:0};m.isEncoding=function(e){switch(String(e).toLowerCase()){case"hex":case"utf8":case"utf-8":case"ascii":case"latin1":case"binary":case"base64":case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return!0;default:return!1}};m.concat=function(e,n){if(!Array.isArray(e))throw new TypeError('"list" argument must be an Array of Buffers');if(e.length===0)return m.alloc(0);let r;if(n===void 0)for(n=0,r=0;r<e.length;++r)n+=e[r].length;let o=m.allocUnsafe(n),s=0;for(r=0;r<e.length;++r){let i=e[r];if(i instanceof Uint8Array)s+i.length>o.length?(m.isBuffer(i)||(i=m.from(i.buffer,i.byteOffset,i.byteLength)),i.copy(o,s)):Uint8Array.prototype.set.call(o,i,s);else if(m.isBuffer(i))i.copy(o,s);else throw new TypeError('"list" argument must be an Array of Buffers');s+=i.length}return o};function _s(t,e){if(m.isBuffer(t))return t.length;if(ArrayBuffer.isView(t)||t instanceof ArrayBuffer)return t.byteLength;if(typeof t!="string")throw new TypeError('The "string" argument must be one of type string, Buffer, or ArrayBuffer. Received type '+typeof t);let n=t.length,r=arguments.length>2&&arguments[2]===!0;if(!r&&n===0)return 0;let o=!1;for(;;)switch(e){case"ascii":case"latin1":case"binary":return n;case"utf8":case"utf-8":return nr(t).length;case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return n*2;case"hex":return n>>>1;case"base64":return ks(t).length;default:if(o)return r?-1:nr(t).length;e=(""+e).toLowerCase(),o=!0}}m.byteLength=_s;function wl(t,e,n){let r=!1;if((e===void 0||e<0)&&(e=0),e>this.length||((n===void 0||n>this.length)&&(n=this.length),n<=0)||(n>>>=0,e>>>=0,n<=e))return"";for(t||(t="utf8");;)switch(t){case"hex":return Nl(this,e,n);case"utf8":case"utf-8":return ys(this,e,n);case"ascii":return Tl(this,e,n);case"latin1":case"binary":return Ll(this,e,n);case"base64":return Al(this,e,n);case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return Ml(this,e,n);default:if(r)throw new TypeError("Unknown encoding: "+t);t=(t+"").toLowerCase(),r=!0}}m.prototype._isBuffer=!0;function tt(t,e,n){let r=t[e];t[e]=t[n],t[n]=r}m.prototype.swap16=function(){let e=this.length;if(e%2!==0)throw new RangeError("Buffer size must be a multiple of 16-bits");for(let n=0;n<e;n+=2)tt(this,n,n+1);return this};m.prototype.swap32=function(){let e=this.length;if(e%4!==0)throw new RangeError("Buffer size must be a multiple of 32-bits");for(let n=0;n<e;n+=4)tt(this,n,n+3),tt(this,n+1,n+2);return this};m.prototype.swap64=function(){let e=this.length;if(e%8!==0)throw new RangeError("Buffer size must be a multiple of 64-bits");for(let n=0;n<e;n+=8)tt(this,n,n+7),tt(this,n+1,n+6),tt(this,n+2,n+5),tt(this,n+3,n+4);return this};m.prototype.toString=function(){let e=this.length;return e===0?"":arguments.length===0?ys(this,0,e):wl.apply(this,arguments)};m.prototype.toLocaleString=m.prototype.toString;m.prototype.equals=function(e){if(!m.isBuffer(e))throw new TypeError("Argument must be a Buffer");return this===e?!0:m.compare(this,e)===0};m.prototype.inspect=function(){let e="",n=_l.INSPECT_MAX_BYTES;return e=this.toString("hex",0,n).replace(/(.{2})/g,"$1 ").trim(),this.length>n&&(e+=" ... "),"<Buffer "+e+">"};m.prototype[Symbol.for("nodejs.util.inspect.custom")]=m.prototype.inspect;m.prototype.compare=function(e,n,r,o,s){if(e instanceof Uint8Array&&(e=m.from(e,e.offset,e.byteLength)),!m.isBuffer(e))throw new TypeError('The "target" argument must be one of type Buffer or Uint8Array. Received type '+typeof e);if(n===void 0&&(n=0),r===void 0&&(r=e?e.length:0),o===void 0&&(o=0),s===void 0&&(s=this.length),n<0||r>e.length||o<0||s>this.length)throw new RangeError("out of range index");if(o>=s&&n>=r)return 0;if(o>=s)return-1;if(n>=r)return 1;if(n>>>=0,r>>>=0,o>>>=0,s>>>=0,this===e)return 0;let i=s-o,l=r-n,a=Math.min(i,l),c=this.slice(o,s),d=e.slice(n,r);for(let f=0;f<a;++f)if(c[f]!==d[f]){i=c[f],l=d[f];break}return i<l?-1:l<i?1:0};function gs(t,e,n,r,o){if(t.length===0)return-1;if(typeof n=="string"?(r=n,n=0):n>2147483647?n=2147483647:n<-2147483648&&(n=-2147483648),n=+n,Number.isNaN(n)&&(n=o?0:t.length-1),n<0&&(n=t.length+n),n>=t.length){if(o)return-1;n=t.length-1}else if(n<0)if(o)n=0;else return-1;if(typeof e=="string"&&(e=m.from(e,r)),m.isBuffer(e))return e.length===0?-1:us(t,e,n,r,o);if(typeof e=="number")return e=e&255,typeof Uint8Array.prototype.indexOf=="function"?o?Uint8Array.prototype.indexOf.call(t,e,n):Uint8Array.prototype.lastIndexOf.call(t,e,n):us(t,[e],n,r,o);throw new TypeError("val must be string, number or Buffer")}function us(t,e,n,r,o){let s=1,i=t.length,l=e.length;if(r!==void 0&&(r=String(r).toLowerCase(),r==="ucs2"||r==="ucs-2"||r==="utf16le"||r==="utf-16le")){if(t.length<2||e.length<2)return-1;s=2,i/=2,l/=2,n/=2}function a(d,f){return s===1?d[f]:d.readUInt16BE(f*s)}let c;if(o){let d=-1;for(c=n;c<i;c++)if(a(t,c)===a(e,d===-1?0:c-d)){if(d===-1&&(d=c),c-d+1===l)return d*s}else d!==-1&&(c-=c-d),d=-1}else for(n+l>i&&(n=i-l),c=n;c>=0;c--){let d=!0;for(let f=0;f<l;f++)if(a(t,c+f)!==a(e,f)){d=!1;break}if(d)return c}return-1}m.prototype.includes=function(e,n,r){return this.indexOf(e,n,r)!==-1};m.prototype.indexOf=function(e,n,r){return gs(this,e,n,r,!0)};m.prototype.lastIndexOf=function(e,n,r){return gs(this,e,n,r,!1)};function Sl(t,e,n,r){n=Number(n)||0;let o=t.length-n;r?(r=Number(r),r>o&&(r=o)):r=o;let s=e.length;r>s/2&&(r=s/2);let i;for(i=0;i<r;++i){let l=parseInt(e.substr(i*2,2),16);if(Number.isNaN(l))return i;t[n+i]=l}return i}function vl(t,e,n,r){return en(nr(e,t.length-n),t,n,r)}function Il(t,e,n,r){return en(Pl(e),t,n,r)}function kl(t,e,n,r){return en(ks(e),t,n,r)}function xl(t,e,n,r){return en(Fl(e,t.length-n),t,n,r)}m.prototype.write=function(e,n,r,o){if(n===void 0)o="utf8",r=this.length,n=0;else if(r===void 0&&typeof n=="string")o=n,r=this.length,n=0;else if(isFinite(n))n=n>>>0,isFinite(r)?(r=r>>>0,o===void 0&&(o="utf8")):(o=r,r=void 0);else throw new Error("Buffer.write(string, encoding, offset[, length]) is no longer supported");let s=this.length-n;if((r===void 0||r>s)&&(r=s),e.length>0&&(r<0||n<0)||n>this.length)throw new RangeError("Attempt to write outside buffer bounds");o||(o="utf8");let i=!1;for(;;)switch(o){case"hex":return Sl(this,e,n,r);case"utf8":case"utf-8":return vl(this,e,n,r);case"ascii":case"latin1":case"binary":return Il(this,e,n,r);case"base64":return kl(this,e,n,r);case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return xl(this,e,n,r);default:if(i)throw new TypeError("Unknown encoding: "+o);o=(""+o).toLowerCase(),i=!0}};m.prototype.toJSON=function(){return{type:"Buffer",data:Array.prototype.slice.call(this._arr||this,0)}};function Al(t,e,n){return e===0&&n===t.length?Qn(t):Qn(t.slice(e,n))}function ys(t,e,n){n=Math.min(t.length,n);let r=[],o=e;for(;o<n;){let s=t[o],i=null,l=s>239?4:s>223?3:s>191?2:1;if(o+l<=n){let a,c,d,f;switch(l){case 1:s<128&&(i=s);break;case 2:a=t[o+1],(a&192)===128&&(f=(s&31)<<6|a&63,f>127&&(i=f));break;case 3:a=t[o+1],c=t[o+2],(a&192)===128&&(c&192)===128&&(f=(s&15)<<12|(a&63)<<6|c&63,f>2047&&(f<55296||f>57343)&&(i=f));break;case 4:a=t[o+1],c=t[o+2],d=t[o+3],(a&192)===128&&(c&192)===128&&(d&192)===128&&(f=(s&15)<<18|(a&63)<<12|(c&63)<<6|d&63,f>65535&&f<1114112&&(i=f))}}i===null?(i=65533,l=1):i>65535&&(i-=65536,r.push(i>>>10&1023|55296),i=56320|i&1023),r.push(i),o+=l}return Cl(r)}var fs=4096;function Cl(t){let e=t.length;if(e<=fs)return String.fromCharCode.apply(String,t);let n="",r=0;for(;r<e;)n+=String.fromCharCode.apply(String,t.slice(r,r+=fs));return n}function Tl(t,e,n){let r="";n=Math.min(t.length,n);for(let o=e;o<n;++o)r+=String.fromCharCode(t[o]&127);return r}function Ll(t,e,n){let r="";n=Math.min(t.length,n);for(let o=e;o<n;++o)r+=String.fromCharCode(t[o]);return r}function Nl(t,e,n){let r=t.length;(!e||e<0)&&(e=0),(!n||n<0||n>r)&&(n=r);let o="";for(let s=e;s<n;++s)o+=Ul[t[s]];return o}function Ml(t,e,n){let r=t.slice(e,n),o="";for(let s=0;s<r.length-1;s+=2)o+=String.fromCharCode(r[s]+r[s+1]*256);return o}m.prototype.slice=function(e,n){let r=this.length;e=~~e,n=n===void 0?r:~~n,e<0?(e+=r,e<0&&(e=0)):e>r&&(e=r),n<0?(n+=r,n<0&&(n=0)):n>r&&(n=r),n<e&&(n=e);let o=this.subarray(e,n);return Object.setPrototypeOf(o,m.prototype),o};function ue(t,e,n){if(t%1!==0||t<0)throw new RangeError("offset is not uint");if(t+e>n)throw new RangeError("Trying to access beyond buffer length")}m.prototype.readUintLE=m.prototype.readUIntLE=function(e,n,r){e=e>>>0,n=n>>>0,r||ue(e,n,this.length);let o=this[e],s=1,i=0;for(;++i<n&&(s*=256);)o+=this[e+i]*s;return o};m.prototype.readUintBE=m.prototype.readUIntBE=function(e,n,r){e=e>>>0,n=n>>>0,r||ue(e,n,this.length);let o=this[e+--n],s=1;for(;n>0&&(s*=256);)o+=this[e+--n]*s;return o};m.prototype.readUint8=m.prototype.readUInt8=function(e,n){return e=e>>>0,n||ue(e,1,this.length),this[e]};m.prototype.readUint16LE=m.prototype.readUInt16LE=function(e,n){return e=e>>>0,n||ue(e,2,this.length),this[e]|this[e+1]<<8};m.prototype.readUint16BE=m.prototype.readUInt16BE=function(e,n){return e=e>>>0,n||ue(e,2,this.length),this[e]<<8|this[e+1]};m.prototype.readUint32LE=m.prototype.readUInt32LE=function(e,n){return e=e>>>0,n||ue(e,4,this.length),(this[e]|this[e+1]<<8|this[e+2]<<16)+this[e+3]*16777216};m.prototype.readUint32BE=m.prototype.readUInt32BE=function(e,n){return e=e>>>0,n||ue(e,4,this.length),this[e]*16777216+(this[e+1]<<16|this[e+2]<<8|this[e+3])};m.prototype.readBigUInt64LE=function(e){e=e>>>0,_t(e,"offset");let n=this[e],r=this[e+7];(n===void 0||r===void 0)&&Nt(e,this.length-8);let o=n+this[++e]*2**8+this[++e]*2**16+this[++e]*2**24,s=this[++e]+this[++e]*2**8+this[++e]*2**16+r*2**24;return BigInt(o)+(BigInt(s)<<BigInt(32))};m.prototype.readBigUInt64BE=function(e){e=e>>>0,_t(e,"offset");let n=this[e],r=this[e+7];(n===void 0||r===void 0)&&Nt(e,this.length-8);let o=n*2**24+this[++e]*2**16+this[++e]*2**8+this[++e],s=this[++e]*2**24+this[++e]*2**16+this[++e]*2**8+r;return(BigInt(o)<<BigInt(32))+BigInt(s)};m.prototype.readIntLE=function(e,n,r){e=e>>>0,n=n>>>0,r||ue(e,n,this.length);let o=this[e],s=1,i=0;for(;++i<n&&(s*=256);)o+=this[e+i]*s;return s*=128,o>=s&&(o-=Math.pow(2,8*n)),o};m.prototype.readIntBE=function(e,n,r){e=e>>>0,n=n>>>0,r||ue(e,n,this.length);let o=n,s=1,i=this[e+--o];for(;o>0&&(s*=256);)i+=this[e+--o]*s;return s*=128,i>=s&&(i-=Math.pow(2,8*n)),i};m.prototype.readInt8=function(e,n){return e=e>>>0,n||ue(e,1,this.length),this[e]&128?(255-this[e]+1)*-1:this[e]};m.prototype.readInt16LE=function(e,n){e=e>>>0,n||ue(e,2,this.length);let r=this[e]|this[e+1]<<8;return r&32768?r|4294901760:r};m.prototype.readInt16BE=function(e,n){e=e>>>0,n||ue(e,2,this.length);let r=this[e+1]|this[e]<<8;return r&32768?r|4294901760:r};m.prototype.readInt32LE=function(e,n){return e=e>>>0,n||ue(e,4,this.length),this[e]|this[e+1]<<8|this[e+2]<<16|this[e+3]<<24};m.prototype.readInt32BE=function(e,n){return e=e>>>0,n||ue(e,4,this.length),this[e]<<24|this[e+1]<<16|this[e+2]<<8|this[e+3]};m.prototype.readBigInt64LE=function(e){e=e>>>0,_t(e,"offset");let n=this[e],r=this[e+7];(n===void 0||r===void 0)&&Nt(e,this.length-8);let o=this[e+4]+this[e+5]*2**8+this[e+6]*2**16+(r<<24);return(BigInt(o)<<BigInt(32))+BigInt(n+this[++e]*2**8+this[++e]*2**16+this[++e]*2**24)};m.prototype.readBigInt64BE=function(e){e=e>>>0,_t(e,"offset");let n=this[e],r=this[e+7];(n===void 0||r===void 0)&&Nt(e,this.length-8);let o=(n<<24)+this[++e]*2**16+this[++e]*2**8+this[++e];return(BigInt(o)<<BigInt(32))+BigInt(this[++e]*2**24+this[++e]*2**16+this[++e]*2**8+r)};m.prototype.readFloatLE=function(e,n){return e=e>>>0,n||ue(e,4,this.length),Lt(this,e,!0,23,4)};m.prototype.readFloatBE=function(e,n){return e=e>>>0,n||ue(e,4,this.length),Lt(this,e,!1,23,4)};m.prototype.readDoubleLE=function(e,n){return e=e>>>0,n||ue(e,8,this.length),Lt(this,e,!0,52,8)};m.prototype.readDoubleBE=function(e,n){return e=e>>>0,n||ue(e,8,this.length),Lt(this,e,!1,52,8)};function be(t,e,n,r,o,s){if(!m.isBuffer(t))throw new TypeError('"buffer" argument must be a Buffer instance');if(e>o||e<s)throw new RangeError('"value" argument is out of bounds');if(n+r>t.length)throw new RangeError("Index out of range")}m.prototype.writeUintLE=m.prototype.writeUIntLE=function(e,n,r,o){if(e=+e,n=n>>>0,r=r>>>0,!o){let l=Math.pow(2,8*r)-1;be(this,e,n,r,l,0)}let s=1,i=0;for(this[n]=e&255;++i<r&&(s*=256);)this[n+i]=e/s&255;return n+r};m.prototype.writeUintBE=m.prototype.writeUIntBE=function(e,n,r,o){if(e=+e,n=n>>>0,r=r>>>0,!o){let l=Math.pow(2,8*r)-1;be(this,e,n,r,l,0)}let s=r-1,i=1;for(this[n+s]=e&255;--s>=0&&(i*=256);)this[n+s]=e/i&255;return n+r};m.prototype.writeUint8=m.prototype.writeUInt8=function(e,n,r){return e=+e,n=n>>>0,r||be(this,e,n,1,255,0),this[n]=e&255,n+1};m.prototype.writeUint16LE=m.prototype.writeUInt16LE=function(e,n,r){return e=+e,n=n>>>0,r||be(this,e,n,2,65535,0),this[n]=e&255,this[n+1]=e>>>8,n+2};m.prototype.writeUint16BE=m.prototype.writeUInt16BE=function(e,n,r){return e=+e,n=n>>>0,r||be(this,e,n,2,65535,0),this[n]=e>>>8,this[n+1]=e&255,n+2};m.prototype.writeUint32LE=m.prototype.writeUInt32LE=function(e,n,r){return e=+e,n=n>>>0,r||be(this,e,n,4,4294967295,0),this[n+3]=e>>>24,this[n+2]=e>>>16,this[n+1]=e>>>8,this[n]=e&255,n+4};m.prototype.writeUint32BE=m.prototype.writeUInt32BE=function(e,n,r){return e=+e,n=n>>>0,r||be(this,e,n,4,4294967295,0),this[n]=e>>>24,this[n+1]=e>>>16,this[n+2]=e>>>8,this[n+3]=e&255,n+4};function bs(t,e,n,r,o){Is(e,r,o,t,n,7);let s=Number(e&BigInt(4294967295));t[n++]=s,s=s>>8,t[n++]=s,s=s>>8,t[n++]=s,s=s>>8,t[n++]=s;let i=Number(e>>BigInt(32)&BigInt(4294967295));return t[n++]=i,i=i>>8,t[n++]=i,i=i>>8,t[n++]=i,i=i>>8,t[n++]=i,n}function Es(t,e,n,r,o){Is(e,r,o,t,n,7);let s=Number(e&BigInt(4294967295));t[n+7]=s,s=s>>8,t[n+6]=s,s=s>>8,t[n+5]=s,s=s>>8,t[n+4]=s;let i=Number(e>>BigInt(32)&BigInt(4294967295));return t[n+3]=i,i=i>>8,t[n+2]=i,i=i>>8,t[n+1]=i,i=i>>8,t[n]=i,n+8}m.prototype.writeBigUInt64LE=function(e,n=0){return bs(this,e,n,BigInt(0),BigInt("0xffffffffffffffff"))};m.prototype.writeBigUInt64BE=function(e,n=0){return Es(this,e,n,BigInt(0),BigInt("0xffffffffffffffff"))};m.prototype.writeIntLE=function(e,n,r,o){if(e=+e,n=n>>>0,!o){let a=Math.pow(2,8*r-1);be(this,e,n,r,a-1,-a)}let s=0,i=1,l=0;for(this[n]=e&255;++s<r&&(i*=256);)e<0&&l===0&&this[n+s-1]!==0&&(l=1),this[n+s]=(e/i>>0)-l&255;return n+r};m.prototype.writeIntBE=function(e,n,r,o){if(e=+e,n=n>>>0,!o){let a=Math.pow(2,8*r-1);be(this,e,n,r,a-1,-a)}let s=r-1,i=1,l=0;for(this[n+s]=e&255;--s>=0&&(i*=256);)e<0&&l===0&&this[n+s+1]!==0&&(l=1),this[n+s]=(e/i>>0)-l&255;return n+r};m.prototype.writeInt8=function(e,n,r){return e=+e,n=n>>>0,r||be(this,e,n,1,127,-128),e<0&&(e=255+e+1),this[n]=e&255,n+1};m.prototype.writeInt16LE=function(e,n,r){return e=+e,n=n>>>0,r||be(this,e,n,2,32767,-32768),this[n]=e&255,this[n+1]=e>>>8,n+2};m.prototype.writeInt16BE=function(e,n,r){return e=+e,n=n>>>0,r||be(this,e,n,2,32767,-32768),this[n]=e>>>8,this[n+1]=e&255,n+2};m.prototype.writeInt32LE=function(e,n,r){return e=+e,n=n>>>0,r||be(this,e,n,4,2147483647,-2147483648),this[n]=e&255,this[n+1]=e>>>8,this[n+2]=e>>>16,this[n+3]=e>>>24,n+4};m.prototype.writeInt32BE=function(e,n,r){return e=+e,n=n>>>0,r||be(this,e,n,4,2147483647,-2147483648),e<0&&(e=4294967295+e+1),this[n]=e>>>24,this[n+1]=e>>>16,this[n+2]=e>>>8,this[n+3]=e&255,n+4};m.prototype.writeBigInt64LE=function(e,n=0){return bs(this,e,n,-BigInt("0x8000000000000000"),BigInt("0x7fffffffffffffff"))};m.prototype.writeBigInt64BE=function(e,n=0){return Es(this,e,n,-BigInt("0x8000000000000000"),BigInt("0x7fffffffffffffff"))};function ws(t,e,n,r,o,s){if(n+r>t.length)throw new RangeError("Index out of range");if(n<0)throw new RangeError("Index out of range")}function Ss(t,e,n,r,o){return e=+e,n=n>>>0,o||ws(t,e,n,4,34028234663852886e22,-34028234663852886e22),Xn(t,e,n,r,23,4),n+4}m.prototype.writeFloatLE=function(e,n,r){return Ss(this,e,n,!0,r)};m.prototype.writeFloatBE=function(e,n,r){return Ss(this,e,n,!1,r)};function vs(t,e,n,r,o){return e=+e,n=n>>>0,o||ws(t,e,n,8,17976931348623157e292,-17976931348623157e292),Xn(t,e,n,r,52,8),n+8}m.prototype.writeDoubleLE=function(e,n,r){return vs(this,e,n,!0,r)};m.prototype.writeDoubleBE=function(e,n,r){return vs(this,e,n,!1,r)};m.prototype.copy=function(e,n,r,o){if(!m.isBuffer(e))throw new TypeError("argument should be a Buffer");if(r||(r=0),!o&&o!==0&&(o=this.length),n>=e.length&&(n=e.length),n||(n=0),o>0&&o<r&&(o=r),o===r||e.length===0||this.length===0)return 0;if(n<0)throw new RangeError("targetStart out of bounds");if(r<0||r>=this.length)throw new RangeError("Index out of range");if(o<0)throw new RangeError("sourceEnd out of bounds");o>this.length&&(o=this.length),e.length-n<o-r&&(o=e.length-n+r);let s=o-r;return this===e?this.copyWithin(n,r,o):Uint8Array.prototype.set.call(e,this.subarray(r,o),n),s};m.prototype.fill=function(e,n,r,o){if(typeof e=="string"){if(typeof n=="string"?(o=n,n=0,r=this.length):typeof r=="string"&&(o=r,r=this.length),o!==void 0&&typeof o!="string")throw new TypeError("encoding must be a string");if(typeof o=="string"&&!m.isEncoding(o))throw new TypeError("Unknown encoding: "+o);if(e.length===1){let i=e.charCodeAt(0);(o==="utf8"&&i<128||o==="latin1")&&(e=i)}}else typeof e=="number"?e=e&255:typeof e=="boolean"&&(e=Number(e));if(n<0||this.length<n||this.length<r)throw new RangeError("Out of range index");if(r<=n)return this;n=n>>>0,r=r===void 0?this.length:r>>>0,e||(e=0);let s;if(typeof e=="number")for(s=n;s<r;++s)this[s]=e;else{let i=m.isBuffer(e)?e:m.from(e,o),l=i.length;if(l===0)throw new TypeError('The value "'+e+'" is invalid for argument "value"');for(s=0;s<r-n;++s)this[s+n]=i[s%l]}return this};var mt={};function sr(t,e,n){mt[t]=class extends n{constructor(){super(),Object.defineProperty(this,"message",{value:e.apply(this,arguments),writable:!0,configurable:!0}),this.name=`${this.name} [${t}]`,this.stack,delete this.name}get code(){return t}set code(o){Object.defineProperty(this,"code",{configurable:!0,enumerable:!0,value:o,writable:!0})}toString(){return`${this.name} [${t}]: ${this.message}`}}}sr("ERR_BUFFER_OUT_OF_BOUNDS",function(t){return t?`${t} is outside of buffer bounds`:"Attempt to access memory outside buffer bounds"},RangeError);sr("ERR_INVALID_ARG_TYPE",function(t,e){return`The "${t}" argument must be of type number. Received type ${typeof e}`},TypeError);sr("ERR_OUT_OF_RANGE",function(t,e,n){let r=`The value of "${t}" is out of range.`,o=n;return Number.isInteger(n)&&Math.abs(n)>2**32?o=ps(String(n)):typeof n=="bigint"&&(o=String(n),(n>BigInt(2)**BigInt(32)||n<-(BigInt(2)**BigInt(32)))&&(o=ps(o)),o+="n"),r+=` It must be ${e}. Received ${o}`,r},RangeError);function ps(t){let e="",n=t.length,r=t[0]==="-"?1:0;for(;n>=r+4;n-=3)e=`_${t.slice(n-3,n)}${e}`;return`${t.slice(0,n)}${e}`}function jl(t,e,n){_t(e,"offset"),(t[e]===void 0||t[e+n]===void 0)&&Nt(e,t.length-(n+1))}function Is(t,e,n,r,o,s){if(t>n||t<e){let i=typeof e=="bigint"?"n":"",l;throw s>3?e===0||e===BigInt(0)?l=`>= 0${i} and < 2${i} ** ${(s+1)*8}${i}`:l=`>= -(2${i} ** ${(s+1)*8-1}${i}) and < 2 ** ${(s+1)*8-1}${i}`:l=`>= ${e}${i} and <= ${n}${i}`,new mt.ERR_OUT_OF_RANGE("value",l,t)}jl(r,o,s)}function _t(t,e){if(typeof t!="number")throw new mt.ERR_INVALID_ARG_TYPE(e,"number",t)}function Nt(t,e,n){throw Math.floor(t)!==t?(_t(t,n),new mt.ERR_OUT_OF_RANGE(n||"offset","an integer",t)):e<0?new mt.ERR_BUFFER_OUT_OF_BOUNDS:new mt.ERR_OUT_OF_RANGE(n||"offset",`>= ${n?1:0} and <= ${e}`,t)}var Ol=/[^+/0-9A-Za-z-_]/g;function Rl(t){if(t=t.split("=")[0],t=t.trim().replace(Ol,""),t.length<2)return"";for(;t.length%4!==0;)t=t+"=";return t}function nr(t,e){e=e||1/0;let n,r=t.length,o=null,s=[];for(let i=0;i<r;++i){if(n=t.charCodeAt(i),n>55295&&n<57344){if(!o){if(n>56319){(e-=3)>-1&&s.push(239,191,189);continue}else if(i+1===r){(e-=3)>-1&&s.push(239,191,189);continue}o=n;continue}if(n<56320){(e-=3)>-1&&s.push(239,191,189),o=n;continue}n=(o-55296<<10|n-56320)+65536}else o&&(e-=3)>-1&&s.push(239,191,189);if(o=null,n<128){if((e-=1)<0)break;s.push(n)}else if(n<2048){if((e-=2)<0)break;s.push(n>>6|192,n&63|128)}else if(n<65536){if((e-=3)<0)break;s.push(n>>12|224,n>>6&63|128,n&63|128)}else if(n<1114112){if((e-=4)<0)break;s.push(n>>18|240,n>>12&63|128,n>>6&63|128,n&63|128)}else throw new Error("Invalid code point")}return s}function Pl(t){let e=[];for(let n=0;n<t.length;++n)e.push(t.charCodeAt(n)&255);return e}function Fl(t,e){let n,r,o,s=[];for(let i=0;i<t.length&&!((e-=2)<0);++i)n=t.charCodeAt(i),r=n>>8,o=n%256,s.push(o),s.push(r);return s}function ks(t){return ds(Rl(t))}function en(t,e,n,r){let o;for(o=0;o<r&&!(o+n>=e.length||o>=t.length);++o)e[o+n]=t[o];return o}var Ul=function(){let t="0123456789abcdef",e=new Array(256);for(let n=0;n<16;++n){let r=n*16;for(let o=0;o<16;++o)e[r+o]=t[n]+t[o]}return e}();var xs=[];Object.defineProperty(globalThis,"consentinel",{value:xs});function tn(t){return xs.push(t),t}var Se={exceptions:"propagate"},As=65542;function Dl(){let t=Process.findModuleByName("libjvm.so")??Process.findModuleByName("libjvm.dylib");if(t===null)return;let e=Process.pointerSize,n=Memory.alloc(e),r=Memory.alloc(4);if(new NativeFunction(t.getExportByName("JNI_GetCreatedJavaVMs"),"int",["pointer","int","pointer"],Se)(n,1,r),r.readInt()===0)return;let s=n.readPointer(),i=s.readPointer(),l=Memory.alloc(e);if(new NativeFunction(i.add(6*e).readPointer(),"int",["pointer","pointer","int"],Se)(s,l,As)===0)return;let c=Memory.alloc(3*e),d=Memory.allocUtf8String("consentinel-agent");if(c.writeInt(As),c.add(e).writePointer(d),c.add(2*e).writePointer(NULL),new NativeFunction(i.add(7*e).readPointer(),"int",["pointer","pointer","pointer"],Se)(s,l,c)!==0)return;let p=new NativeFunction(i.add(5*e).readPointer(),"int",["pointer"],Se);Script.bindWeak(tn({}),()=>{Script.nextTick(()=>Script.nextTick(()=>Script.nextTick(()=>void p(s))))})}Dl();var wn={};cl(wn,{ArtMethod:()=>pn,ArtStackVisitor:()=>Ur,DVM_JNI_ENV_OFFSET_SELF:()=>Ws,HandleVector:()=>Ut,VariableSizedHandleScope:()=>Dt,backtrace:()=>Yr,deoptimizeBootImage:()=>oo,deoptimizeEverything:()=>ro,deoptimizeMethod:()=>no,ensureClassInitialized:()=>lu,getAndroidApiLevel:()=>se,getAndroidVersion:()=>Bt,getApi:()=>q,getArtApexVersion:()=>Hr,getArtClassSpec:()=>qr,getArtFieldSpec:()=>bn,getArtMethodSpec:()=>ve,getArtThreadFromEnv:()=>En,getArtThreadSpec:()=>bt,makeArtClassLoaderVisitor:()=>Xr,makeArtClassVisitor:()=>Qr,makeMethodMangler:()=>tf,makeObjectVisitorPredicate:()=>io,revertGlobalPatches:()=>eo,translateMethod:()=>nf,withAllArtThreadsSuspended:()=>Kr,withRunnableArtThread:()=>Ce});var{pageSize:ir,pointerSize:Bl}=Process,ar=class{constructor(e){this.sliceSize=e,this.slicesPerPage=ir/e,this.pages=[],this.free=[]}allocateSlice(e,n){let r=e.near===void 0,o=n===1;if(r&&o){let s=this.free.pop();if(s!==void 0)return s}else if(n<ir){let{free:s}=this,i=s.length,l=o?null:ptr(n-1);for(let a=0;a!==i;a++){let c=s[a],d=r||this._isSliceNear(c,e),f=o||c.and(l).isNull();if(d&&f)return s.splice(a,1)[0]}}return this._allocatePage(e)}_allocatePage(e){let n=Memory.alloc(ir,e),{sliceSize:r,slicesPerPage:o}=this;for(let s=1;s!==o;s++){let i=n.add(s*r);this.free.push(i)}return this.pages.push(n),n}_isSliceNear(e,n){let r=e.add(this.sliceSize),{near:o,maxDistance:s}=n,i=Cs(o.sub(e)),l=Cs(o.sub(r));return i.compare(s)<=0&&l.compare(s)<=0}freeSlice(e){this.free.push(e)}};function Cs(t){let e=Bl===4?31:63,n=ptr(1).shl(e).not();return t.and(n)}function lr(t){return new ar(t)}function _e(t,e){if(e!==0)throw new Error(t+" failed: "+e)}var nn={v1_0:805371904,v1_2:805372416},rn={canTagObjects:1},{pointerSize:zl}=Process,Vl={exceptions:"propagate"};function Ve(t,e){this.handle=t,this.vm=e,this.vtable=t.readPointer()}Ve.prototype.deallocate=Mt(47,"int32",["pointer","pointer"],function(t,e){return t(this.handle,e)});Ve.prototype.getLoadedClasses=Mt(78,"int32",["pointer","pointer","pointer"],function(t,e,n){let r=t(this.handle,e,n);_e("EnvJvmti::getLoadedClasses",r)});Ve.prototype.iterateOverInstancesOfClass=Mt(112,"int32",["pointer","pointer","int","pointer","pointer"],function(t,e,n,r,o){let s=t(this.handle,e,n,r,o);_e("EnvJvmti::iterateOverInstancesOfClass",s)});Ve.prototype.getObjectsWithTags=Mt(114,"int32",["pointer","int","pointer","pointer","pointer","pointer"],function(t,e,n,r,o,s){let i=t(this.handle,e,n,r,o,s);_e("EnvJvmti::getObjectsWithTags",i)});Ve.prototype.addCapabilities=Mt(142,"int32",["pointer","pointer"],function(t,e){return t(this.handle,e)});function Mt(t,e,n,r){let o=null;return function(){o===null&&(o=new NativeFunction(this.vtable.add((t-1)*zl).readPointer(),e,n,Vl));let s=[o];return s=s.concat.apply(s,arguments),r.apply(this,s)}}function $e(t,e,{limit:n}){let r=t,o=null;for(let s=0;s!==n;s++){let i=Instruction.parse(r),l=e(i,o);if(l!==null)return l;r=i.next,o=i}return null}function me(t){let e=null,n=!1;return function(...r){return n||(e=t(...r),n=!0),e}}function b(t,e){this.handle=t,this.vm=e}var on=Process.pointerSize,qe=2,$l=28,Jl=34,Gl=37,Hl=40,Zl=43,ql=46,Wl=49,Kl=52,Ql=55,Xl=58,Yl=61,ec=64,tc=67,nc=70,rc=73,oc=76,sc=79,ic=82,ac=85,lc=88,cc=91,dc=114,uc=117,fc=120,pc=123,hc=126,mc=129,_c=132,gc=135,yc=138,bc=141,Ec=95,wc=96,Sc=97,vc=98,Ic=99,kc=100,xc=101,Ac=102,Cc=103,Tc=104,Lc=105,Nc=106,Mc=107,jc=108,Oc=109,Rc=110,Pc=111,Fc=112,Uc=145,Dc=146,Bc=147,zc=148,Vc=149,$c=150,Jc=151,Gc=152,Hc=153,Zc=154,qc=155,Wc=156,Kc=157,Qc=158,Xc=159,Yc=160,ed=161,td=162,nd={pointer:Jl,uint8:Gl,int8:Hl,uint16:Zl,int16:ql,int32:Wl,int64:Kl,float:Ql,double:Xl,void:Yl},rd={pointer:ec,uint8:tc,int8:nc,uint16:rc,int16:oc,int32:sc,int64:ic,float:ac,double:lc,void:cc},od={pointer:dc,uint8:uc,int8:fc,uint16:pc,int16:hc,int32:mc,int64:_c,float:gc,double:yc,void:bc},sd={pointer:Ec,uint8:wc,int8:Sc,uint16:vc,int16:Ic,int32:kc,int64:xc,float:Ac,double:Cc},id={pointer:Tc,uint8:Lc,int8:Nc,uint16:Mc,int16:jc,int32:Oc,int64:Rc,float:Pc,double:Fc},ad={pointer:Uc,uint8:Dc,int8:Bc,uint16:zc,int16:Vc,int32:$c,int64:Jc,float:Gc,double:Hc},ld={pointer:Zc,uint8:qc,int8:Wc,uint16:Kc,int16:Qc,int32:Xc,int64:Yc,float:ed,double:td},Ls={exceptions:"propagate"},cr=null,Er=[];b.dispose=function(t){Er.forEach(t.deleteGlobalRef,t),Er=[]};function nt(t){return Er.push(t),t}function sn(t){return cr===null&&(cr=t.handle.readPointer()),cr}function T(t,e,n,r){let o=null;return function(){o===null&&(o=new NativeFunction(sn(this).add(t*on).readPointer(),e,n,Ls));let s=[o];return s=s.concat.apply(s,arguments),r.apply(this,s)}}b.prototype.getVersion=T(4,"int32",["pointer"],function(t){return t(this.handle)});b.prototype.findClass=T(6,"pointer",["pointer","pointer"],function(t,e){let n=t(this.handle,Memory.allocUtf8String(e));return this.throwIfExceptionPending(),n});b.prototype.throwIfExceptionPending=function(){let t=this.exceptionOccurred();if(t.isNull())return;this.exceptionClear();let e=this.newGlobalRef(t);this.deleteLocalRef(t);let n=this.vaMethod("pointer",[])(this.handle,e,this.javaLangObject().toString),r=this.stringFromJni(n);this.deleteLocalRef(n);let o=new Error(r);throw o.$h=e,Script.bindWeak(o,cd(this.vm,e)),o};function cd(t,e){return function(){t.perform(n=>{n.deleteGlobalRef(e)})}}b.prototype.fromReflectedMethod=T(7,"pointer",["pointer","pointer"],function(t,e){return t(this.handle,e)});b.prototype.fromReflectedField=T(8,"pointer",["pointer","pointer"],function(t,e){return t(this.handle,e)});b.prototype.toReflectedMethod=T(9,"pointer",["pointer","pointer","pointer","uint8"],function(t,e,n,r){return t(this.handle,e,n,r)});b.prototype.getSuperclass=T(10,"pointer",["pointer","pointer"],function(t,e){return t(this.handle,e)});b.prototype.isAssignableFrom=T(11,"uint8",["pointer","pointer","pointer"],function(t,e,n){return!!t(this.handle,e,n)});b.prototype.toReflectedField=T(12,"pointer",["pointer","pointer","pointer","uint8"],function(t,e,n,r){return t(this.handle,e,n,r)});b.prototype.throw=T(13,"int32",["pointer","pointer"],function(t,e){return t(this.handle,e)});b.prototype.exceptionOccurred=T(15,"pointer",["pointer"],function(t){return t(this.handle)});b.prototype.exceptionDescribe=T(16,"void",["pointer"],function(t){t(this.handle)});b.prototype.exceptionClear=T(17,"void",["pointer"],function(t){t(this.handle)});b.prototype.pushLocalFrame=T(19,"int32",["pointer","int32"],function(t,e){return t(this.handle,e)});b.prototype.popLocalFrame=T(20,"pointer",["pointer","pointer"],function(t,e){return t(this.handle,e)});b.prototype.newGlobalRef=T(21,"pointer",["pointer","pointer"],function(t,e){return t(this.handle,e)});b.prototype.deleteGlobalRef=T(22,"void",["pointer","pointer"],function(t,e){t(this.handle,e)});b.prototype.deleteLocalRef=T(23,"void",["pointer","pointer"],function(t,e){t(this.handle,e)});b.prototype.isSameObject=T(24,"uint8",["pointer","pointer","pointer"],function(t,e,n){return!!t(this.handle,e,n)});b.prototype.newLocalRef=T(25,"pointer",["pointer","pointer"],function(t,e){return t(this.handle,e)});b.prototype.allocObject=T(27,"pointer",["pointer","pointer"],function(t,e){return t(this.handle,e)});b.prototype.getObjectClass=T(31,"pointer",["pointer","pointer"],function(t,e){return t(this.handle,e)});b.prototype.isInstanceOf=T(32,"uint8",["pointer","pointer","pointer"],function(t,e,n){return!!t(this.handle,e,n)});b.prototype.getMethodId=T(33,"pointer",["pointer","pointer","pointer","pointer"],function(t,e,n,r){return t(this.handle,e,Memory.allocUtf8String(n),Memory.allocUtf8String(r))});b.prototype.getFieldId=T(94,"pointer",["pointer","pointer","pointer","pointer"],function(t,e,n,r){return t(this.handle,e,Memory.allocUtf8String(n),Memory.allocUtf8String(r))});b.prototype.getIntField=T(100,"int32",["pointer","pointer","pointer"],function(t,e,n){return t(this.handle,e,n)});b.prototype.getStaticMethodId=T(113,"pointer",["pointer","pointer","pointer","pointer"],function(t,e,n,r){return t(this.handle,e,Memory.allocUtf8String(n),Memory.allocUtf8String(r))});b.prototype.getStaticFieldId=T(144,"pointer",["pointer","pointer","pointer","pointer"],function(t,e,n,r){return t(this.handle,e,Memory.allocUtf8String(n),Memory.allocUtf8String(r))});b.prototype.getStaticIntField=T(150,"int32",["pointer","pointer","pointer"],function(t,e,n){return t(this.handle,e,n)});b.prototype.getStringLength=T(164,"int32",["pointer","pointer"],function(t,e){return t(this.handle,e)});b.prototype.getStringChars=T(165,"pointer",["pointer","pointer","pointer"],function(t,e){return t(this.handle,e,NULL)});b.prototype.releaseStringChars=T(166,"void",["pointer","pointer","pointer"],function(t,e,n){t(this.handle,e,n)});b.prototype.newStringUtf=T(167,"pointer",["pointer","pointer"],function(t,e){let n=Memory.allocUtf8String(e);return t(this.handle,n)});b.prototype.getStringUtfChars=T(169,"pointer",["pointer","pointer","pointer"],function(t,e){return t(this.handle,e,NULL)});b.prototype.releaseStringUtfChars=T(170,"void",["pointer","pointer","pointer"],function(t,e,n){t(this.handle,e,n)});b.prototype.getArrayLength=T(171,"int32",["pointer","pointer"],function(t,e){return t(this.handle,e)});b.prototype.newObjectArray=T(172,"pointer",["pointer","int32","pointer","pointer"],function(t,e,n,r){return t(this.handle,e,n,r)});b.prototype.getObjectArrayElement=T(173,"pointer",["pointer","pointer","int32"],function(t,e,n){return t(this.handle,e,n)});b.prototype.setObjectArrayElement=T(174,"void",["pointer","pointer","int32","pointer"],function(t,e,n,r){t(this.handle,e,n,r)});b.prototype.newBooleanArray=T(175,"pointer",["pointer","int32"],function(t,e){return t(this.handle,e)});b.prototype.newByteArray=T(176,"pointer",["pointer","int32"],function(t,e){return t(this.handle,e)});b.prototype.newCharArray=T(177,"pointer",["pointer","int32"],function(t,e){return t(this.handle,e)});b.prototype.newShortArray=T(178,"pointer",["pointer","int32"],function(t,e){return t(this.handle,e)});b.prototype.newIntArray=T(179,"pointer",["pointer","int32"],function(t,e){return t(this.handle,e)});b.prototype.newLongArray=T(180,"pointer",["pointer","int32"],function(t,e){return t(this.handle,e)});b.prototype.newFloatArray=T(181,"pointer",["pointer","int32"],function(t,e){return t(this.handle,e)});b.prototype.newDoubleArray=T(182,"pointer",["pointer","int32"],function(t,e){return t(this.handle,e)});b.prototype.getBooleanArrayElements=T(183,"pointer",["pointer","pointer","pointer"],function(t,e){return t(this.handle,e,NULL)});b.prototype.getByteArrayElements=T(184,"pointer",["pointer","pointer","pointer"],function(t,e){return t(this.handle,e,NULL)});b.prototype.getCharArrayElements=T(185,"pointer",["pointer","pointer","pointer"],function(t,e){return t(this.handle,e,NULL)});b.prototype.getShortArrayElements=T(186,"pointer",["pointer","pointer","pointer"],function(t,e){return t(this.handle,e,NULL)});b.prototype.getIntArrayElements=T(187,"pointer",["pointer","pointer","pointer"],function(t,e){return t(this.handle,e,NULL)});b.prototype.getLongArrayElements=T(188,"pointer",["pointer","pointer","pointer"],function(t,e){return t(this.handle,e,NULL)});b.prototype.getFloatArrayElements=T(189,"pointer",["pointer","pointer","pointer"],function(t,e){return t(this.handle,e,NULL)});b.prototype.getDoubleArrayElements=T(190,"pointer",["pointer","pointer","pointer"],function(t,e){return t(this.handle,e,NULL)});b.prototype.releaseBooleanArrayElements=T(191,"pointer",["pointer","pointer","pointer","int32"],function(t,e,n){t(this.handle,e,n,qe)});b.prototype.releaseByteArrayElements=T(192,"pointer",["pointer","pointer","pointer","int32"],function(t,e,n){t(this.handle,e,n,qe)});b.prototype.releaseCharArrayElements=T(193,"pointer",["pointer","pointer","pointer","int32"],function(t,e,n){t(this.handle,e,n,qe)});b.prototype.releaseShortArrayElements=T(194,"pointer",["pointer","pointer","pointer","int32"],function(t,e,n){t(this.handle,e,n,qe)});b.prototype.releaseIntArrayElements=T(195,"pointer",["pointer","pointer","pointer","int32"],function(t,e,n){t(this.handle,e,n,qe)});b.prototype.releaseLongArrayElements=T(196,"pointer",["pointer","pointer","pointer","int32"],function(t,e,n){t(this.handle,e,n,qe)});b.prototype.releaseFloatArrayElements=T(197,"pointer",["pointer","pointer","pointer","int32"],function(t,e,n){t(this.handle,e,n,qe)});b.prototype.releaseDoubleArrayElements=T(198,"pointer",["pointer","pointer","pointer","int32"],function(t,e,n){t(this.handle,e,n,qe)});b.prototype.getByteArrayRegion=T(200,"void",["pointer","pointer","int","int","pointer"],function(t,e,n,r,o){t(this.handle,e,n,r,o)});b.prototype.setBooleanArrayRegion=T(207,"void",["pointer","pointer","int32","int32","pointer"],function(t,e,n,r,o){t(this.handle,e,n,r,o)});b.prototype.setByteArrayRegion=T(208,"void",["pointer","pointer","int32","int32","pointer"],function(t,e,n,r,o){t(this.handle,e,n,r,o)});b.prototype.setCharArrayRegion=T(209,"void",["pointer","pointer","int32","int32","pointer"],function(t,e,n,r,o){t(this.handle,e,n,r,o)});b.prototype.setShortArrayRegion=T(210,"void",["pointer","pointer","int32","int32","pointer"],function(t,e,n,r,o){t(this.handle,e,n,r,o)});b.prototype.setIntArrayRegion=T(211,"void",["pointer","pointer","int32","int32","pointer"],function(t,e,n,r,o){t(this.handle,e,n,r,o)});b.prototype.setLongArrayRegion=T(212,"void",["pointer","pointer","int32","int32","pointer"],function(t,e,n,r,o){t(this.handle,e,n,r,o)});b.prototype.setFloatArrayRegion=T(213,"void",["pointer","pointer","int32","int32","pointer"],function(t,e,n,r,o){t(this.handle,e,n,r,o)});b.prototype.setDoubleArrayRegion=T(214,"void",["pointer","pointer","int32","int32","pointer"],function(t,e,n,r,o){t(this.handle,e,n,r,o)});b.prototype.registerNatives=T(215,"int32",["pointer","pointer","pointer","int32"],function(t,e,n,r){return t(this.handle,e,n,r)});b.prototype.monitorEnter=T(217,"int32",["pointer","pointer"],function(t,e){return t(this.handle,e)});b.prototype.monitorExit=T(218,"int32",["pointer","pointer"],function(t,e){return t(this.handle,e)});b.prototype.getDirectBufferAddress=T(230,"pointer",["pointer","pointer"],function(t,e){return t(this.handle,e)});b.prototype.getObjectRefType=T(232,"int32",["pointer","pointer"],function(t,e){return t(this.handle,e)});var Ts=new Map;function an(t,e,n,r){return Sr(this,"p",ud,t,e,n,r)}function wr(t,e,n,r){return Sr(this,"v",fd,t,e,n,r)}function dd(t,e,n,r){return Sr(this,"n",pd,t,e,n,r)}function Sr(t,e,n,r,o,s,i){if(i!==void 0)return n(t,r,o,s,i);let l=[r,e,o].concat(s).join("|"),a=Ts.get(l);return a===void 0&&(a=n(t,r,o,s,Ls),Ts.set(l,a)),a}function ud(t,e,n,r,o){return new NativeFunction(sn(t).add(e*on).readPointer(),n,["pointer","pointer","pointer"].concat(r),o)}function fd(t,e,n,r,o){return new NativeFunction(sn(t).add(e*on).readPointer(),n,["pointer","pointer","pointer","..."].concat(r),o)}function pd(t,e,n,r,o){return new NativeFunction(sn(t).add(e*on).readPointer(),n,["pointer","pointer","pointer","pointer","..."].concat(r),o)}b.prototype.constructor=function(t,e){return wr.call(this,$l,"pointer",t,e)};b.prototype.vaMethod=function(t,e,n){let r=nd[t];if(r===void 0)throw new Error("Unsupported type: "+t);return wr.call(this,r,t,e,n)};b.prototype.nonvirtualVaMethod=function(t,e,n){let r=rd[t];if(r===void 0)throw new Error("Unsupported type: "+t);return dd.call(this,r,t,e,n)};b.prototype.staticVaMethod=function(t,e,n){let r=od[t];if(r===void 0)throw new Error("Unsupported type: "+t);return wr.call(this,r,t,e,n)};b.prototype.getField=function(t){let e=sd[t];if(e===void 0)throw new Error("Unsupported type: "+t);return an.call(this,e,t,[])};b.prototype.getStaticField=function(t){let e=ad[t];if(e===void 0)throw new Error("Unsupported type: "+t);return an.call(this,e,t,[])};b.prototype.setField=function(t){let e=id[t];if(e===void 0)throw new Error("Unsupported type: "+t);return an.call(this,e,"void",[t])};b.prototype.setStaticField=function(t){let e=ld[t];if(e===void 0)throw new Error("Unsupported type: "+t);return an.call(this,e,"void",[t])};var dr=null;b.prototype.javaLangClass=function(){if(dr===null){let t=this.findClass("java/lang/Class");try{let e=this.getMethodId.bind(this,t);dr={handle:nt(this.newGlobalRef(t)),getName:e("getName","()Ljava/lang/String;"),getSimpleName:e("getSimpleName","()Ljava/lang/String;"),getGenericSuperclass:e("getGenericSuperclass","()Ljava/lang/reflect/Type;"),getDeclaredConstructors:e("getDeclaredConstructors","()[Ljava/lang/reflect/Constructor;"),getDeclaredMethods:e("getDeclaredMethods","()[Ljava/lang/reflect/Method;"),getDeclaredFields:e("getDeclaredFields","()[Ljava/lang/reflect/Field;"),isArray:e("isArray","()Z"),isPrimitive:e("isPrimitive","()Z"),isInterface:e("isInterface","()Z"),getComponentType:e("getComponentType","()Ljava/lang/Class;")}}finally{this.deleteLocalRef(t)}}return dr};var ur=null;b.prototype.javaLangObject=function(){if(ur===null){let t=this.findClass("java/lang/Object");try{let e=this.getMethodId.bind(this,t);ur={handle:nt(this.newGlobalRef(t)),toString:e("toString","()Ljava/lang/String;"),getClass:e("getClass","()Ljava/lang/Class;")}}finally{this.deleteLocalRef(t)}}return ur};var fr=null;b.prototype.javaLangReflectConstructor=function(){if(fr===null){let t=this.findClass("java/lang/reflect/Constructor");try{fr={getGenericParameterTypes:this.getMethodId(t,"getGenericParameterTypes","()[Ljava/lang/reflect/Type;")}}finally{this.deleteLocalRef(t)}}return fr};var pr=null;b.prototype.javaLangReflectMethod=function(){if(pr===null){let t=this.findClass("java/lang/reflect/Method");try{let e=this.getMethodId.bind(this,t);pr={getName:e("getName","()Ljava/lang/String;"),getGenericParameterTypes:e("getGenericParameterTypes","()[Ljava/lang/reflect/Type;"),getParameterTypes:e("getParameterTypes","()[Ljava/lang/Class;"),getGenericReturnType:e("getGenericReturnType","()Ljava/lang/reflect/Type;"),getGenericExceptionTypes:e("getGenericExceptionTypes","()[Ljava/lang/reflect/Type;"),getModifiers:e("getModifiers","()I"),isVarArgs:e("isVarArgs","()Z")}}finally{this.deleteLocalRef(t)}}return pr};var hr=null;b.prototype.javaLangReflectField=function(){if(hr===null){let t=this.findClass("java/lang/reflect/Field");try{let e=this.getMethodId.bind(this,t);hr={getName:e("getName","()Ljava/lang/String;"),getType:e("getType","()Ljava/lang/Class;"),getGenericType:e("getGenericType","()Ljava/lang/reflect/Type;"),getModifiers:e("getModifiers","()I"),toString:e("toString","()Ljava/lang/String;")}}finally{this.deleteLocalRef(t)}}return hr};var mr=null;b.prototype.javaLangReflectTypeVariable=function(){if(mr===null){let t=this.findClass("java/lang/reflect/TypeVariable");try{let e=this.getMethodId.bind(this,t);mr={handle:nt(this.newGlobalRef(t)),getName:e("getName","()Ljava/lang/String;"),getBounds:e("getBounds","()[Ljava/lang/reflect/Type;"),getGenericDeclaration:e("getGenericDeclaration","()Ljava/lang/reflect/GenericDeclaration;")}}finally{this.deleteLocalRef(t)}}return mr};var _r=null;b.prototype.javaLangReflectWildcardType=function(){if(_r===null){let t=this.findClass("java/lang/reflect/WildcardType");try{let e=this.getMethodId.bind(this,t);_r={handle:nt(this.newGlobalRef(t)),getLowerBounds:e("getLowerBounds","()[Ljava/lang/reflect/Type;"),getUpperBounds:e("getUpperBounds","()[Ljava/lang/reflect/Type;")}}finally{this.deleteLocalRef(t)}}return _r};var gr=null;b.prototype.javaLangReflectGenericArrayType=function(){if(gr===null){let t=this.findClass("java/lang/reflect/GenericArrayType");try{gr={handle:nt(this.newGlobalRef(t)),getGenericComponentType:this.getMethodId(t,"getGenericComponentType","()Ljava/lang/reflect/Type;")}}finally{this.deleteLocalRef(t)}}return gr};var yr=null;b.prototype.javaLangReflectParameterizedType=function(){if(yr===null){let t=this.findClass("java/lang/reflect/ParameterizedType");try{let e=this.getMethodId.bind(this,t);yr={handle:nt(this.newGlobalRef(t)),getActualTypeArguments:e("getActualTypeArguments","()[Ljava/lang/reflect/Type;"),getRawType:e("getRawType","()Ljava/lang/reflect/Type;"),getOwnerType:e("getOwnerType","()Ljava/lang/reflect/Type;")}}finally{this.deleteLocalRef(t)}}return yr};var br=null;b.prototype.javaLangString=function(){if(br===null){let t=this.findClass("java/lang/String");try{br={handle:nt(this.newGlobalRef(t))}}finally{this.deleteLocalRef(t)}}return br};b.prototype.getClassName=function(t){let e=this.vaMethod("pointer",[])(this.handle,t,this.javaLangClass().getName);try{return this.stringFromJni(e)}finally{this.deleteLocalRef(e)}};b.prototype.getObjectClassName=function(t){let e=this.getObjectClass(t);try{return this.getClassName(e)}finally{this.deleteLocalRef(e)}};b.prototype.getActualTypeArgument=function(t){let e=this.vaMethod("pointer",[])(this.handle,t,this.javaLangReflectParameterizedType().getActualTypeArguments);if(this.throwIfExceptionPending(),!e.isNull())try{return this.getTypeNameFromFirstTypeElement(e)}finally{this.deleteLocalRef(e)}};b.prototype.getTypeNameFromFirstTypeElement=function(t){if(this.getArrayLength(t)>0){let n=this.getObjectArrayElement(t,0);try{return this.getTypeName(n)}finally{this.deleteLocalRef(n)}}else return"java.lang.Object"};b.prototype.getTypeName=function(t,e){let n=this.vaMethod("pointer",[]);if(this.isInstanceOf(t,this.javaLangClass().handle))return this.getClassName(t);if(this.isInstanceOf(t,this.javaLangReflectGenericArrayType().handle))return this.getArrayTypeName(t);if(this.isInstanceOf(t,this.javaLangReflectParameterizedType().handle)){let r=n(this.handle,t,this.javaLangReflectParameterizedType().getRawType);this.throwIfExceptionPending();let o;try{o=this.getTypeName(r)}finally{this.deleteLocalRef(r)}return e&&(o+="<"+this.getActualTypeArgument(t)+">"),o}else return this.isInstanceOf(t,this.javaLangReflectTypeVariable().handle)||this.isInstanceOf(t,this.javaLangReflectWildcardType().handle),"java.lang.Object"};b.prototype.getArrayTypeName=function(t){let e=this.vaMethod("pointer",[]);if(this.isInstanceOf(t,this.javaLangClass().handle))return this.getClassName(t);if(this.isInstanceOf(t,this.javaLangReflectGenericArrayType().handle)){let n=e(this.handle,t,this.javaLangReflectGenericArrayType().getGenericComponentType);this.throwIfExceptionPending();try{return"[L"+this.getTypeName(n)+";"}finally{this.deleteLocalRef(n)}}else return"[Ljava.lang.Object;"};b.prototype.stringFromJni=function(t){let e=this.getStringChars(t);if(e.isNull())throw new Error("Unable to access string");try{let n=this.getStringLength(t);return e.readUtf16String(n)}finally{this.releaseStringChars(t,e)}};var Ns=65542,gt=Process.pointerSize,vr=Process.getCurrentThreadId(),rt=new Map,jt=new Map;function Fe(t){let e=t.vm,n=null,r=null,o=null;function s(){let l=e.readPointer(),a={exceptions:"propagate"};n=new NativeFunction(l.add(4*gt).readPointer(),"int32",["pointer","pointer","pointer"],a),r=new NativeFunction(l.add(5*gt).readPointer(),"int32",["pointer"],a),o=new NativeFunction(l.add(6*gt).readPointer(),"int32",["pointer","pointer","int32"],a)}this.handle=e,this.perform=function(l){let a=Process.getCurrentThreadId(),c=i(a);if(c!==null)return l(c);let d=this._tryGetEnv(),f=d!==null;f||(d=this.attachCurrentThread(),rt.set(a,!0)),this.link(a,d);try{return l(d)}finally{let p=a===vr;if(p||this.unlink(a),!f&&!p){let u=rt.get(a);rt.delete(a),u&&this.detachCurrentThread()}}},this.attachCurrentThread=function(){let l=Memory.alloc(gt);return _e("VM::AttachCurrentThread",n(e,l,NULL)),new b(l.readPointer(),this)},this.detachCurrentThread=function(){_e("VM::DetachCurrentThread",r(e))},this.preventDetachDueToClassLoader=function(){let l=Process.getCurrentThreadId();rt.has(l)&&rt.set(l,!1)},this.getEnv=function(){let l=i(Process.getCurrentThreadId());if(l!==null)return l;let a=Memory.alloc(gt),c=o(e,a,Ns);if(c===-2)throw new Error("Current thread is not attached to the Java VM; please move this code inside a Java.perform() callback");return _e("VM::GetEnv",c),new b(a.readPointer(),this)},this.tryGetEnv=function(){let l=i(Process.getCurrentThreadId());return l!==null?l:this._tryGetEnv()},this._tryGetEnv=function(){let l=this.tryGetEnvHandle(Ns);return l===null?null:new b(l,this)},this.tryGetEnvHandle=function(l){let a=Memory.alloc(gt);return o(e,a,l)!==0?null:a.readPointer()},this.makeHandleDestructor=function(l){return()=>{this.perform(a=>{a.deleteGlobalRef(l)})}},this.link=function(l,a){let c=jt.get(l);c===void 0?jt.set(l,[a,1]):c[1]++},this.unlink=function(l){let a=jt.get(l);a[1]===1?jt.delete(l):a[1]--};function i(l){let a=jt.get(l);return a===void 0?null:a[0]}s.call(this)}Fe.dispose=function(t){rt.get(vr)===!0&&(rt.delete(vr),t.detachCurrentThread())};var hd=4,w=Process.pointerSize,{readU32:md,readPointer:_d,writeU32:gd,writePointer:yd}=NativePointer.prototype,bd=1,Ed=8,wd=16,un=256,Sd=524288,vd=2097152,qs=1073741824,Id=524288,kd=134217728,Ms=1048576,xd=2097152,Ad=268435456,Cd=268435456,Td=0,Or=3,Rr=5,Gr=ptr(1).not(),Ld=2147467263,Nd=4294963200,yn=17*w,Md=18*w,Ws=12,jd=112,Od=116,Rd=0,kr=56,js=4,Pd=8,Fd=10,Ud=12,Dd=14,Bd=28,zd=36,Vd=0,$d=1,Jd=2,Gd=3,Hd=4,Zd=5,qd=6,Wd=7,Os=2147483648,Kd=28,Ft=3*w,Qd=3*w,Xd=1,Yd=1,Ks=me(du),eu=me(vu),ve=me(ku),bt=me(xu),tu=me(Au),nu=me(Pu),Bt=me(Nu),Qs=me(Mu),se=me(ju),Hr=me(Ou),ru=me(Bu),ou=Process.arch==="ia32"?Af:xf,ee={exceptions:"propagate"},Ot={},xr=null,Ar=null,Xs=null,ce=null,Zr=[],fn=new Map,Ys=[],Cr=null,Rs=0,Ps=!1,Fs=!1,Rt=null,su=[],Tr=null,ln=null;function q(){return xr===null&&(xr=iu()),xr}function iu(){let t=Process.enumerateModules().filter(u=>/^lib(art|dvm).so$/.test(u.name)).filter(u=>!/\/system\/fake-libs/.test(u.path));if(t.length===0)return null;let e=t[0],n=e.name.indexOf("art")!==-1?"art":"dalvik",r=n==="art",o={module:e,find(u){let{module:_}=this,h=_.findExportByName(u);return h===null&&(h=_.findSymbolByName(u)),h},flavor:n,addLocalReference:null};o.isApiLevel34OrApexEquivalent=r&&(o.find("_ZN3art7AppInfo29GetPrimaryApkReferenceProfileEv")!==null||o.find("_ZN3art6Thread15RunFlipFunctionEPS0_")!==null);let s=r?{functions:{JNI_GetCreatedJavaVMs:["JNI_GetCreatedJavaVMs","int",["pointer","int","pointer"]],artInterpreterToCompiledCodeBridge:function(u){this.artInterpreterToCompiledCodeBridge=u},_ZN3art9JavaVMExt12AddGlobalRefEPNS_6ThreadENS_6ObjPtrINS_6mirror6ObjectEEE:["art::JavaVMExt::AddGlobalRef","pointer",["pointer","pointer","pointer"]],_ZN3art9JavaVMExt12AddGlobalRefEPNS_6ThreadEPNS_6mirror6ObjectE:["art::JavaVMExt::AddGlobalRef","pointer",["pointer","pointer","pointer"]],_ZN3art17ReaderWriterMutex13ExclusiveLockEPNS_6ThreadE:["art::ReaderWriterMutex::ExclusiveLock","void",["pointer","pointer"]],_ZN3art17ReaderWriterMutex15ExclusiveUnlockEPNS_6ThreadE:["art::ReaderWriterMutex::ExclusiveUnlock","void",["pointer","pointer"]],_ZN3art22IndirectReferenceTable3AddEjPNS_6mirror6ObjectE:function(u){this["art::IndirectReferenceTable::Add"]=new NativeFunction(u,"pointer",["pointer","uint","pointer"],ee)},_ZN3art22IndirectReferenceTable3AddENS_15IRTSegmentStateENS_6ObjPtrINS_6mirror6ObjectEEE:function(u){this["art::IndirectReferenceTable::Add"]=new NativeFunction(u,"pointer",["pointer","uint","pointer"],ee)},_ZN3art9JavaVMExt12DecodeGlobalEPv:function(u){let _;se()>=26?_=ou(u,["pointer","pointer"]):_=new NativeFunction(u,"pointer",["pointer","pointer"],ee),this["art::JavaVMExt::DecodeGlobal"]=function(h,g,y){return _(h,y)}},_ZN3art9JavaVMExt12DecodeGlobalEPNS_6ThreadEPv:["art::JavaVMExt::DecodeGlobal","pointer",["pointer","pointer","pointer"]],_ZNK3art6Thread19DecodeGlobalJObjectEP8_jobject:["art::Thread::DecodeJObject","pointer",["pointer","pointer"]],_ZNK3art6Thread13DecodeJObjectEP8_jobject:["art::Thread::DecodeJObject","pointer",["pointer","pointer"]],_ZN3art10ThreadList10SuspendAllEPKcb:["art::ThreadList::SuspendAll","void",["pointer","pointer","bool"]],_ZN3art10ThreadList10SuspendAllEv:function(u){let _=new NativeFunction(u,"void",["pointer"],ee);this["art::ThreadList::SuspendAll"]=function(h,g,y){return _(h)}},_ZN3art10ThreadList9ResumeAllEv:["art::ThreadList::ResumeAll","void",["pointer"]],_ZN3art11ClassLinker12VisitClassesEPNS_12ClassVisitorE:["art::ClassLinker::VisitClasses","void",["pointer","pointer"]],_ZN3art11ClassLinker12VisitClassesEPFbPNS_6mirror5ClassEPvES4_:function(u){let _=new NativeFunction(u,"void",["pointer","pointer","pointer"],ee);this["art::ClassLinker::VisitClasses"]=function(h,g){_(h,g,NULL)}},_ZNK3art11ClassLinker17VisitClassLoadersEPNS_18ClassLoaderVisitorE:["art::ClassLinker::VisitClassLoaders","void",["pointer","pointer"]],_ZN3art2gc4Heap12VisitObjectsEPFvPNS_6mirror6ObjectEPvES5_:["art::gc::Heap::VisitObjects","void",["pointer","pointer","pointer"]],_ZN3art2gc4Heap12GetInstancesERNS_24VariableSizedHandleScopeENS_6HandleINS_6mirror5ClassEEEiRNSt3__16vectorINS4_INS5_6ObjectEEENS8_9allocatorISB_EEEE:["art::gc::Heap::GetInstances","void",["pointer","pointer","pointer","int","pointer"]],_ZN3art2gc4Heap12GetInstancesERNS_24VariableSizedHandleScopeENS_6HandleINS_6mirror5ClassEEEbiRNSt3__16vectorINS4_INS5_6ObjectEEENS8_9allocatorISB_EEEE:function(u){let _=new NativeFunction(u,"void",["pointer","pointer","pointer","bool","int","pointer"],ee);this["art::gc::Heap::GetInstances"]=function(h,g,y,E,k){_(h,g,y,0,E,k)}},_ZN3art12StackVisitorC2EPNS_6ThreadEPNS_7ContextENS0_13StackWalkKindEjb:["art::StackVisitor::StackVisitor","void",["pointer","pointer","pointer","uint","uint","bool"]],_ZN3art12StackVisitorC2EPNS_6ThreadEPNS_7ContextENS0_13StackWalkKindEmb:["art::StackVisitor::StackVisitor","void",["pointer","pointer","pointer","uint","size_t","bool"]],_ZN3art12StackVisitor9WalkStackILNS0_16CountTransitionsE0EEEvb:["art::StackVisitor::WalkStack","void",["pointer","bool"]],_ZNK3art12StackVisitor9GetMethodEv:["art::StackVisitor::GetMethod","pointer",["pointer"]],_ZNK3art12StackVisitor16DescribeLocationEv:function(u){this["art::StackVisitor::DescribeLocation"]=dn(u,["pointer"])},_ZNK3art12StackVisitor24GetCurrentQuickFrameInfoEv:function(u){this["art::StackVisitor::GetCurrentQuickFrameInfo"]=Du(u)},_ZN3art7Context6CreateEv:["art::Context::Create","pointer",[]],_ZN3art6Thread18GetLongJumpContextEv:["art::Thread::GetLongJumpContext","pointer",["pointer"]],_ZN3art6mirror5Class13GetDescriptorEPNSt3__112basic_stringIcNS2_11char_traitsIcEENS2_9allocatorIcEEEE:function(u){this["art::mirror::Class::GetDescriptor"]=u},_ZN3art6mirror5Class11GetLocationEv:function(u){this["art::mirror::Class::GetLocation"]=dn(u,["pointer"])},_ZN3art9ArtMethod12PrettyMethodEb:function(u){this["art::ArtMethod::PrettyMethod"]=dn(u,["pointer","bool"])},_ZN3art12PrettyMethodEPNS_9ArtMethodEb:function(u){this["art::ArtMethod::PrettyMethodNullSafe"]=dn(u,["pointer","bool"])},_ZN3art6Thread14CurrentFromGdbEv:["art::Thread::CurrentFromGdb","pointer",[]],_ZN3art6mirror6Object5CloneEPNS_6ThreadE:function(u){this["art::mirror::Object::Clone"]=new NativeFunction(u,"pointer",["pointer","pointer"],ee)},_ZN3art6mirror6Object5CloneEPNS_6ThreadEm:function(u){let _=new NativeFunction(u,"pointer",["pointer","pointer","pointer"],ee);this["art::mirror::Object::Clone"]=function(h,g){let y=NULL;return _(h,g,y)}},_ZN3art6mirror6Object5CloneEPNS_6ThreadEj:function(u){let _=new NativeFunction(u,"pointer",["pointer","pointer","uint"],ee);this["art::mirror::Object::Clone"]=function(h,g){return _(h,g,0)}},_ZN3art3Dbg14SetJdwpAllowedEb:["art::Dbg::SetJdwpAllowed","void",["bool"]],_ZN3art3Dbg13ConfigureJdwpERKNS_4JDWP11JdwpOptionsE:["art::Dbg::ConfigureJdwp","void",["pointer"]],_ZN3art31InternalDebuggerControlCallback13StartDebuggerEv:["art::InternalDebuggerControlCallback::StartDebugger","void",["pointer"]],_ZN3art3Dbg9StartJdwpEv:["art::Dbg::StartJdwp","void",[]],_ZN3art3Dbg8GoActiveEv:["art::Dbg::GoActive","void",[]],_ZN3art3Dbg21RequestDeoptimizationERKNS_21DeoptimizationRequestE:["art::Dbg::RequestDeoptimization","void",["pointer"]],_ZN3art3Dbg20ManageDeoptimizationEv:["art::Dbg::ManageDeoptimization","void",[]],_ZN3art15instrumentation15Instrumentation20EnableDeoptimizationEv:["art::Instrumentation::EnableDeoptimization","void",["pointer"]],_ZN3art15instrumentation15Instrumentation20DeoptimizeEverythingEPKc:["art::Instrumentation::DeoptimizeEverything","void",["pointer","pointer"]],_ZN3art15instrumentation15Instrumentation20DeoptimizeEverythingEv:function(u){let _=new NativeFunction(u,"void",["pointer"],ee);this["art::Instrumentation::DeoptimizeEverything"]=function(h,g){_(h)}},_ZN3art7Runtime19DeoptimizeBootImageEv:["art::Runtime::DeoptimizeBootImage","void",["pointer"]],_ZN3art15instrumentation15Instrumentation10DeoptimizeEPNS_9ArtMethodE:["art::Instrumentation::Deoptimize","void",["pointer","pointer"]],_ZN3art3jni12JniIdManager14DecodeMethodIdEP10_jmethodID:["art::jni::JniIdManager::DecodeMethodId","pointer",["pointer","pointer"]],_ZN3art3jni12JniIdManager13DecodeFieldIdEP9_jfieldID:["art::jni::JniIdManager::DecodeFieldId","pointer",["pointer","pointer"]],_ZN3art11interpreter18GetNterpEntryPointEv:["art::interpreter::GetNterpEntryPoint","pointer",[]],_ZN3art7Monitor17TranslateLocationEPNS_9ArtMethodEjPPKcPi:["art::Monitor::TranslateLocation","void",["pointer","uint32","pointer","pointer"]]},variables:{_ZN3art3Dbg9gRegistryE:function(u){this.isJdwpStarted=()=>!u.readPointer().isNull()},_ZN3art3Dbg15gDebuggerActiveE:function(u){this.isDebuggerActive=()=>!!u.readU8()}},optionals:new Set(["artInterpreterToCompiledCodeBridge","_ZN3art9JavaVMExt12AddGlobalRefEPNS_6ThreadENS_6ObjPtrINS_6mirror6ObjectEEE","_ZN3art9JavaVMExt12AddGlobalRefEPNS_6ThreadEPNS_6mirror6ObjectE","_ZN3art9JavaVMExt12DecodeGlobalEPv","_ZN3art9JavaVMExt12DecodeGlobalEPNS_6ThreadEPv","_ZNK3art6Thread19DecodeGlobalJObjectEP8_jobject","_ZNK3art6Thread13DecodeJObjectEP8_jobject","_ZN3art10ThreadList10SuspendAllEPKcb","_ZN3art10ThreadList10SuspendAllEv","_ZN3art11ClassLinker12VisitClassesEPNS_12ClassVisitorE","_ZN3art11ClassLinker12VisitClassesEPFbPNS_6mirror5ClassEPvES4_","_ZNK3art11ClassLinker17VisitClassLoadersEPNS_18ClassLoaderVisitorE","_ZN3art6mirror6Object5CloneEPNS_6ThreadE","_ZN3art6mirror6Object5CloneEPNS_6ThreadEm","_ZN3art6mirror6Object5CloneEPNS_6ThreadEj","_ZN3art22IndirectReferenceTable3AddEjPNS_6mirror6ObjectE","_ZN3art22IndirectReferenceTable3AddENS_15IRTSegmentStateENS_6ObjPtrINS_6mirror6ObjectEEE","_ZN3art2gc4Heap12VisitObjectsEPFvPNS_6mirror6ObjectEPvES5_","_ZN3art2gc4Heap12GetInstancesERNS_24VariableSizedHandleScopeENS_6HandleINS_6mirror5ClassEEEiRNSt3__16vectorINS4_INS5_6ObjectEEENS8_9allocatorISB_EEEE","_ZN3art2gc4Heap12GetInstancesERNS_24VariableSizedHandleScopeENS_6HandleINS_6mirror5ClassEEEbiRNSt3__16vectorINS4_INS5_6ObjectEEENS8_9allocatorISB_EEEE","_ZN3art12StackVisitorC2EPNS_6ThreadEPNS_7ContextENS0_13StackWalkKindEjb","_ZN3art12StackVisitorC2EPNS_6ThreadEPNS_7ContextENS0_13StackWalkKindEmb","_ZN3art12StackVisitor9WalkStackILNS0_16CountTransitionsE0EEEvb","_ZNK3art12StackVisitor9GetMethodEv","_ZNK3art12StackVisitor16DescribeLocationEv","_ZNK3art12StackVisitor24GetCurrentQuickFrameInfoEv","_ZN3art7Context6CreateEv","_ZN3art6Thread18GetLongJumpContextEv","_ZN3art6mirror5Class13GetDescriptorEPNSt3__112basic_stringIcNS2_11char_traitsIcEENS2_9allocatorIcEEEE","_ZN3art6mirror5Class11GetLocationEv","_ZN3art9ArtMethod12PrettyMethodEb","_ZN3art12PrettyMethodEPNS_9ArtMethodEb","_ZN3art3Dbg13ConfigureJdwpERKNS_4JDWP11JdwpOptionsE","_ZN3art31InternalDebuggerControlCallback13StartDebuggerEv","_ZN3art3Dbg15gDebuggerActiveE","_ZN3art15instrumentation15Instrumentation20EnableDeoptimizationEv","_ZN3art15instrumentation15Instrumentation20DeoptimizeEverythingEPKc","_ZN3art15instrumentation15Instrumentation20DeoptimizeEverythingEv","_ZN3art7Runtime19DeoptimizeBootImageEv","_ZN3art15instrumentation15Instrumentation10DeoptimizeEPNS_9ArtMethodE","_ZN3art3Dbg9StartJdwpEv","_ZN3art3Dbg8GoActiveEv","_ZN3art3Dbg21RequestDeoptimizationERKNS_21DeoptimizationRequestE","_ZN3art3Dbg20ManageDeoptimizationEv","_ZN3art3Dbg9gRegistryE","_ZN3art3jni12JniIdManager14DecodeMethodIdEP10_jmethodID","_ZN3art3jni12JniIdManager13DecodeFieldIdEP9_jfieldID","_ZN3art11interpreter18GetNterpEntryPointEv","_ZN3art7Monitor17TranslateLocationEPNS_9ArtMethodEjPPKcPi"])}:{functions:{_Z20dvmDecodeIndirectRefP6ThreadP8_jobject:["dvmDecodeIndirectRef","pointer",["pointer","pointer"]],_Z15dvmUseJNIBridgeP6MethodPv:["dvmUseJNIBridge","void",["pointer","pointer"]],_Z20dvmHeapSourceGetBasev:["dvmHeapSourceGetBase","pointer",[]],_Z21dvmHeapSourceGetLimitv:["dvmHeapSourceGetLimit","pointer",[]],_Z16dvmIsValidObjectPK6Object:["dvmIsValidObject","uint8",["pointer"]],JNI_GetCreatedJavaVMs:["JNI_GetCreatedJavaVMs","int",["pointer","int","pointer"]]},variables:{gDvmJni:function(u){this.gDvmJni=u},gDvm:function(u){this.gDvm=u}}},{functions:i={},variables:l={},optionals:a=new Set}=s,c=[];for(let[u,_]of Object.entries(i)){let h=o.find(u);h!==null?typeof _=="function"?_.call(o,h):o[_[0]]=new NativeFunction(h,_[1],_[2],ee):a.has(u)||c.push(u)}for(let[u,_]of Object.entries(l)){let h=o.find(u);h!==null?_.call(o,h):a.has(u)||c.push(u)}if(c.length>0)throw new Error("Java API only partially available; please file a bug. Missing: "+c.join(", "));let d=Memory.alloc(w),f=Memory.alloc(hd);if(_e("JNI_GetCreatedJavaVMs",o.JNI_GetCreatedJavaVMs(d,1,f)),f.readInt()===0)return null;if(o.vm=d.readPointer(),r){let u=se(),_;u>=27?_=33554432:u>=24?_=16777216:_=0,o.kAccCompileDontBother=_;let h=o.vm.add(w).readPointer();o.artRuntime=h;let g=Ks(o),y=g.offset,E=y.instrumentation;o.artInstrumentation=E!==null?h.add(E):null,Hr()>=36e7&&o.artInstrumentation!=null&&(o.artInstrumentation=o.artInstrumentation.readPointer()),o.artHeap=h.add(y.heap).readPointer(),o.artThreadList=h.add(y.threadList).readPointer();let A=h.add(y.classLinker).readPointer(),M=Iu(h,g).offset,O=A.add(M.quickResolutionTrampoline).readPointer(),N=A.add(M.quickImtConflictTrampoline).readPointer(),L=A.add(M.quickGenericJniTrampoline).readPointer(),S=A.add(M.quickToInterpreterBridgeTrampoline).readPointer();o.artClassLinker={address:A,quickResolutionTrampoline:O,quickImtConflictTrampoline:N,quickGenericJniTrampoline:L,quickToInterpreterBridgeTrampoline:S};let C=new Fe(o);o.artQuickGenericJniTrampoline=Lr(L,C),o.artQuickToInterpreterBridge=Lr(S,C),o.artQuickResolutionTrampoline=Lr(O,C),o["art::JavaVMExt::AddGlobalRef"]===void 0&&(o["art::JavaVMExt::AddGlobalRef"]=Ef(o)),o["art::JavaVMExt::DecodeGlobal"]===void 0&&(o["art::JavaVMExt::DecodeGlobal"]=wf(o)),o["art::ArtMethod::PrettyMethod"]===void 0&&(o["art::ArtMethod::PrettyMethod"]=o["art::ArtMethod::PrettyMethodNullSafe"]),o["art::interpreter::GetNterpEntryPoint"]!==void 0?o.artNterpEntryPoint=o["art::interpreter::GetNterpEntryPoint"]():o.artNterpEntryPoint=o.find("ExecuteNterpImpl"),ce=$u(o,C),kf(o);let j=null;Object.defineProperty(o,"jvmti",{get(){return j===null&&(j=[au(C,this.artRuntime)]),j[0]}})}let p=e.enumerateImports().filter(u=>u.name.indexOf("_Z")===0).reduce((u,_)=>(u[_.name]=_.address,u),{});return o.$new=new NativeFunction(p._Znwm||p._Znwj,"pointer",["ulong"],ee),o.$delete=new NativeFunction(p._ZdlPv,"void",["pointer"],ee),Xs=r?zr:Vr,o}function au(t,e){let n=null;return t.perform(()=>{let r=q().find("_ZN3art7Runtime18EnsurePluginLoadedEPKcPNSt3__112basic_stringIcNS3_11char_traitsIcEENS3_9allocatorIcEEEE");if(r===null)return;let o=new NativeFunction(r,"bool",["pointer","pointer","pointer"]),s=Memory.alloc(w);if(!o(e,Memory.allocUtf8String("libopenjdkjvmti.so"),s))return;let l=nn.v1_2|1073741824,a=t.tryGetEnvHandle(l);if(a===null)return;n=new Ve(a,t);let c=Memory.alloc(8);c.writeU64(rn.canTagObjects),n.addCapabilities(c)!==0&&(n=null)}),n}function lu(t,e){q().flavor==="art"&&t.getClassName(e)}function cu(t){return{offset:w===4?{globalsLock:32,globals:72}:{globalsLock:64,globals:112}}}function du(t){let e=t.vm,n=t.artRuntime,r=w===4?200:384,o=r+100*w,s=se(),i=Qs(),{isApiLevel34OrApexEquivalent:l}=t,a=null;for(let d=r;d!==o;d+=w)if(n.add(d).readPointer().equals(e)){let p,u=null;s>=33||i==="Tiramisu"||l?(p=[d-4*w],u=d-w):s>=30||i==="R"?(p=[d-3*w,d-4*w],u=d-w):s>=29?p=[d-2*w]:s>=27?p=[d-Ft-3*w]:p=[d-Ft-2*w];for(let _ of p){let h=_-w,g=h-w,y;l?y=g-9*w:s>=24?y=g-8*w:s>=23?y=g-7*w:y=g-4*w;let E={offset:{heap:y,threadList:g,internTable:h,classLinker:_,jniIdManager:u}};if(ei(n,E)!==null){a=E;break}}break}if(a===null)throw new Error("Unable to determine Runtime field offsets");let c=Hr()>=36e7;return a.offset.instrumentation=c?_u(t):fu(t),a.offset.jniIdsIndirection=Eu(t),a}var uu={ia32:Us,x64:Us,arm:pu,arm64:hu};function fu(t){let e=t["art::Runtime::DeoptimizeBootImage"];return e===void 0?null:$e(e,uu[Process.arch],{limit:30})}function Us(t){if(t.mnemonic!=="lea")return null;let e=t.operands[1].value.disp;return e<256||e>1024?null:e}function pu(t){if(t.mnemonic!=="add.w")return null;let e=t.operands;if(e.length!==3)return null;let n=e[2];return n.type!=="imm"?null:n.value}function hu(t){if(t.mnemonic!=="add")return null;let e=t.operands;if(e.length!==3||e[0].value==="sp"||e[1].value==="sp")return null;let n=e[2];if(n.type!=="imm")return null;let r=n.value.valueOf();return r<256||r>1024?null:r}var mu={ia32:Ds,x64:Ds,arm:gu,arm64:yu};function _u(t){let e=t["art::Runtime::DeoptimizeBootImage"];return e===void 0?null:$e(e,mu[Process.arch],{limit:30})}function Ds(t){if(t.mnemonic!=="mov")return null;let e=t.operands;if(e[0].value!=="rax")return null;let r=e[1];if(r.type!=="mem")return null;let o=r.value;if(o.base!=="rdi")return null;let s=o.disp;return s<256||s>1024?null:s}function gu(t){return null}function yu(t){if(t.mnemonic!=="ldr")return null;let e=t.operands;if(e[0].value==="x0")return null;let n=e[1].value;if(n.base!=="x0")return null;let r=n.disp;return r<256||r>1024?null:r}var bu={ia32:Bs,x64:Bs,arm:wu,arm64:Su};function Eu(t){let e=t.find("_ZN3art7Runtime12SetJniIdTypeENS_9JniIdTypeE");if(e===null)return null;let n=$e(e,bu[Process.arch],{limit:20});if(n===null)throw new Error("Unable to determine Runtime.jni_ids_indirection_ offset");return n}function Bs(t){return t.mnemonic==="cmp"?t.operands[0].value.disp:null}function wu(t){return t.mnemonic==="ldr.w"?t.operands[1].value.disp:null}function Su(t,e){if(e===null)return null;let{mnemonic:n}=t,{mnemonic:r}=e;return n==="cmp"&&r==="ldr"||n==="bl"&&r==="str"?e.operands[1].value.disp:null}function vu(){let e={"4-21":136,"4-22":136,"4-23":172,"4-24":196,"4-25":196,"4-26":196,"4-27":196,"4-28":212,"4-29":172,"4-30":180,"4-31":180,"8-21":224,"8-22":224,"8-23":296,"8-24":344,"8-25":344,"8-26":352,"8-27":352,"8-28":392,"8-29":328,"8-30":336,"8-31":336}[`${w}-${se()}`];if(e===void 0)throw new Error("Unable to determine Instrumentation field offsets");return{offset:{forcedInterpretOnly:4,deoptimizationEnabled:e}}}function Iu(t,e){let n=ei(t,e);if(n===null)throw new Error("Unable to determine ClassLinker field offsets");return n}function ei(t,e){if(Ar!==null)return Ar;let{classLinker:n,internTable:r}=e.offset,o=t.add(n).readPointer(),s=t.add(r).readPointer(),i=w===4?100:200,l=i+100*w,a=se(),c=null;for(let d=i;d!==l;d+=w)if(o.add(d).readPointer().equals(s)){let p;a>=30||Qs()==="R"?p=6:a>=29?p=4:a>=23?p=3:p=5;let u=d+p*w,_;a>=23?_=u-2*w:_=u-3*w,c={offset:{quickResolutionTrampoline:_,quickImtConflictTrampoline:u-w,quickGenericJniTrampoline:u,quickToInterpreterBridgeTrampoline:u+w}};break}return c!==null&&(Ar=c),c}function qr(t){let n=null;return t.perform(r=>{let o=bn(t),s=ve(t),i={artArrayLengthSize:4,artArrayEntrySize:o.size,artArrayMax:50},l={artArrayLengthSize:w,artArrayEntrySize:s.size,artArrayMax:100},a=(p,u,_)=>{let h=p.add(u).readPointer();if(h.isNull())return null;let g=_===4?h.readU32():h.readU64().valueOf();return g<=0?null:{length:g,data:h.add(_)}},c=(p,u,_,h)=>{try{let g=a(p,u,h.artArrayLengthSize);if(g===null)return!1;let y=Math.min(g.length,h.artArrayMax);for(let E=0;E!==y;E++)if(g.data.add(E*h.artArrayEntrySize).equals(_))return!0}catch{}return!1},d=r.findClass("java/lang/Thread"),f=r.newGlobalRef(d);try{let p;Ce(t,r,L=>{p=q()["art::JavaVMExt::DecodeGlobal"](t,L,f)});let u=$s(r.getFieldId(f,"name","Ljava/lang/String;")),_=$s(r.getStaticFieldId(f,"MAX_PRIORITY","I")),h=-1,g=-1;for(let L=0;L!==256;L+=4)h===-1&&c(p,L,_,i)&&(h=L),g===-1&&c(p,L,u,i)&&(g=L);if(g===-1||h===-1)throw new Error("Unable to find fields in java/lang/Thread; please file a bug");let y=g!==h?h:0,E=g,k=-1,A=to(r.getMethodId(f,"getName","()Ljava/lang/String;"));for(let L=0;L!==256;L+=4)k===-1&&c(p,L,A,l)&&(k=L);if(k===-1)throw new Error("Unable to find methods in java/lang/Thread; please file a bug");let M=-1,N=a(p,k,l.artArrayLengthSize).length;for(let L=k;L!==256;L+=4)if(p.add(L).readU16()===N){M=L;break}if(M===-1)throw new Error("Unable to find copied methods in java/lang/Thread; please file a bug");n={offset:{ifields:E,methods:k,sfields:y,copiedMethodsOffset:M}}}finally{r.deleteLocalRef(d),r.deleteGlobalRef(f)}}),n}function ku(t){let e=q(),n;return t.perform(r=>{let o=r.findClass("android/os/Process"),s=to(r.getStaticMethodId(o,"getElapsedCpuTime","()J"));r.deleteLocalRef(o);let i=Process.getModuleByName("libandroid_runtime.so"),l=i.base,a=l.add(i.size),c=se(),d=c<=21?8:w,f=bd|Ed|wd|un,p=~(qs|Ad|xd)>>>0,u=null,_=null,h=2;for(let E=0;E!==64&&h!==0;E+=4){let k=s.add(E);if(u===null){let A=k.readPointer();A.compare(l)>=0&&A.compare(a)<0&&(u=E,h--)}_===null&&(k.readU32()&p)===f&&(_=E,h--)}if(h!==0)throw new Error("Unable to determine ArtMethod field offsets");let g=u+d;n={size:c<=21?g+32:g+w,offset:{jniCode:u,quickCode:g,accessFlags:_}},"artInterpreterToCompiledCodeBridge"in e&&(n.offset.interpreterCode=u-d)}),n}function bn(t){let e=se();return e>=23?{size:16,offset:{accessFlags:4}}:e>=21?{size:24,offset:{accessFlags:12}}:null}function xu(t){let e=se(),n;return t.perform(r=>{let o=En(r),s=r.handle,i=null,l=null,a=null,c=null,d=null,f=null;for(let p=144;p!==256;p+=w)if(o.add(p).readPointer().equals(s)){l=p-6*w,d=p-4*w,f=p+2*w,e<=22&&(l-=w,i=l-w-9*8-3*4,a=p+6*w,d-=w,f-=w),c=p+9*w,e<=22&&(c+=2*w+4,w===8&&(c+=4)),e>=23&&(c+=w);break}if(c===null)throw new Error("Unable to determine ArtThread field offsets");n={offset:{isExceptionReportedToInstrumentation:i,exception:l,throwLocation:a,topHandleScope:c,managedStack:d,self:f}}}),n}function Au(){return se()>=23?{offset:{topQuickFrame:0,link:w}}:{offset:{topQuickFrame:2*w,link:0}}}var Cu={ia32:zs,x64:zs,arm:Tu,arm64:Lu};function Lr(t,e){let n;return e.perform(r=>{let o=En(r),s=Cu[Process.arch],i=Instruction.parse(t),l=s(i);l!==null?n=o.add(l).readPointer():n=t}),n}function zs(t){return t.mnemonic==="jmp"?t.operands[0].value.disp:null}function Tu(t){return t.mnemonic==="ldr.w"?t.operands[1].value.disp:null}function Lu(t){return t.mnemonic==="ldr"?t.operands[1].value.disp:null}function En(t){return t.handle.add(w).readPointer()}function Nu(){return Wr("ro.build.version.release")}function Mu(){return Wr("ro.build.version.codename")}function ju(){return parseInt(Wr("ro.build.version.sdk"),10)}function Ou(){try{let t=File.readAllText("/proc/self/mountinfo"),e=null,n=new Map;for(let o of t.trimEnd().split(`
`)){let s=o.split(" "),i=s[4];if(!i.startsWith("/apex/com.android.art"))continue;let l=s[10];i.includes("@")?n.set(l,i.split("@")[1]):e=l}let r=n.get(e);return r!==void 0?parseInt(r):Vs()}catch{return Vs()}}function Vs(){return se()*1e7}var Nr=null,Ru=92;function Wr(t){Nr===null&&(Nr=new NativeFunction(Process.getModuleByName("libc.so").getExportByName("__system_property_get"),"int",["pointer","pointer"],ee));let e=Memory.alloc(Ru);return Nr(Memory.allocUtf8String(t),e),e.readUtf8String()}function Ce(t,e,n){let r=nu(t,e),o=En(e).toString();if(Ot[o]=n,r(e.handle),Ot[o]!==void 0)throw delete Ot[o],new Error("Unable to perform state transition; please file a bug")}function Pu(t,e){let n=new NativeCallback(Fu,"void",["pointer"]);return ri(t,e,n)}function Fu(t){let e=t.toString(),n=Ot[e];delete Ot[e],n(t)}function Kr(t){let e=q(),n=e.artThreadList;e["art::ThreadList::SuspendAll"](n,Memory.allocUtf8String("frida"),!1?1:0);try{t()}finally{e["art::ThreadList::ResumeAll"](n)}}var Pr=class{constructor(e){let n=Memory.alloc(4*w),r=n.add(w);n.writePointer(r);let o=new NativeCallback((s,i)=>e(i)===!0?1:0,"bool",["pointer","pointer"]);r.add(2*w).writePointer(o),this.handle=n,this._onVisit=o}};function Qr(t){return q()["art::ClassLinker::VisitClasses"]instanceof NativeFunction?new Pr(t):new NativeCallback(n=>t(n)===!0?1:0,"bool",["pointer","pointer"])}var Fr=class{constructor(e){let n=Memory.alloc(4*w),r=n.add(w);n.writePointer(r);let o=new NativeCallback((s,i)=>{e(i)},"void",["pointer","pointer"]);r.add(2*w).writePointer(o),this.handle=n,this._onVisit=o}};function Xr(t){return new Fr(t)}var Uu={"include-inlined-frames":0,"skip-inlined-frames":1},Ur=class{constructor(e,n,r,o=0,s=!0){let i=q(),l=512,a=3*w,c=Memory.alloc(l+a);i["art::StackVisitor::StackVisitor"](c,e,n,Uu[r],o,s?1:0);let d=c.add(l);c.writePointer(d);let f=new NativeCallback(this._visitFrame.bind(this),"bool",["pointer"]);d.add(2*w).writePointer(f),this.handle=c,this._onVisitFrame=f;let p=c.add(w===4?12:24);this._curShadowFrame=p,this._curQuickFrame=p.add(w),this._curQuickFramePc=p.add(2*w),this._curOatQuickMethodHeader=p.add(3*w),this._getMethodImpl=i["art::StackVisitor::GetMethod"],this._descLocImpl=i["art::StackVisitor::DescribeLocation"],this._getCQFIImpl=i["art::StackVisitor::GetCurrentQuickFrameInfo"]}walkStack(e=!1){q()["art::StackVisitor::WalkStack"](this.handle,e?1:0)}_visitFrame(){return this.visitFrame()?1:0}visitFrame(){throw new Error("Subclass must implement visitFrame")}getMethod(){let e=this._getMethodImpl(this.handle);return e.isNull()?null:new pn(e)}getCurrentQuickFramePc(){return this._curQuickFramePc.readPointer()}getCurrentQuickFrame(){return this._curQuickFrame.readPointer()}getCurrentShadowFrame(){return this._curShadowFrame.readPointer()}describeLocation(){let e=new _n;return this._descLocImpl(e,this.handle),e.disposeToString()}getCurrentOatQuickMethodHeader(){return this._curOatQuickMethodHeader.readPointer()}getCurrentQuickFrameInfo(){return this._getCQFIImpl(this.handle)}},pn=class{constructor(e){this.handle=e}prettyMethod(e=!0){let n=new _n;return q()["art::ArtMethod::PrettyMethod"](n,this.handle,e?1:0),n.disposeToString()}toString(){return`ArtMethod(handle=${this.handle})`}};function Du(t){return function(e){let n=Memory.alloc(12);return ru(t)(n,e),{frameSizeInBytes:n.readU32(),coreSpillMask:n.add(4).readU32(),fpSpillMask:n.add(8).readU32()}}}function Bu(t){let e=NULL;switch(Process.arch){case"ia32":e=yt(32,n=>{n.putMovRegRegOffsetPtr("ecx","esp",4),n.putMovRegRegOffsetPtr("edx","esp",8),n.putCallAddressWithArguments(t,["ecx","edx"]),n.putMovRegReg("esp","ebp"),n.putPopReg("ebp"),n.putRet()});break;case"x64":e=yt(32,n=>{n.putPushReg("rdi"),n.putCallAddressWithArguments(t,["rsi"]),n.putPopReg("rdi"),n.putMovRegPtrReg("rdi","rax"),n.putMovRegOffsetPtrReg("rdi",8,"edx"),n.putRet()});break;case"arm":e=yt(16,n=>{n.putCallAddressWithArguments(t,["r0","r1"]),n.putPopRegs(["r0","lr"]),n.putMovRegReg("pc","lr")});break;case"arm64":e=yt(64,n=>{n.putPushRegReg("x0","lr"),n.putCallAddressWithArguments(t,["x1"]),n.putPopRegReg("x2","lr"),n.putStrRegRegOffset("x0","x2",0),n.putStrRegRegOffset("w1","x2",8),n.putRet()});break}return new NativeFunction(e,"void",["pointer","pointer"],ee)}var zu={ia32:globalThis.X86Relocator,x64:globalThis.X86Relocator,arm:globalThis.ThumbRelocator,arm64:globalThis.Arm64Relocator},Dr={ia32:globalThis.X86Writer,x64:globalThis.X86Writer,arm:globalThis.ThumbWriter,arm64:globalThis.Arm64Writer};function yt(t,e){Cr===null&&(Cr=Memory.alloc(Process.pageSize));let n=Cr.add(Rs),r=Process.arch,o=Dr[r];return Memory.patchCode(n,t,s=>{let i=new o(s,{pc:n});if(e(i),i.flush(),i.offset>t)throw new Error(`Wrote ${i.offset}, exceeding maximum of ${t}`)}),Rs+=t,r==="arm"?n.or(1):n}function Vu(t,e){Ju(e),Wu(e)}function $u(t,e){let n=bt(e).offset,r=tu().offset,o=`
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
  managed_stack = thread + ${n.managedStack};
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
`,s=8,i=w,l=w,a=w,d=Memory.alloc(s+i+l+a),f=d.add(s),p=f.add(i),u=p.add(l),_=t.find(w===4?"_ZN3art9ArtMethod23GetOatQuickMethodHeaderEj":"_ZN3art9ArtMethod23GetOatQuickMethodHeaderEm"),h=new CModule(o,{lock:d,methods:f,replacements:p,last_seen_art_method:u,get_oat_quick_method_header_impl:_??ptr("0xdeadbeef")}),g={exceptions:"propagate",scheduling:"exclusive"};return{handle:h,replacedMethods:{isReplacement:new NativeFunction(h.is_replacement_method,"bool",["pointer"],g),get:new NativeFunction(h.get_replacement_method,"pointer",["pointer"],g),set:new NativeFunction(h.set_replacement_method,"void",["pointer","pointer"],g),synchronize:new NativeFunction(h.synchronize_replacement_methods,"void",["uint","pointer","pointer"],g),delete:new NativeFunction(h.delete_replacement_method,"void",["pointer"],g),translate:new NativeFunction(h.translate_method,"pointer",["pointer"],g),findReplacementFromQuickCode:h.find_replacement_method_from_quick_code},getOatQuickMethodHeaderImpl:_,hooks:{Interpreter:{doCall:h.on_interpreter_do_call},ArtMethod:{getOatQuickMethodHeader:h.on_art_method_get_oat_quick_method_header,prettyMethod:h.on_art_method_pretty_method},Gc:{copyingPhase:{onLeave:h.on_leave_gc_concurrent_copying_copying_phase},runFlip:{onEnter:h.on_leave_gc_concurrent_copying_copying_phase}}}}}function Ju(t){Fs||(Fs=!0,Gu(t),Hu(),Zu(),qu())}function Gu(t){let e=q();[e.artQuickGenericJniTrampoline,e.artQuickToInterpreterBridge,e.artQuickResolutionTrampoline].forEach(r=>{Memory.protect(r,32,"rwx");let o=new mn(r);o.activate(t),Ys.push(o)})}function Hu(){let t=q(),e=se(),{isApiLevel34OrApexEquivalent:n}=t,r;if(e<=22)r=/^_ZN3art11interpreter6DoCallILb[0-1]ELb[0-1]EEEbPNS_6mirror9ArtMethodEPNS_6ThreadERNS_11ShadowFrameEPKNS_11InstructionEtPNS_6JValueE$/;else if(e<=33&&!n)r=/^_ZN3art11interpreter6DoCallILb[0-1]ELb[0-1]EEEbPNS_9ArtMethodEPNS_6ThreadERNS_11ShadowFrameEPKNS_11InstructionEtPNS_6JValueE$/;else if(n)r=/^_ZN3art11interpreter6DoCallILb[0-1]EEEbPNS_9ArtMethodEPNS_6ThreadERNS_11ShadowFrameEPKNS_11InstructionEtbPNS_6JValueE$/;else throw new Error("Unable to find method invocation in ART; please file a bug");let o=t.module,s=[...o.enumerateExports(),...o.enumerateSymbols()].filter(i=>r.test(i.name));if(s.length===0)throw new Error("Unable to find method invocation in ART; please file a bug");for(let i of s)Interceptor.attach(i.address,ce.hooks.Interpreter.doCall)}function Zu(){let t=q(),n=t.module.findSymbolByName("_ZN3art2gc4Heap22CollectGarbageInternalENS0_9collector6GcTypeENS0_7GcCauseEbj");if(n===null)return;let{artNterpEntryPoint:r,artQuickToInterpreterBridge:o}=t,s=ve(t.vm).offset.quickCode;Interceptor.attach(n,{onLeave(){ce.replacedMethods.synchronize(s,r,o)}})}function qu(){let t=[["_ZN3art11ClassLinker26VisiblyInitializedCallback22MarkVisiblyInitializedEPNS_6ThreadE","e90340f8 : ff0ff0ff"],["_ZN3art11ClassLinker26VisiblyInitializedCallback29AdjustThreadVisibilityCounterEPNS_6ThreadEl","7f0f00f9 : 1ffcffff"]],e=q(),n=e.module;for(let[r,o]of t){let s=n.findSymbolByName(r);if(s===null)continue;let i=Memory.scanSync(s,8192,o);if(i.length===0)return;let{artNterpEntryPoint:l,artQuickToInterpreterBridge:a}=e,c=ve(e.vm).offset.quickCode;Interceptor.attach(i[0].address,function(){ce.replacedMethods.synchronize(c,l,a)});return}}function Wu(t){if(Ps)return;if(Ps=!0,!Qu()){let{getOatQuickMethodHeaderImpl:s}=ce;if(s===null)return;try{Interceptor.replace(s,ce.hooks.ArtMethod.getOatQuickMethodHeader)}catch{}}let e=se(),n=null,r=q();e>28?n=r.find("_ZN3art2gc9collector17ConcurrentCopying12CopyingPhaseEv"):e>22&&(n=r.find("_ZN3art2gc9collector17ConcurrentCopying12MarkingPhaseEv")),n!==null&&Interceptor.attach(n,ce.hooks.Gc.copyingPhase);let o=null;o=r.find("_ZN3art6Thread15RunFlipFunctionEPS0_"),o===null&&(o=r.find("_ZN3art6Thread15RunFlipFunctionEPS0_b")),o!==null&&Interceptor.attach(o,ce.hooks.Gc.runFlip)}var Ku={arm:{signatures:[{pattern:["b0 68","01 30","0c d0","1b 98",":","c0 ff","c0 ff","00 ff","00 2f"],validateMatch:Mr},{pattern:["d8 f8 08 00","01 30","0c d0","1b 98",":","f0 ff ff 0f","ff ff","00 ff","00 2f"],validateMatch:Mr},{pattern:["b0 68","01 30","40 f0 c3 80","00 25",":","c0 ff","c0 ff","c0 fb 00 d0","ff f8"],validateMatch:Mr}],instrument:Yu},arm64:{signatures:[{pattern:["0a 40 b9","1f 05 00 31","40 01 00 54","88 39 00 f0",":","fc ff ff","1f fc ff ff","1f 00 00 ff","00 00 00 9f"],offset:1,validateMatch:jr},{pattern:["0a 40 b9","1f 05 00 31","40 01 00 54","00 0e 40 f9",":","fc ff ff","1f fc ff ff","1f 00 00 ff","00 fc ff ff"],offset:1,validateMatch:jr},{pattern:["0a 40 b9","1f 05 00 31","01 34 00 54","e0 03 1f aa",":","fc ff ff","1f fc ff ff","1f 00 00 ff","e0 ff ff ff"],offset:1,validateMatch:jr}],instrument:ef}};function Mr({address:t,size:e}){let n=Instruction.parse(t.or(1)),[r,o]=n.operands,s=o.value.base,i=r.value,l=Instruction.parse(n.next.add(2)),a=ptr(l.operands[0].value),c=l.address.add(l.size),d,f;return l.mnemonic==="beq"?(d=c,f=a):(d=a,f=c),$e(d.or(1),p,{limit:3});function p(u){let{mnemonic:_}=u;if(!(_==="ldr"||_==="ldr.w"))return null;let{base:h,disp:g}=u.operands[1].value;return h===s&&g===20?{methodReg:s,scratchReg:i,target:{whenTrue:a,whenRegularMethod:d,whenRuntimeMethod:f}}:null}}function jr({address:t,size:e}){let[n,r]=Instruction.parse(t).operands,o=r.value.base,s="x"+n.value.substring(1),i=Instruction.parse(t.add(8)),l=ptr(i.operands[0].value),a=t.add(12),c,d;return i.mnemonic==="b.eq"?(c=a,d=l):(c=l,d=a),$e(c,f,{limit:3});function f(p){if(p.mnemonic!=="ldr")return null;let{base:u,disp:_}=p.operands[1].value;return u===o&&_===24?{methodReg:o,scratchReg:s,target:{whenTrue:l,whenRegularMethod:c,whenRuntimeMethod:d}}:null}}function Qu(){if(se()<31)return!1;let t=Ku[Process.arch];if(t===void 0)return!1;let e=t.signatures.map(({pattern:r,offset:o=0,validateMatch:s=Xu})=>({pattern:new MatchPattern(r.join("")),offset:o,validateMatch:s})),n=[];for(let{base:r,size:o}of q().module.enumerateRanges("--x"))for(let{pattern:s,offset:i,validateMatch:l}of e){let a=Memory.scanSync(r,o,s).map(({address:c,size:d})=>({address:c.sub(i),size:d+i})).filter(c=>{let d=l(c);return d===null?!1:(c.validationResult=d,!0)});n.push(...a)}return n.length===0?!1:(n.forEach(t.instrument),!0)}function Xu(){return{}}var hn=class{constructor(e,n,r){this.address=e,this.size=n,this.originalCode=e.readByteArray(n),this.trampoline=r}revert(){Memory.patchCode(this.address,this.size,e=>{e.writeByteArray(this.originalCode)})}};function Yu({address:t,size:e,validationResult:n}){let{methodReg:r,target:o}=n,s=Memory.alloc(Process.pageSize),i=e;Memory.patchCode(s,256,l=>{let a=new ThumbWriter(l,{pc:s}),c=new ThumbRelocator(t,a);for(let _=0;_!==2;_++)c.readOne();c.writeAll(),c.readOne(),c.skipOne(),a.putBCondLabel("eq","runtime_or_replacement_method");let d=[45,237,16,10];a.putBytes(d);let f=["r0","r1","r2","r3"];a.putPushRegs(f),a.putCallAddressWithArguments(ce.replacedMethods.isReplacement,[r]),a.putCmpRegImm("r0",0),a.putPopRegs(f);let p=[189,236,16,10];a.putBytes(p),a.putBCondLabel("ne","runtime_or_replacement_method"),a.putBLabel("regular_method"),c.readOne();let u=c.input.address.equals(o.whenRegularMethod);for(a.putLabel(u?"regular_method":"runtime_or_replacement_method"),c.writeOne();i<10;){let _=c.readOne();if(_===0){i=10;break}i=_}c.writeAll(),a.putBranchAddress(t.add(i+1)),a.putLabel(u?"runtime_or_replacement_method":"regular_method"),a.putBranchAddress(o.whenTrue),a.flush()}),Zr.push(new hn(t,i,s)),Memory.patchCode(t,i,l=>{let a=new ThumbWriter(l,{pc:t});a.putLdrRegAddress("pc",s.or(1)),a.flush()})}function ef({address:t,size:e,validationResult:n}){let{methodReg:r,scratchReg:o,target:s}=n,i=Memory.alloc(Process.pageSize);Memory.patchCode(i,256,l=>{let a=new Arm64Writer(l,{pc:i}),c=new Arm64Relocator(t,a);for(let _=0;_!==2;_++)c.readOne();c.writeAll(),c.readOne(),c.skipOne(),a.putBCondLabel("eq","runtime_or_replacement_method");let d=["d0","d1","d2","d3","d4","d5","d6","d7","x0","x1","x2","x3","x4","x5","x6","x7","x8","x9","x10","x11","x12","x13","x14","x15","x16","x17"],f=d.length;for(let _=0;_!==f;_+=2)a.putPushRegReg(d[_],d[_+1]);a.putCallAddressWithArguments(ce.replacedMethods.isReplacement,[r]),a.putCmpRegReg("x0","xzr");for(let _=f-2;_>=0;_-=2)a.putPopRegReg(d[_],d[_+1]);a.putBCondLabel("ne","runtime_or_replacement_method"),a.putBLabel("regular_method"),c.readOne();let p=c.input,u=p.address.equals(s.whenRegularMethod);a.putLabel(u?"regular_method":"runtime_or_replacement_method"),c.writeOne(),a.putBranchAddress(p.next),a.putLabel(u?"runtime_or_replacement_method":"regular_method"),a.putBranchAddress(s.whenTrue),a.flush()}),Zr.push(new hn(t,e,i)),Memory.patchCode(t,e,l=>{let a=new Arm64Writer(l,{pc:t});a.putLdrRegAddress(o,i),a.putBrReg(o),a.flush()})}function tf(t){return new Xs(t)}function nf(t){return ce.replacedMethods.translate(t)}function Yr(t,e={}){let{limit:n=16}=e,r=t.getEnv();return Rt===null&&(Rt=rf(t,r)),Rt.backtrace(r,n)}function rf(t,e){let n=q(),r=Memory.alloc(Process.pointerSize),o=new CModule(`
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
`,{current_backtrace:Memory.alloc(Process.pointerSize),perform_art_thread_state_transition:r,art_make_context:n["art::Thread::GetLongJumpContext"]??n["art::Context::Create"],art_stack_visitor_init:n["art::StackVisitor::StackVisitor"],art_stack_visitor_walk_stack:n["art::StackVisitor::WalkStack"],art_stack_visitor_get_method:n["art::StackVisitor::GetMethod"],art_stack_visitor_describe_location:n["art::StackVisitor::DescribeLocation"],translate_method:ce.replacedMethods.translate,translate_location:n["art::Monitor::TranslateLocation"],get_class_location:n["art::mirror::Class::GetLocation"],cxx_delete:n.$delete,strtoul:Process.getModuleByName("libc.so").getExportByName("strtoul")}),s=new NativeFunction(o._create,"pointer",["pointer","uint"],ee),i=new NativeFunction(o._destroy,"void",["pointer"],ee),l={exceptions:"propagate",scheduling:"exclusive"},a=new NativeFunction(o._get_id,"pointer",["pointer"],l),c=new NativeFunction(o._get_frames,"pointer",["pointer"],l),d=ri(t,e,o._on_thread_state_transition_complete);o._performData=d,r.writePointer(d),o.backtrace=(p,u)=>{let _=s(p,u),h=new Br(_);return Script.bindWeak(h,f.bind(null,_)),h};function f(p){i(p)}return o.getId=p=>a(p).readUtf8String(),o.getFrames=p=>JSON.parse(c(p).readUtf8String()),o}var Br=class{constructor(e){this.handle=e}get id(){return Rt.getId(this.handle)}get frames(){return Rt.getFrames(this.handle)}};function eo(){fn.forEach(t=>{t.vtablePtr.writePointer(t.vtable),t.vtableCountPtr.writeS32(t.vtableCount)}),fn.clear();for(let t of Ys.splice(0))t.deactivate();for(let t of Zr.splice(0))t.revert()}function to(t){return ti(t,"art::jni::JniIdManager::DecodeMethodId")}function $s(t){return ti(t,"art::jni::JniIdManager::DecodeFieldId")}function ti(t,e){let n=q(),r=Ks(n).offset,o=r.jniIdManager,s=r.jniIdsIndirection;if(o!==null&&s!==null){let i=n.artRuntime;if(i.add(s).readInt()!==Td){let a=i.add(o).readPointer();return n[e](a,t)}}return t}var of={ia32:sf,x64:af,arm:lf,arm64:cf};function sf(t,e,n,r,o){let s=bt(o).offset,i=ve(o).offset,l;return Memory.patchCode(t,128,a=>{let c=new X86Writer(a,{pc:t}),d=new X86Relocator(e,c),f=[15,174,4,36],p=[15,174,12,36];c.putPushax(),c.putMovRegReg("ebp","esp"),c.putAndRegU32("esp",4294967280),c.putSubRegImm("esp",512),c.putBytes(f),c.putMovRegFsU32Ptr("ebx",s.self),c.putCallAddressWithAlignedArguments(ce.replacedMethods.findReplacementFromQuickCode,["eax","ebx"]),c.putTestRegReg("eax","eax"),c.putJccShortLabel("je","restore_registers","no-hint"),c.putMovRegOffsetPtrReg("ebp",7*4,"eax"),c.putLabel("restore_registers"),c.putBytes(p),c.putMovRegReg("esp","ebp"),c.putPopax(),c.putJccShortLabel("jne","invoke_replacement","no-hint");do l=d.readOne();while(l<n&&!d.eoi);d.writeAll(),d.eoi||c.putJmpAddress(e.add(l)),c.putLabel("invoke_replacement"),c.putJmpRegOffsetPtr("eax",i.quickCode),c.flush()}),l}function af(t,e,n,r,o){let s=bt(o).offset,i=ve(o).offset,l;return Memory.patchCode(t,256,a=>{let c=new X86Writer(a,{pc:t}),d=new X86Relocator(e,c),f=[15,174,4,36],p=[15,174,12,36];c.putPushax(),c.putMovRegReg("rbp","rsp"),c.putAndRegU32("rsp",4294967280),c.putSubRegImm("rsp",512),c.putBytes(f),c.putMovRegGsU32Ptr("rbx",s.self),c.putCallAddressWithAlignedArguments(ce.replacedMethods.findReplacementFromQuickCode,["rdi","rbx"]),c.putTestRegReg("rax","rax"),c.putJccShortLabel("je","restore_registers","no-hint"),c.putMovRegOffsetPtrReg("rbp",8*8,"rax"),c.putLabel("restore_registers"),c.putBytes(p),c.putMovRegReg("rsp","rbp"),c.putPopax(),c.putJccShortLabel("jne","invoke_replacement","no-hint");do l=d.readOne();while(l<n&&!d.eoi);d.writeAll(),d.eoi||c.putJmpAddress(e.add(l)),c.putLabel("invoke_replacement"),c.putJmpRegOffsetPtr("rdi",i.quickCode),c.flush()}),l}function lf(t,e,n,r,o){let s=ve(o).offset,i=e.and(Gr),l;return Memory.patchCode(t,128,a=>{let c=new ThumbWriter(a,{pc:t}),d=new ThumbRelocator(i,c),f=[45,237,16,10],p=[189,236,16,10];c.putPushRegs(["r1","r2","r3","r5","r6","r7","r8","r10","r11","lr"]),c.putBytes(f),c.putSubRegRegImm("sp","sp",8),c.putStrRegRegOffset("r0","sp",0),c.putCallAddressWithArguments(ce.replacedMethods.findReplacementFromQuickCode,["r0","r9"]),c.putCmpRegImm("r0",0),c.putBCondLabel("eq","restore_registers"),c.putStrRegRegOffset("r0","sp",0),c.putLabel("restore_registers"),c.putLdrRegRegOffset("r0","sp",0),c.putAddRegRegImm("sp","sp",8),c.putBytes(p),c.putPopRegs(["lr","r11","r10","r8","r7","r6","r5","r3","r2","r1"]),c.putBCondLabel("ne","invoke_replacement");do l=d.readOne();while(l<n&&!d.eoi);d.writeAll(),d.eoi||c.putLdrRegAddress("pc",e.add(l)),c.putLabel("invoke_replacement"),c.putLdrRegRegOffset("pc","r0",s.quickCode),c.flush()}),l}function cf(t,e,n,{availableScratchRegs:r},o){let s=ve(o).offset,i;return Memory.patchCode(t,256,l=>{let a=new Arm64Writer(l,{pc:t}),c=new Arm64Relocator(e,a);a.putPushRegReg("d0","d1"),a.putPushRegReg("d2","d3"),a.putPushRegReg("d4","d5"),a.putPushRegReg("d6","d7"),a.putPushRegReg("x1","x2"),a.putPushRegReg("x3","x4"),a.putPushRegReg("x5","x6"),a.putPushRegReg("x7","x20"),a.putPushRegReg("x21","x22"),a.putPushRegReg("x23","x24"),a.putPushRegReg("x25","x26"),a.putPushRegReg("x27","x28"),a.putPushRegReg("x29","lr"),a.putSubRegRegImm("sp","sp",16),a.putStrRegRegOffset("x0","sp",0),a.putCallAddressWithArguments(ce.replacedMethods.findReplacementFromQuickCode,["x0","x19"]),a.putCmpRegReg("x0","xzr"),a.putBCondLabel("eq","restore_registers"),a.putStrRegRegOffset("x0","sp",0),a.putLabel("restore_registers"),a.putLdrRegRegOffset("x0","sp",0),a.putAddRegRegImm("sp","sp",16),a.putPopRegReg("x29","lr"),a.putPopRegReg("x27","x28"),a.putPopRegReg("x25","x26"),a.putPopRegReg("x23","x24"),a.putPopRegReg("x21","x22"),a.putPopRegReg("x7","x20"),a.putPopRegReg("x5","x6"),a.putPopRegReg("x3","x4"),a.putPopRegReg("x1","x2"),a.putPopRegReg("d6","d7"),a.putPopRegReg("d4","d5"),a.putPopRegReg("d2","d3"),a.putPopRegReg("d0","d1"),a.putBCondLabel("ne","invoke_replacement");do i=c.readOne();while(i<n&&!c.eoi);if(c.writeAll(),!c.eoi){let d=Array.from(r)[0];a.putLdrRegAddress(d,e.add(i)),a.putBrReg(d)}a.putLabel("invoke_replacement"),a.putLdrRegRegOffset("x16","x0",s.quickCode),a.putBrReg("x16"),a.flush()}),i}var df={ia32:Js,x64:Js,arm:uf,arm64:ff};function Js(t,e,n){Memory.patchCode(t,16,r=>{let o=new X86Writer(r,{pc:t});o.putJmpAddress(e),o.flush()})}function uf(t,e,n){let r=t.and(Gr);Memory.patchCode(r,16,o=>{let s=new ThumbWriter(o,{pc:r});s.putLdrRegAddress("pc",e.or(1)),s.flush()})}function ff(t,e,n){Memory.patchCode(t,16,r=>{let o=new Arm64Writer(r,{pc:t});n===16?o.putLdrRegAddress("x16",e):o.putAdrpRegAddress("x16",e),o.putBrReg("x16"),o.flush()})}var pf={ia32:5,x64:16,arm:8,arm64:16},mn=class{constructor(e){this.quickCode=e,this.quickCodeAddress=Process.arch==="arm"?e.and(Gr):e,this.redirectSize=0,this.trampoline=null,this.overwrittenPrologue=null,this.overwrittenPrologueLength=0}_canRelocateCode(e,n){let r=Dr[Process.arch],o=zu[Process.arch],{quickCodeAddress:s}=this,i=new r(s),l=new o(s,i),a;if(Process.arch==="arm64"){let c=new Set(["x16","x17"]);do{let d=l.readOne(),f=new Set(c),{read:p,written:u}=l.input.regsAccessed;for(let _ of[p,u])for(let h of _){let g;h.startsWith("w")?g="x"+h.substring(1):g=h,f.delete(g)}if(f.size===0)break;a=d,c=f}while(a<e&&!l.eoi);n.availableScratchRegs=c}else do a=l.readOne();while(a<e&&!l.eoi);return a>=e}_allocateTrampoline(){ln===null&&(ln=lr(w===4?128:256));let e=pf[Process.arch],n,r,o=1,s={};if(w===4||this._canRelocateCode(e,s))n=e,r={};else{let i;Process.arch==="x64"?(n=5,i=Ld):Process.arch==="arm64"&&(n=8,i=Nd,o=4096),r={near:this.quickCodeAddress,maxDistance:i}}return this.redirectSize=n,this.trampoline=ln.allocateSlice(r,o),s}_destroyTrampoline(){ln.freeSlice(this.trampoline)}activate(e){let n=this._allocateTrampoline(),{trampoline:r,quickCode:o,redirectSize:s}=this,i=of[Process.arch],l=i(r,o,s,n,e);this.overwrittenPrologueLength=l,this.overwrittenPrologue=Memory.dup(this.quickCodeAddress,l);let a=df[Process.arch];a(o,r,s)}deactivate(){let{quickCodeAddress:e,overwrittenPrologueLength:n}=this,r=Dr[Process.arch];Memory.patchCode(e,n,o=>{let s=new r(o,{pc:e}),{overwrittenPrologue:i}=this;s.putBytes(i.readByteArray(n)),s.flush()}),this._destroyTrampoline()}};function hf(t){let e=q(),{module:n,artClassLinker:r}=e;return t.equals(r.quickGenericJniTrampoline)||t.equals(r.quickToInterpreterBridgeTrampoline)||t.equals(r.quickResolutionTrampoline)||t.equals(r.quickImtConflictTrampoline)||t.compare(n.base)>=0&&t.compare(n.base.add(n.size))<0}var zr=class{constructor(e){let n=to(e);this.methodId=n,this.originalMethod=null,this.hookedMethodId=n,this.replacementMethodId=null,this.interceptor=null}replace(e,n,r,o,s){let{kAccCompileDontBother:i,artNterpEntryPoint:l}=s;this.originalMethod=Gs(this.methodId,o);let a=this.originalMethod.accessFlags;if((a&Cd)!==0&&mf()){let u=this.originalMethod.jniCode;this.hookedMethodId=u.add(2*w).readPointer(),this.originalMethod=Gs(this.hookedMethodId,o)}let{hookedMethodId:c}=this,d=gf(c,o);this.replacementMethodId=d,cn(d,{jniCode:e,accessFlags:(a&~(vd|Sd|Ms)|un|i)>>>0,quickCode:s.artClassLinker.quickGenericJniTrampoline,interpreterCode:s.artInterpreterToCompiledCodeBridge},o);let f=qs|kd|Ms;(a&un)===0&&(f|=Id),cn(c,{accessFlags:(a&~f|i)>>>0},o);let p=this.originalMethod.quickCode;if(l!==null&&p.equals(l)&&cn(c,{quickCode:s.artQuickToInterpreterBridge},o),!hf(p)){let u=new mn(p);u.activate(o),this.interceptor=u}ce.replacedMethods.set(c,d),Vu(c,o)}revert(e){let{hookedMethodId:n,interceptor:r}=this;cn(n,this.originalMethod,e),ce.replacedMethods.delete(n),r!==null&&(r.deactivate(),this.interceptor=null)}resolveTarget(e,n,r,o){return this.hookedMethodId}};function mf(){return se()<28}function Gs(t,e){let r=ve(e).offset;return["jniCode","accessFlags","quickCode","interpreterCode"].reduce((o,s)=>{let i=r[s];if(i===void 0)return o;let l=t.add(i),a=s==="accessFlags"?md:_d;return o[s]=a.call(l),o},{})}function cn(t,e,n){let o=ve(n).offset;Object.keys(e).forEach(s=>{let i=o[s];if(i===void 0)return;let l=t.add(i);(s==="accessFlags"?gd:yd).call(l,e[s])})}var Vr=class{constructor(e){this.methodId=e,this.originalMethod=null}replace(e,n,r,o,s){let{methodId:i}=this;this.originalMethod=Memory.dup(i,kr);let l=r.reduce((p,u)=>p+u.size,0);n&&l++;let a=(i.add(js).readU32()|un)>>>0,c=l,d=0,f=l;i.add(js).writeU32(a),i.add(Fd).writeU16(c),i.add(Ud).writeU16(d),i.add(Dd).writeU16(f),i.add(zd).writeU32(_f(i)),s.dvmUseJNIBridge(i,e)}revert(e){Memory.copy(this.methodId,this.originalMethod,kr)}resolveTarget(e,n,r,o){let s=r.handle.add(Ws).readPointer(),i;if(n)i=o.dvmDecodeIndirectRef(s,e.$h);else{let p=e.$borrowClassHandle(r);i=o.dvmDecodeIndirectRef(s,p.value),p.unref(r)}let l;n?l=i.add(Rd).readPointer():l=i;let a=l.toString(16),c=fn.get(a);if(c===void 0){let p=l.add(Od),u=l.add(jd),_=p.readPointer(),h=u.readS32(),g=h*w,y=Memory.alloc(2*g);Memory.copy(y,_,g),p.writePointer(y),c={classObject:l,vtablePtr:p,vtableCountPtr:u,vtable:_,vtableCount:h,shadowVtable:y,shadowVtableCount:h,targetMethods:new Map},fn.set(a,c)}let d=this.methodId.toString(16),f=c.targetMethods.get(d);if(f===void 0){f=Memory.dup(this.originalMethod,kr);let p=c.shadowVtableCount++;c.shadowVtable.add(p*w).writePointer(f),f.add(Pd).writeU16(p),c.vtableCountPtr.writeS32(c.shadowVtableCount),c.targetMethods.set(d,f)}return f}};function _f(t){if(Process.arch!=="ia32")return Os;let e=t.add(Bd).readPointer().readCString();if(e===null||e.length===0||e.length>65535)return Os;let n;switch(e[0]){case"V":n=Vd;break;case"F":n=$d;break;case"D":n=Jd;break;case"J":n=Gd;break;case"Z":case"B":n=Wd;break;case"C":n=qd;break;case"S":n=Zd;break;default:n=Hd;break}let r=0;for(let o=e.length-1;o>0;o--){let s=e[o];r+=s==="D"||s==="J"?2:1}return n<<Kd|r}function gf(t,e){let n=q();if(se()<23){let r=n["art::Thread::CurrentFromGdb"]();return n["art::mirror::Object::Clone"](t,r)}return Memory.dup(t,ve(e).size)}function no(t,e,n){ni(t,e,Rr,n)}function ro(t,e){ni(t,e,Or)}function oo(t,e){let n=q();if(se()<26)throw new Error("This API is only available on Android >= 8.0");Ce(t,e,r=>{n["art::Runtime::DeoptimizeBootImage"](n.artRuntime)})}function ni(t,e,n,r){let o=q();if(se()<24)throw new Error("This API is only available on Android >= 7.0");Ce(t,e,s=>{if(se()<30){if(!o.isJdwpStarted()){let l=yf(o);su.push(l)}o.isDebuggerActive()||o["art::Dbg::GoActive"]();let i=Memory.alloc(8+w);switch(i.writeU32(n),n){case Or:break;case Rr:i.add(8).writePointer(r);break;default:throw new Error("Unsupported deoptimization kind")}o["art::Dbg::RequestDeoptimization"](i),o["art::Dbg::ManageDeoptimization"]()}else{let i=o.artInstrumentation;if(i===null)throw new Error("Unable to find Instrumentation class in ART; please file a bug");let l=o["art::Instrumentation::EnableDeoptimization"];switch(l!==void 0&&(i.add(eu().offset.deoptimizationEnabled).readU8()||l(i)),n){case Or:o["art::Instrumentation::DeoptimizeEverything"](i,Memory.allocUtf8String("frida"));break;case Rr:o["art::Instrumentation::Deoptimize"](i,r);break;default:throw new Error("Unsupported deoptimization kind")}}})}var $r=class{constructor(){let e=Process.getModuleByName("libart.so"),n=e.getExportByName("_ZN3art4JDWP12JdwpAdbState6AcceptEv"),r=e.getExportByName("_ZN3art4JDWP12JdwpAdbState15ReceiveClientFdEv"),o=Hs(),s=Hs();this._controlFd=o[0],this._clientFd=s[0];let i=null;i=Interceptor.attach(n,function(l){let a=l[0];Memory.scanSync(a.add(8252),256,"00 ff ff ff ff 00")[0].address.add(1).writeS32(o[1]),i.detach()}),Interceptor.replace(r,new NativeCallback(function(l){return Interceptor.revert(r),s[1]},"int",["pointer"])),Interceptor.flush(),this._handshakeRequest=this._performHandshake()}async _performHandshake(){let e=new UnixInputStream(this._clientFd,{autoClose:!1}),n=new UnixOutputStream(this._clientFd,{autoClose:!1}),r=[74,68,87,80,45,72,97,110,100,115,104,97,107,101];try{await n.writeAll(r),await e.readAll(r.length)}catch{}}};function yf(t){let e=new $r;t["art::Dbg::SetJdwpAllowed"](1);let n=bf();t["art::Dbg::ConfigureJdwp"](n);let r=t["art::InternalDebuggerControlCallback::StartDebugger"];return r!==void 0?r(NULL):t["art::Dbg::StartJdwp"](),e}function bf(){let t=se()<28?2:3,e=0,n=t,r=!0,o=!1,s=e,i=8+Ft+2,l=Memory.alloc(i);return l.writeU32(n).add(4).writeU8(r?1:0).add(1).writeU8(o?1:0).add(1).add(Ft).writeU16(s),l}function Hs(){Tr===null&&(Tr=new NativeFunction(Process.getModuleByName("libc.so").getExportByName("socketpair"),"int",["int","int","int","pointer"]));let t=Memory.alloc(8);if(Tr(Xd,Yd,0,t)===-1)throw new Error("Unable to create socketpair for JDWP");return[t.readS32(),t.add(4).readS32()]}function Ef(t){let e=cu().offset,n=t.vm.add(e.globalsLock),r=t.vm.add(e.globals),o=t["art::IndirectReferenceTable::Add"],s=t["art::ReaderWriterMutex::ExclusiveLock"],i=t["art::ReaderWriterMutex::ExclusiveUnlock"],l=0;return function(a,c,d){s(n,c);try{return o(r,l,d)}finally{i(n,c)}}}function wf(t){let e=t["art::Thread::DecodeJObject"];if(e===void 0)throw new Error("art::Thread::DecodeJObject is not available; please file a bug");return function(n,r,o){return e(r,o)}}var Sf={ia32:Zs,x64:Zs,arm:vf,arm64:If};function ri(t,e,n){let r=q(),o=e.handle.readPointer(),s,i=r.find("_ZN3art3JNIILb1EE14ExceptionClearEP7_JNIEnv");i!==null?s=i:s=o.add(yn).readPointer();let l,a=r.find("_ZN3art3JNIILb1EE10FatalErrorEP7_JNIEnvPKc");a!==null?l=a:l=o.add(Md).readPointer();let c=Sf[Process.arch];if(c===void 0)throw new Error("Not yet implemented for "+Process.arch);let d=null,f=bt(t).offset,p=f.exception,u=new Set,_=f.isExceptionReportedToInstrumentation;_!==null&&u.add(_);let h=f.throwLocation;h!==null&&(u.add(h),u.add(h+w),u.add(h+2*w));let g=65536,y=Memory.alloc(g);return Memory.patchCode(y,g,E=>{d=c(E,y,s,l,p,u,n)}),d._code=y,d._callback=n,d}function Zs(t,e,n,r,o,s,i){let l={},a=new Set,c=[n];for(;c.length>0;){let h=c.shift();if(Object.values(l).some(({begin:M,end:O})=>h.compare(M)>=0&&h.compare(O)<0))continue;let y=h.toString(),E={begin:h},k=null,A=!1;do{if(h.equals(r)){A=!0;break}let M=Instruction.parse(h);k=M;let O=l[M.address.toString()];if(O!==void 0){delete l[O.begin.toString()],l[y]=O,O.begin=E.begin,E=null;break}let N=null;switch(M.mnemonic){case"jmp":N=ptr(M.operands[0].value),A=!0;break;case"je":case"jg":case"jle":case"jne":case"js":N=ptr(M.operands[0].value);break;case"ret":A=!0;break}N!==null&&(a.add(N.toString()),c.push(N),c.sort((L,S)=>L.compare(S))),h=M.next}while(!A);E!==null&&(E.end=k.address.add(k.size),l[y]=E)}let d=Object.keys(l).map(h=>l[h]);d.sort((h,g)=>h.begin.compare(g.begin));let f=l[n.toString()];d.splice(d.indexOf(f),1),d.unshift(f);let p=new X86Writer(t,{pc:e}),u=!1,_=null;return d.forEach(h=>{let g=h.end.sub(h.begin).toInt32(),y=new X86Relocator(h.begin,p),E;for(;(E=y.readOne())!==0;){let k=y.input,{mnemonic:A}=k,M=k.address.toString();a.has(M)&&p.putLabel(M);let O=!0;switch(A){case"jmp":p.putJmpNearLabel(Ee(k.operands[0])),O=!1;break;case"je":case"jg":case"jle":case"jne":case"js":p.putJccNearLabel(A,Ee(k.operands[0]),"no-hint"),O=!1;break;case"mov":{let[N,L]=k.operands;if(N.type==="mem"&&L.type==="imm"){let S=N.value,C=S.disp;if(C===o&&L.value.valueOf()===0){if(_=S.base,p.putPushfx(),p.putPushax(),p.putMovRegReg("xbp","xsp"),w===4)p.putAndRegU32("esp",4294967280);else{let j=_!=="rdi"?"rdi":"rsi";p.putMovRegU64(j,uint64("0xfffffffffffffff0")),p.putAndRegReg("rsp",j)}p.putCallAddressWithAlignedArguments(i,[_]),p.putMovRegReg("xsp","xbp"),p.putPopax(),p.putPopfx(),u=!0,O=!1}else s.has(C)&&S.base===_&&(O=!1)}break}case"call":{let N=k.operands[0];N.type==="mem"&&N.value.disp===yn&&(w===4?(p.putPopReg("eax"),p.putMovRegRegOffsetPtr("eax","eax",4),p.putPushReg("eax")):p.putMovRegRegOffsetPtr("rdi","rdi",8),p.putCallAddressWithArguments(i,[]),u=!0,O=!1);break}}if(O?y.writeAll():y.skipOne(),E===g)break}y.dispose()}),p.dispose(),u||so(),new NativeFunction(e,"void",["pointer"],ee)}function vf(t,e,n,r,o,s,i){let l={},a=new Set,c=ptr(1).not(),d=[n];for(;d.length>0;){let y=d.shift();if(Object.values(l).some(({begin:C,end:j})=>y.compare(C)>=0&&y.compare(j)<0))continue;let k=y.and(c),A=k.toString(),M=y.and(1),O={begin:k},N=null,L=!1,S=0;do{if(y.equals(r)){L=!0;break}let C=Instruction.parse(y),{mnemonic:j}=C;N=C;let R=y.and(c).toString(),$=l[R];if($!==void 0){delete l[$.begin.toString()],l[A]=$,$.begin=O.begin,O=null;break}let J=S===0,F=null;switch(j){case"b":F=ptr(C.operands[0].value),L=J;break;case"beq.w":case"beq":case"bne":case"bne.w":case"bgt":F=ptr(C.operands[0].value);break;case"cbz":case"cbnz":F=ptr(C.operands[1].value);break;case"pop.w":J&&(L=C.operands.filter(H=>H.value==="pc").length===1);break}switch(j){case"it":S=1;break;case"itt":S=2;break;case"ittt":S=3;break;case"itttt":S=4;break;default:S>0&&S--;break}F!==null&&(a.add(F.toString()),d.push(F.or(M)),d.sort((H,oe)=>H.compare(oe))),y=C.next}while(!L);O!==null&&(O.end=N.address.add(N.size),l[A]=O)}let f=Object.keys(l).map(y=>l[y]);f.sort((y,E)=>y.begin.compare(E.begin));let p=l[n.and(c).toString()];f.splice(f.indexOf(p),1),f.unshift(p);let u=new ThumbWriter(t,{pc:e}),_=!1,h=null,g=null;return f.forEach(y=>{let E=new ThumbRelocator(y.begin,u),k=y.begin,A=y.end,M=0;do{if(E.readOne()===0)throw new Error("Unexpected end of block");let N=E.input;k=N.address,M=N.size;let{mnemonic:L}=N,S=k.toString();a.has(S)&&u.putLabel(S);let C=!0;switch(L){case"b":u.putBLabel(Ee(N.operands[0])),C=!1;break;case"beq.w":u.putBCondLabelWide("eq",Ee(N.operands[0])),C=!1;break;case"bne.w":u.putBCondLabelWide("ne",Ee(N.operands[0])),C=!1;break;case"beq":case"bne":case"bgt":u.putBCondLabelWide(L.substr(1),Ee(N.operands[0])),C=!1;break;case"cbz":{let j=N.operands;u.putCbzRegLabel(j[0].value,Ee(j[1])),C=!1;break}case"cbnz":{let j=N.operands;u.putCbnzRegLabel(j[0].value,Ee(j[1])),C=!1;break}case"str":case"str.w":{let j=N.operands[1].value,v=j.disp;if(v===o){h=j.base;let R=h!=="r4"?"r4":"r5",$=["r0","r1","r2","r3",R,"r9","r12","lr"];u.putPushRegs($),u.putMrsRegReg(R,"apsr-nzcvq"),u.putCallAddressWithArguments(i,[h]),u.putMsrRegReg("apsr-nzcvq",R),u.putPopRegs($),_=!0,C=!1}else s.has(v)&&j.base===h&&(C=!1);break}case"ldr":{let[j,v]=N.operands;if(v.type==="mem"){let R=v.value;R.base[0]==="r"&&R.disp===yn&&(g=j.value)}break}case"blx":N.operands[0].value===g&&(u.putLdrRegRegOffset("r0","r0",4),u.putCallAddressWithArguments(i,["r0"]),_=!0,g=null,C=!1);break}C?E.writeAll():E.skipOne()}while(!k.add(M).equals(A));E.dispose()}),u.dispose(),_||so(),new NativeFunction(e.or(1),"void",["pointer"],ee)}function If(t,e,n,r,o,s,i){let l={},a=new Set,c=[n];for(;c.length>0;){let y=c.shift();if(Object.values(l).some(({begin:N,end:L})=>y.compare(N)>=0&&y.compare(L)<0))continue;let k=y.toString(),A={begin:y},M=null,O=!1;do{if(y.equals(r)){O=!0;break}let N;try{N=Instruction.parse(y)}catch(C){if(y.readU32()===0){O=!0;break}else throw C}M=N;let L=l[N.address.toString()];if(L!==void 0){delete l[L.begin.toString()],l[k]=L,L.begin=A.begin,A=null;break}let S=null;switch(N.mnemonic){case"b":S=ptr(N.operands[0].value),O=!0;break;case"b.eq":case"b.ne":case"b.le":case"b.gt":S=ptr(N.operands[0].value);break;case"cbz":case"cbnz":S=ptr(N.operands[1].value);break;case"tbz":case"tbnz":S=ptr(N.operands[2].value);break;case"ret":O=!0;break}S!==null&&(a.add(S.toString()),c.push(S),c.sort((C,j)=>C.compare(j))),y=N.next}while(!O);A!==null&&(A.end=M.address.add(M.size),l[k]=A)}let d=Object.keys(l).map(y=>l[y]);d.sort((y,E)=>y.begin.compare(E.begin));let f=l[n.toString()];d.splice(d.indexOf(f),1),d.unshift(f);let p=new Arm64Writer(t,{pc:e});p.putBLabel("performTransition");let u=e.add(p.offset);p.putPushAllXRegisters(),p.putCallAddressWithArguments(i,["x0"]),p.putPopAllXRegisters(),p.putRet(),p.putLabel("performTransition");let _=!1,h=null,g=null;return d.forEach(y=>{let E=y.end.sub(y.begin).toInt32(),k=new Arm64Relocator(y.begin,p),A;for(;(A=k.readOne())!==0;){let M=k.input,{mnemonic:O}=M,N=M.address.toString();a.has(N)&&p.putLabel(N);let L=!0;switch(O){case"b":p.putBLabel(Ee(M.operands[0])),L=!1;break;case"b.eq":case"b.ne":case"b.le":case"b.gt":p.putBCondLabel(O.substr(2),Ee(M.operands[0])),L=!1;break;case"cbz":{let S=M.operands;p.putCbzRegLabel(S[0].value,Ee(S[1])),L=!1;break}case"cbnz":{let S=M.operands;p.putCbnzRegLabel(S[0].value,Ee(S[1])),L=!1;break}case"tbz":{let S=M.operands;p.putTbzRegImmLabel(S[0].value,S[1].value.valueOf(),Ee(S[2])),L=!1;break}case"tbnz":{let S=M.operands;p.putTbnzRegImmLabel(S[0].value,S[1].value.valueOf(),Ee(S[2])),L=!1;break}case"str":{let S=M.operands,C=S[0].value,j=S[1].value,v=j.disp;C==="xzr"&&v===o?(h=j.base,p.putPushRegReg("x0","lr"),p.putMovRegReg("x0",h),p.putBlImm(u),p.putPopRegReg("x0","lr"),_=!0,L=!1):s.has(v)&&j.base===h&&(L=!1);break}case"ldr":{let S=M.operands,C=S[1].value;C.base[0]==="x"&&C.disp===yn&&(g=S[0].value);break}case"blr":M.operands[0].value===g&&(p.putLdrRegRegOffset("x0","x0",8),p.putCallAddressWithArguments(i,["x0"]),_=!0,g=null,L=!1);break}if(L?k.writeAll():k.skipOne(),A===E)break}k.dispose()}),p.dispose(),_||so(),new NativeFunction(e,"void",["pointer"],ee)}function so(){throw new Error("Unable to parse ART internals; please file a bug")}function kf(t){let e=t["art::ArtMethod::PrettyMethod"];e!==void 0&&(Interceptor.attach(e.impl,ce.hooks.ArtMethod.prettyMethod),Interceptor.flush())}function Ee(t){return ptr(t.value).toString()}function xf(t,e){return new NativeFunction(t,"pointer",e,ee)}function Af(t,e){let n=new NativeFunction(t,"void",["pointer"].concat(e),ee);return function(){let r=Memory.alloc(w);return n(r,...arguments),r.readPointer()}}function dn(t,e){let{arch:n}=Process;switch(n){case"ia32":case"arm64":{let r;n==="ia32"?r=yt(64,i=>{let l=1+e.length,a=l*4;i.putSubRegImm("esp",a);for(let c=0;c!==l;c++){let d=c*4;i.putMovRegRegOffsetPtr("eax","esp",a+4+d),i.putMovRegOffsetPtrReg("esp",d,"eax")}i.putCallAddress(t),i.putAddRegImm("esp",a-4),i.putRet()}):r=yt(32,i=>{i.putMovRegReg("x8","x0"),e.forEach((l,a)=>{i.putMovRegReg("x"+a,"x"+(a+1))}),i.putLdrRegAddress("x7",t),i.putBrReg("x7")});let o=new NativeFunction(r,"void",["pointer"].concat(e),ee),s=function(...i){o(...i)};return s.handle=r,s.impl=t,s}default:{let r=new NativeFunction(t,"void",["pointer"].concat(e),ee);return r.impl=t,r}}}var _n=class{constructor(){this.handle=Memory.alloc(Ft)}dispose(){let[e,n]=this._getData();n||q().$delete(e)}disposeToString(){let e=this.toString();return this.dispose(),e}toString(){let[e]=this._getData();return e.readUtf8String()}_getData(){let e=this.handle,n=(e.readU8()&1)===0;return[n?e.add(1):e.add(2*w).readPointer(),n]}},Jr=class{$delete(){this.dispose(),q().$delete(this)}constructor(e,n){this.handle=e,this._begin=e,this._end=e.add(w),this._storage=e.add(2*w),this._elementSize=n}init(){this.begin=NULL,this.end=NULL,this.storage=NULL}dispose(){q().$delete(this.begin)}get begin(){return this._begin.readPointer()}set begin(e){this._begin.writePointer(e)}get end(){return this._end.readPointer()}set end(e){this._end.writePointer(e)}get storage(){return this._storage.readPointer()}set storage(e){this._storage.writePointer(e)}get size(){return this.end.sub(this.begin).toInt32()/this._elementSize}},Ut=class t extends Jr{static $new(){let e=new t(q().$new(Qd));return e.init(),e}constructor(e){super(e,w)}get handles(){let e=[],n=this.begin,r=this.end;for(;!n.equals(r);)e.push(n.readPointer()),n=n.add(w);return e}},Cf=0,oi=w,si=oi+4,Tf=-1,gn=class t{$delete(){this.dispose(),q().$delete(this)}constructor(e){this.handle=e,this._link=e.add(Cf),this._numberOfReferences=e.add(oi)}init(e,n){this.link=e,this.numberOfReferences=n}dispose(){}get link(){return new t(this._link.readPointer())}set link(e){this._link.writePointer(e)}get numberOfReferences(){return this._numberOfReferences.readS32()}set numberOfReferences(e){this._numberOfReferences.writeS32(e)}},ii=jf(si),ai=ii+w,Lf=ai+w,Dt=class t extends gn{static $new(e,n){let r=new t(q().$new(Lf));return r.init(e,n),r}constructor(e){super(e),this._self=e.add(ii),this._currentScope=e.add(ai);let o=(64-w-4-4)/4;this._scopeLayout=Pt.layoutForCapacity(o),this._topHandleScopePtr=null}init(e,n){let r=e.add(bt(n).offset.topHandleScope);this._topHandleScopePtr=r,super.init(r.readPointer(),Tf),this.self=e,this.currentScope=Pt.$new(this._scopeLayout),r.writePointer(this)}dispose(){this._topHandleScopePtr.writePointer(this.link);let e;for(;(e=this.currentScope)!==null;){let n=e.link;e.$delete(),this.currentScope=n}}get self(){return this._self.readPointer()}set self(e){this._self.writePointer(e)}get currentScope(){let e=this._currentScope.readPointer();return e.isNull()?null:new Pt(e,this._scopeLayout)}set currentScope(e){this._currentScope.writePointer(e)}newHandle(e){return this.currentScope.newHandle(e)}},Pt=class t extends gn{static $new(e){let n=new t(q().$new(e.size),e);return n.init(),n}constructor(e,n){super(e);let{offset:r}=n;this._refsStorage=e.add(r.refsStorage),this._pos=e.add(r.pos),this._layout=n}init(){super.init(NULL,this._layout.numberOfReferences),this.pos=0}get pos(){return this._pos.readU32()}set pos(e){this._pos.writeU32(e)}newHandle(e){let n=this.pos,r=this._refsStorage.add(n*4);return r.writeS32(e.toInt32()),this.pos=n+1,r}static layoutForCapacity(e){let n=si,r=n+e*4;return{size:r+4,numberOfReferences:e,offset:{refsStorage:n,pos:r}}}},Nf={arm:function(t,e){let n=Process.pageSize,r=Memory.alloc(n);Memory.protect(r,n,"rwx");let o=new NativeCallback(e,"void",["pointer"]);r._onMatchCallback=o;let s=[26625,18947,17041,53505,19202,18200,18288,48896],i=s.length*2,l=i+4,a=l+4;return Memory.patchCode(r,a,function(c){s.forEach((d,f)=>{c.add(f*2).writeU16(d)}),c.add(i).writeS32(t),c.add(l).writePointer(o)}),r.or(1)},arm64:function(t,e){let n=Process.pageSize,r=Memory.alloc(n);Memory.protect(r,n,"rwx");let o=new NativeCallback(e,"void",["pointer"]);r._onMatchCallback=o;let s=[3107979265,402653378,1795293247,1409286241,1476395139,3592355936,3596551104],i=s.length*4,l=i+4,a=l+8;return Memory.patchCode(r,a,function(c){s.forEach((d,f)=>{c.add(f*4).writeU32(d)}),c.add(i).writeS32(t),c.add(l).writePointer(o)}),r}};function io(t,e){return(Nf[Process.arch]||Mf)(t,e)}function Mf(t,e){return new NativeCallback(n=>{n.readS32()===t&&e(n)},"void",["pointer","pointer"])}function jf(t){let e=t%w;return e!==0?t+w-e:t}var Of=4,{pointerSize:Z}=Process,Rf=256,Pf=65536,Ff=131072,Uf=33554432,Df=67108864,Bf=134217728,ot={exceptions:"propagate"},ui=me(Yf),zf=me(tp),Vf=me(Kf),ao=null,lo=!1,Sn=new Map,zt=new Map;function Ue(){return ao===null&&(ao=$f()),ao}function $f(){let t=Process.enumerateModules().filter(a=>/jvm.(dll|dylib|so)$/.test(a.name));if(t.length===0)return null;let e=t[0],n={flavor:"jvm"},r=Process.platform==="windows"?[{module:e,functions:{JNI_GetCreatedJavaVMs:["JNI_GetCreatedJavaVMs","int",["pointer","int","pointer"]],JVM_Sleep:["JVM_Sleep","void",["pointer","pointer","long"]],"VMThread::execute":["VMThread::execute","void",["pointer"]],"Method::size":["Method::size","int",["int"]],"Method::set_native_function":["Method::set_native_function","void",["pointer","pointer","int"]],"Method::clear_native_function":["Method::clear_native_function","void",["pointer"]],"Method::jmethod_id":["Method::jmethod_id","pointer",["pointer"]],"ClassLoaderDataGraph::classes_do":["ClassLoaderDataGraph::classes_do","void",["pointer"]],"NMethodSweeper::sweep_code_cache":["NMethodSweeper::sweep_code_cache","void",[]],"OopMapCache::flush_obsolete_entries":["OopMapCache::flush_obsolete_entries","void",["pointer"]]},variables:{"VM_RedefineClasses::`vftable'":function(a){this.vtableRedefineClasses=a},"VM_RedefineClasses::doit":function(a){this.redefineClassesDoIt=a},"VM_RedefineClasses::doit_prologue":function(a){this.redefineClassesDoItPrologue=a},"VM_RedefineClasses::doit_epilogue":function(a){this.redefineClassesDoItEpilogue=a},"VM_RedefineClasses::allow_nested_vm_operations":function(a){this.redefineClassesAllow=a},"NMethodSweeper::_traversals":function(a){this.traversals=a},"NMethodSweeper::_should_sweep":function(a){this.shouldSweep=a}},optionals:[]}]:[{module:e,functions:{JNI_GetCreatedJavaVMs:["JNI_GetCreatedJavaVMs","int",["pointer","int","pointer"]],_ZN6Method4sizeEb:["Method::size","int",["int"]],_ZN6Method19set_native_functionEPhb:["Method::set_native_function","void",["pointer","pointer","int"]],_ZN6Method21clear_native_functionEv:["Method::clear_native_function","void",["pointer"]],_ZN6Method24restore_unshareable_infoEP10JavaThread:["Method::restore_unshareable_info","void",["pointer","pointer"]],_ZN6Method24restore_unshareable_infoEP6Thread:["Method::restore_unshareable_info","void",["pointer","pointer"]],_ZN6Method11link_methodERK12methodHandleP10JavaThread:["Method::link_method","void",["pointer","pointer","pointer"]],_ZN6Method10jmethod_idEv:["Method::jmethod_id","pointer",["pointer"]],_ZN6Method10clear_codeEv:function(a){let c=new NativeFunction(a,"void",["pointer"],ot);this["Method::clear_code"]=function(d){c(d)}},_ZN6Method10clear_codeEb:function(a){let c=new NativeFunction(a,"void",["pointer","int"],ot),d=0;this["Method::clear_code"]=function(f){c(f,d)}},_ZN18VM_RedefineClasses19mark_dependent_codeEP13InstanceKlass:["VM_RedefineClasses::mark_dependent_code","void",["pointer","pointer"]],_ZN18VM_RedefineClasses20flush_dependent_codeEv:["VM_RedefineClasses::flush_dependent_code","void",[]],_ZN18VM_RedefineClasses20flush_dependent_codeEP13InstanceKlassP6Thread:["VM_RedefineClasses::flush_dependent_code","void",["pointer","pointer","pointer"]],_ZN18VM_RedefineClasses20flush_dependent_codeE19instanceKlassHandleP6Thread:["VM_RedefineClasses::flush_dependent_code","void",["pointer","pointer","pointer"]],_ZN19ResolvedMethodTable21adjust_method_entriesEPb:["ResolvedMethodTable::adjust_method_entries","void",["pointer"]],_ZN15MemberNameTable21adjust_method_entriesEP13InstanceKlassPb:["MemberNameTable::adjust_method_entries","void",["pointer","pointer","pointer"]],_ZN17ConstantPoolCache21adjust_method_entriesEPb:function(a){let c=new NativeFunction(a,"void",["pointer","pointer"],ot);this["ConstantPoolCache::adjust_method_entries"]=function(d,f,p){c(d,p)}},_ZN17ConstantPoolCache21adjust_method_entriesEP13InstanceKlassPb:function(a){let c=new NativeFunction(a,"void",["pointer","pointer","pointer"],ot);this["ConstantPoolCache::adjust_method_entries"]=function(d,f,p){c(d,f,p)}},_ZN20ClassLoaderDataGraph10classes_doEP12KlassClosure:["ClassLoaderDataGraph::classes_do","void",["pointer"]],_ZN20ClassLoaderDataGraph22clean_deallocate_listsEb:["ClassLoaderDataGraph::clean_deallocate_lists","void",["int"]],_ZN10JavaThread27thread_from_jni_environmentEP7JNIEnv_:["JavaThread::thread_from_jni_environment","pointer",["pointer"]],_ZN8VMThread7executeEP12VM_Operation:["VMThread::execute","void",["pointer"]],_ZN11OopMapCache22flush_obsolete_entriesEv:["OopMapCache::flush_obsolete_entries","void",["pointer"]],_ZN14NMethodSweeper11force_sweepEv:["NMethodSweeper::force_sweep","void",[]],_ZN14NMethodSweeper16sweep_code_cacheEv:["NMethodSweeper::sweep_code_cache","void",[]],_ZN14NMethodSweeper17sweep_in_progressEv:["NMethodSweeper::sweep_in_progress","bool",[]],JVM_Sleep:["JVM_Sleep","void",["pointer","pointer","long"]]},variables:{_ZN18VM_RedefineClasses14_the_class_oopE:function(a){this.redefineClass=a},_ZN18VM_RedefineClasses10_the_classE:function(a){this.redefineClass=a},_ZN18VM_RedefineClasses25AdjustCpoolCacheAndVtable8do_klassEP5Klass:function(a){this.doKlass=a},_ZN18VM_RedefineClasses22AdjustAndCleanMetadata8do_klassEP5Klass:function(a){this.doKlass=a},_ZTV18VM_RedefineClasses:function(a){this.vtableRedefineClasses=a},_ZN18VM_RedefineClasses4doitEv:function(a){this.redefineClassesDoIt=a},_ZN18VM_RedefineClasses13doit_prologueEv:function(a){this.redefineClassesDoItPrologue=a},_ZN18VM_RedefineClasses13doit_epilogueEv:function(a){this.redefineClassesDoItEpilogue=a},_ZN18VM_RedefineClassesD0Ev:function(a){this.redefineClassesDispose0=a},_ZN18VM_RedefineClassesD1Ev:function(a){this.redefineClassesDispose1=a},_ZNK18VM_RedefineClasses26allow_nested_vm_operationsEv:function(a){this.redefineClassesAllow=a},_ZNK18VM_RedefineClasses14print_on_errorEP12outputStream:function(a){this.redefineClassesOnError=a},_ZN13InstanceKlass33create_new_default_vtable_indicesEiP10JavaThread:function(a){this.createNewDefaultVtableIndices=a},_ZN13InstanceKlass33create_new_default_vtable_indicesEiP6Thread:function(a){this.createNewDefaultVtableIndices=a},_ZN19Abstract_VM_Version19jre_release_versionEv:function(a){let d=new NativeFunction(a,"pointer",[],ot)().readCString();this.version=d.startsWith("1.8")?8:d.startsWith("9.")?9:parseInt(d.slice(0,2),10),this.versionS=d},_ZN14NMethodSweeper11_traversalsE:function(a){this.traversals=a},_ZN14NMethodSweeper21_sweep_fractions_leftE:function(a){this.fractions=a},_ZN14NMethodSweeper13_should_sweepE:function(a){this.shouldSweep=a}},optionals:["_ZN6Method24restore_unshareable_infoEP10JavaThread","_ZN6Method24restore_unshareable_infoEP6Thread","_ZN6Method11link_methodERK12methodHandleP10JavaThread","_ZN6Method10clear_codeEv","_ZN6Method10clear_codeEb","_ZN18VM_RedefineClasses19mark_dependent_codeEP13InstanceKlass","_ZN18VM_RedefineClasses20flush_dependent_codeEv","_ZN18VM_RedefineClasses20flush_dependent_codeEP13InstanceKlassP6Thread","_ZN18VM_RedefineClasses20flush_dependent_codeE19instanceKlassHandleP6Thread","_ZN19ResolvedMethodTable21adjust_method_entriesEPb","_ZN15MemberNameTable21adjust_method_entriesEP13InstanceKlassPb","_ZN17ConstantPoolCache21adjust_method_entriesEPb","_ZN17ConstantPoolCache21adjust_method_entriesEP13InstanceKlassPb","_ZN20ClassLoaderDataGraph22clean_deallocate_listsEb","_ZN10JavaThread27thread_from_jni_environmentEP7JNIEnv_","_ZN14NMethodSweeper11force_sweepEv","_ZN14NMethodSweeper17sweep_in_progressEv","_ZN18VM_RedefineClasses14_the_class_oopE","_ZN18VM_RedefineClasses10_the_classE","_ZN18VM_RedefineClasses25AdjustCpoolCacheAndVtable8do_klassEP5Klass","_ZN18VM_RedefineClasses22AdjustAndCleanMetadata8do_klassEP5Klass","_ZN18VM_RedefineClassesD0Ev","_ZN18VM_RedefineClassesD1Ev","_ZNK18VM_RedefineClasses14print_on_errorEP12outputStream","_ZN13InstanceKlass33create_new_default_vtable_indicesEiP10JavaThread","_ZN13InstanceKlass33create_new_default_vtable_indicesEiP6Thread","_ZN14NMethodSweeper21_sweep_fractions_leftE"]}],o=[];if(r.forEach(function(a){let c=a.module,d=a.functions||{},f=a.variables||{},p=new Set(a.optionals||[]),u=c.enumerateExports().reduce(function(h,g){return h[g.name]=g,h},{}),_=c.enumerateSymbols().reduce(function(h,g){return h[g.name]=g,h},u);Object.keys(d).forEach(function(h){let g=_[h];if(g!==void 0){let y=d[h];typeof y=="function"?y.call(n,g.address):n[y[0]]=new NativeFunction(g.address,y[1],y[2],ot)}else p.has(h)||o.push(h)}),Object.keys(f).forEach(function(h){let g=_[h];g!==void 0?f[h].call(n,g.address):p.has(h)||o.push(h)})}),o.length>0)throw new Error("Java API only partially available; please file a bug. Missing: "+o.join(", "));let s=Memory.alloc(Z),i=Memory.alloc(Of);if(_e("JNI_GetCreatedJavaVMs",n.JNI_GetCreatedJavaVMs(s,1,i)),i.readInt()===0)return null;n.vm=s.readPointer();let l=Process.platform==="windows"?{$new:["??2@YAPEAX_K@Z","pointer",["ulong"]],$delete:["??3@YAXPEAX@Z","void",["pointer"]]}:{$new:["_Znwm","pointer",["ulong"]],$delete:["_ZdlPv","void",["pointer"]]};for(let[a,[c,d,f]]of Object.entries(l)){let p=Module.findGlobalExportByName(c);if(p===null&&(p=DebugSymbol.fromName(c).address,p.isNull()))throw new Error(`unable to find C++ allocator API, missing: '${c}'`);n[a]=new NativeFunction(p,d,f,ot)}return n.jvmti=Jf(n),n["JavaThread::thread_from_jni_environment"]===void 0&&(n["JavaThread::thread_from_jni_environment"]=Hf(n)),n}function Jf(t){let e=new Fe(t),n;return e.perform(()=>{let r=e.tryGetEnvHandle(nn.v1_0);if(r===null)throw new Error("JVMTI not available");n=new Ve(r,e);let o=Memory.alloc(8);o.writeU64(rn.canTagObjects);let s=n.addCapabilities(o);_e("getEnvJvmti::AddCapabilities",s)}),n}var Gf={x64:Zf};function Hf(t){let e=null,n=Gf[Process.arch];if(n!==void 0){let o=new Fe(t).perform(s=>s.handle.readPointer().add(6*Z).readPointer());e=$e(o,n,{limit:11})}return e===null?()=>{throw new Error("Unable to make thread_from_jni_environment() helper for the current architecture")}:r=>r.add(e)}function Zf(t){if(t.mnemonic!=="lea")return null;let{base:e,disp:n}=t.operands[1].value;return e==="rdi"&&n<0?n:null}function fi(t,e){}var co=class{constructor(e){this.methodId=e,this.method=e.readPointer(),this.originalMethod=null,this.newMethod=null,this.resolved=null,this.impl=null,this.key=e.toString(16)}replace(e,n,r,o,s){let{key:i}=this,l=zt.get(i);l!==void 0&&(zt.delete(i),this.method=l.method,this.originalMethod=l.originalMethod,this.newMethod=l.newMethod,this.resolved=l.resolved),this.impl=e,Sn.set(i,this),li(o)}revert(e){let{key:n}=this;Sn.delete(n),zt.set(n,this),li(e)}resolveTarget(e,n,r,o){let{resolved:s,originalMethod:i,methodId:l}=this;if(s!==null)return s;if(i===null)return l;i.oldMethod.vtableIndexPtr.writeS32(-2);let c=Memory.alloc(Z);return c.writePointer(this.method),this.resolved=c,c}};function li(t){lo||(lo=!0,Script.nextTick(qf,t))}function qf(t){let e=new Map(Sn),n=new Map(zt);Sn.clear(),zt.clear(),lo=!1,t.perform(r=>{let o=Ue(),s=o["JavaThread::thread_from_jni_environment"](r.handle),i=!1;pi(()=>{e.forEach(l=>{let{method:a,originalMethod:c,impl:d,methodId:f,newMethod:p}=l;c===null?(l.originalMethod=mi(a),l.newMethod=Qf(a,d,s),ci(l.newMethod,f,s)):o["Method::set_native_function"](p.method,d,0)}),n.forEach(l=>{let{originalMethod:a,methodId:c,newMethod:d}=l;if(a!==null){Xf(a);let f=a.oldMethod;f.oldMethod=d,ci(f,c,s),i=!0}})}),i&&Wf(r.handle)})}function Wf(t){let{fractions:e,shouldSweep:n,traversals:r,"NMethodSweeper::sweep_code_cache":o,"NMethodSweeper::sweep_in_progress":s,"NMethodSweeper::force_sweep":i,JVM_Sleep:l}=Ue();if(i!==void 0)Thread.sleep(.05),i(),Thread.sleep(.05),i();else{let a=r.readS64(),c=a+2;for(;c>a;)e.writeS32(1),l(t,NULL,50),s()||pi(()=>{Thread.sleep(.05)}),n.readU8()===0&&(e.writeS32(1),o()),a=r.readS64()}}function pi(t,e,n){let{execute:r,vtable:o,vtableSize:s,doItOffset:i,prologueOffset:l,epilogueOffset:a}=Vf(),c=Memory.dup(o,s),d=Memory.alloc(Z*25);d.writePointer(c);let f=new NativeCallback(t,"void",["pointer"]);c.add(i).writePointer(f);let p=null;e!==void 0&&(p=new NativeCallback(e,"int",["pointer"]),c.add(l).writePointer(p));let u=null;n!==void 0&&(u=new NativeCallback(n,"void",["pointer"]),c.add(a).writePointer(u)),r(d)}function Kf(){let{vtableRedefineClasses:t,redefineClassesDoIt:e,redefineClassesDoItPrologue:n,redefineClassesDoItEpilogue:r,redefineClassesOnError:o,redefineClassesAllow:s,redefineClassesDispose0:i,redefineClassesDispose1:l,"VMThread::execute":a}=Ue(),c=t.add(2*Z),d=15*Z,f=Memory.dup(c,d),p=new NativeCallback(()=>{},"void",["pointer"]),u,_,h;for(let g=0;g!==d;g+=Z){let y=f.add(g),E=y.readPointer();o!==void 0&&E.equals(o)||i!==void 0&&E.equals(i)||l!==void 0&&E.equals(l)?y.writePointer(p):E.equals(e)?u=g:E.equals(n)?(_=g,y.writePointer(s)):E.equals(r)&&(h=g,y.writePointer(p))}return{execute:a,emptyCallback:p,vtable:f,vtableSize:d,doItOffset:u,prologueOffset:_,epilogueOffset:h}}function hi(t){return new co(t)}function ci(t,e,n){let{method:r,oldMethod:o}=t,s=Ue();t.methodsArray.add(t.methodIndex*Z).writePointer(r),t.vtableIndex>=0&&t.vtable.add(t.vtableIndex*Z).writePointer(r),e.writePointer(r),o.accessFlagsPtr.writeU32((o.accessFlags|Pf|Ff)>>>0);let i=s["OopMapCache::flush_obsolete_entries"];if(i!==void 0){let{oopMapCache:_}=t;_.isNull()||i(_)}let l=s["VM_RedefineClasses::mark_dependent_code"],a=s["VM_RedefineClasses::flush_dependent_code"];l!==void 0?(l(NULL,t.instanceKlass),a()):a(NULL,t.instanceKlass,n);let c=Memory.alloc(1);c.writeU8(1),s["ConstantPoolCache::adjust_method_entries"](t.cache,t.instanceKlass,c);let d=Memory.alloc(3*Z),f=Memory.alloc(Z);f.writePointer(s.doKlass),d.writePointer(f),d.add(Z).writePointer(n),d.add(2*Z).writePointer(n),s.redefineClass!==void 0&&s.redefineClass.writePointer(t.instanceKlass),s["ClassLoaderDataGraph::classes_do"](d);let p=s["ResolvedMethodTable::adjust_method_entries"];if(p!==void 0)p(c);else{let{memberNames:_}=t;if(!_.isNull()){let h=s["MemberNameTable::adjust_method_entries"];h!==void 0&&h(_,t.instanceKlass,c)}}let u=s["ClassLoaderDataGraph::clean_deallocate_lists"];u!==void 0&&u(0)}function Qf(t,e,n){let r=Ue(),o=mi(t);o.constPtr.writePointer(o.const);let s=(o.accessFlags|Rf|Uf|Df|Bf)>>>0;if(o.accessFlagsPtr.writeU32(s),o.signatureHandler.writePointer(NULL),o.adapter.writePointer(NULL),o.i2iEntry.writePointer(NULL),r["Method::clear_code"](o.method),o.dataPtr.writePointer(NULL),o.countersPtr.writePointer(NULL),o.stackmapPtr.writePointer(NULL),r["Method::clear_native_function"](o.method),r["Method::set_native_function"](o.method,e,0),r["Method::restore_unshareable_info"](o.method,n),r.version>=17){let i=Memory.alloc(2*Z);i.writePointer(o.method),i.add(Z).writePointer(n),r["Method::link_method"](o.method,i,n)}return o}function mi(t){let e=ui(),n=t.add(e.method.constMethodOffset).readPointer(),r=n.add(e.constMethod.sizeOffset).readS32()*Z,o=Memory.alloc(r+e.method.size);Memory.copy(o,n,r);let s=o.add(r);Memory.copy(s,t,e.method.size);let i=di(s,o,r),l=di(t,n,r);return i.oldMethod=l,i}function di(t,e,n){let r=Ue(),o=ui(),s=t.add(o.method.constMethodOffset),i=t.add(o.method.methodDataOffset),l=t.add(o.method.methodCountersOffset),a=t.add(o.method.accessFlagsOffset),c=a.readU32(),d=o.getAdapterPointer(t,e),f=t.add(o.method.i2iEntryOffset),p=t.add(o.method.signatureHandlerOffset),u=e.add(o.constMethod.constantPoolOffset).readPointer(),_=e.add(o.constMethod.stackmapDataOffset),h=u.add(o.constantPool.instanceKlassOffset).readPointer(),g=u.add(o.constantPool.cacheOffset).readPointer(),y=zf(),E=h.add(y.methodsOffset).readPointer(),k=E.readS32(),A=E.add(Z),M=e.add(o.constMethod.methodIdnumOffset).readU16(),O=t.add(o.method.vtableIndexOffset),N=O.readS32(),L=h.add(y.vtableOffset),S=h.add(y.oopMapCacheOffset).readPointer(),C=r.version>=10?h.add(y.memberNamesOffset).readPointer():NULL;return{method:t,methodSize:o.method.size,const:e,constSize:n,constPtr:s,dataPtr:i,countersPtr:l,stackmapPtr:_,instanceKlass:h,methodsArray:A,methodsCount:k,methodIndex:M,vtableIndex:N,vtableIndexPtr:O,vtable:L,accessFlags:c,accessFlagsPtr:a,adapter:d,i2iEntry:f,signatureHandler:p,memberNames:C,cache:g,oopMapCache:S}}function Xf(t){let{oldMethod:e}=t;e.accessFlagsPtr.writeU32(e.accessFlags),e.vtableIndexPtr.writeS32(e.vtableIndex)}function Yf(){let t=Ue(),{version:e}=t,n;e>=17?n="method:early":e>=9&&e<=16?n="const-method":n="method:late";let o=t["Method::size"](1)*Z,s=Z,i=2*Z,l=3*Z,a=4*Z,c=n==="method:early"?Z:0,d=a+c,f=d+4,p=f+4+8,u=p+Z,_=c!==0?a:u,h=o-2*Z,g=o-Z,y=8,E=y+Z,k=E+Z,A=n==="const-method"?Z:0,M=k+A,O=M+14,N=2*Z,L=3*Z;return{getAdapterPointer:A!==0?function(C,j){return j.add(k)}:function(C,j){return C.add(_)},method:{size:o,constMethodOffset:s,methodDataOffset:i,methodCountersOffset:l,accessFlagsOffset:d,vtableIndexOffset:f,i2iEntryOffset:p,nativeFunctionOffset:h,signatureHandlerOffset:g},constMethod:{constantPoolOffset:y,stackmapDataOffset:E,sizeOffset:M,methodIdnumOffset:O},constantPool:{cacheOffset:N,instanceKlassOffset:L}}}var ep={x64:np};function tp(){let{version:t,createNewDefaultVtableIndices:e}=Ue(),n=ep[Process.arch];if(n===void 0)throw new Error(`Missing vtable offset parser for ${Process.arch}`);let r=$e(e,n,{limit:32});if(r===null)throw new Error("Unable to deduce vtable offset");let o=t>=10&&t<=11||t>=15?17:18,s=r-7*Z,i=r-17*Z,l=r-o*Z;return{vtableOffset:r,methodsOffset:s,memberNamesOffset:i,oopMapCacheOffset:l}}function np(t){if(t.mnemonic!=="mov")return null;let e=t.operands[0];if(e.type!=="mem")return null;let{value:n}=e;if(n.scale!==1)return null;let{disp:r}=n;return r<256?null:r+16}var _i=q;try{Bt()}catch{_i=Ue}var Vt=_i;var rp=`#include <json-glib/json-glib.h>
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
`,op=/(.+)!([^/]+)\/?([isu]+)?/,Te=null,yi=null,st=class t{static build(e,n){return gi(n),yi(e,n,r=>new t(Te.new(e,r,n)))}static enumerateMethods(e,n,r){gi(r);let o=e.match(op);if(o===null)throw new Error("Invalid query; format is: class!method -- see documentation of Java.enumerateMethods(query) for details");let s=Memory.allocUtf8String(o[1]),i=Memory.allocUtf8String(o[2]),l=!1,a=!1,c=!1,d=o[3];d!==void 0&&(l=d.indexOf("s")!==-1,a=d.indexOf("i")!==-1,c=d.indexOf("u")!==-1);let f;if(n.jvmti!==null){let p=Te.enumerateMethodsJvm(s,i,Et(l),Et(a),Et(c),r);try{f=JSON.parse(p.readUtf8String()).map(u=>{let _=ptr(u.loader);return u.loader=_.isNull()?null:_,u})}finally{Te.dealloc(p)}}else Ce(r.vm,r,p=>{let u=Te.enumerateMethodsArt(s,i,Et(l),Et(a),Et(c));try{let _=n["art::JavaVMExt::AddGlobalRef"],{vm:h}=n;f=JSON.parse(u.readUtf8String()).map(g=>{let y=g.loader;return g.loader=y!==0?_(h,p,ptr(y)):null,g})}finally{Te.dealloc(u)}});return f}constructor(e){this.handle=e}has(e){return Te.has(this.handle,Memory.allocUtf8String(e))!==0}find(e){return Te.find(this.handle,Memory.allocUtf8String(e)).readUtf8String()}list(){let e=Te.list(this.handle);try{return JSON.parse(e.readUtf8String())}finally{Te.dealloc(e)}}};function gi(t){Te===null&&(Te=sp(t),yi=ip(Te,t.vm))}function sp(t){let e=Vt(),{jvmti:n=null}=e,{pointerSize:r}=Process,o=8,s=r,i=7*r,l=10*4+5*r,a=o+s+i+l,d=Memory.alloc(a),f=d.add(o),p=f.add(s),{getDeclaredMethods:u,getDeclaredFields:_}=t.javaLangClass(),h=t.javaLangReflectMethod(),g=t.javaLangReflectField(),y=p;[n!==null?n:NULL,u,_,h.getName,h.getModifiers,g.getName,g.getModifiers].forEach(N=>{y=y.writePointer(N).add(r)});let E=p.add(i),{vm:k}=t;if(e.flavor==="art"){let N;if(n!==null)N=[0,0,0,0];else{let j=qr(k).offset;N=[j.ifields,j.methods,j.sfields,j.copiedMethodsOffset]}let L=ve(k),S=bn(k),C=E;[1,...N,L.size,L.offset.accessFlags,S.size,S.offset.accessFlags,4294967295].forEach(j=>{C=C.writeUInt(j).add(4)}),[e.artClassLinker.address,e["art::ClassLinker::VisitClasses"],e["art::mirror::Class::GetDescriptor"],e["art::ArtMethod::PrettyMethod"],Process.getModuleByName("libc.so").getExportByName("free")].forEach((j,v)=>{j===void 0&&(j=NULL),C=C.writePointer(j).add(r)})}let A=new CModule(rp,{lock:d,models:f,java_api:p,art_api:E}),M={exceptions:"propagate"},O={exceptions:"propagate",scheduling:"exclusive"};return{handle:A,new:new NativeFunction(A.model_new,"pointer",["pointer","pointer","pointer"],M),has:new NativeFunction(A.model_has,"bool",["pointer","pointer"],O),find:new NativeFunction(A.model_find,"pointer",["pointer","pointer"],O),list:new NativeFunction(A.model_list,"pointer",["pointer"],O),enumerateMethodsArt:new NativeFunction(A.enumerate_methods_art,"pointer",["pointer","pointer","bool","bool","bool"],M),enumerateMethodsJvm:new NativeFunction(A.enumerate_methods_jvm,"pointer",["pointer","pointer","bool","bool","bool","pointer"],M),dealloc:new NativeFunction(A.dealloc,"void",["pointer"],O)}}function ip(t,e){let n=Vt();if(n.flavor!=="art")return ap;let r=n["art::JavaVMExt::DecodeGlobal"];return function(o,s,i){let l;return Ce(e,s,a=>{let c=r(e,a,o);l=i(c)}),l}}function ap(t,e,n){return n(NULL)}function Et(t){return t?1:0}var $t=class{constructor(e,n){this.items=new Map,this.capacity=e,this.destroy=n}dispose(e){let{items:n,destroy:r}=this;n.forEach(o=>{r(o,e)}),n.clear()}get(e){let{items:n}=this,r=n.get(e);return r!==void 0&&(n.delete(e),n.set(e,r)),r}set(e,n,r){let{items:o}=this,s=o.get(e);if(s!==void 0)o.delete(e),this.destroy(s,r);else if(o.size===this.capacity){let i=o.keys().next().value,l=o.get(i);o.delete(i),this.destroy(l,r)}o.set(e,n)}};var Jt=1,po=256,bi=65536,lp=305419896,Ei=32,wi=12,Si=8,vi=8,Ii=4,ki=4,xi=12,cp=0,dp=1,up=2,fp=3,pp=4,hp=5,mp=6,_p=4096,gp=4097,yp=4099,bp=8192,Ep=8193,wp=8194,Sp=8195,vp=8196,Ip=8198,kp=24,xp=28,Ap=2,Cp=24,Ai=m.from([3,0,7,14,0]),uo="Ldalvik/annotation/Throws;",Tp=m.from([0]);function Lp(t){let e=new ho,n=Object.assign({},t);return e.addClass(n),e.build()}var ho=class{constructor(){this.classes=[]}addClass(e){this.classes.push(e)}build(){let e=jp(this.classes),{classes:n,interfaces:r,fields:o,methods:s,protos:i,parameters:l,annotationDirectories:a,annotationSets:c,throwsAnnotations:d,types:f,strings:p}=e,u=0,_=0,h=8,g=12,y=20,E=112;u+=E;let k=u,A=p.length*ki;u+=A;let M=u,O=f.length*Ii;u+=O;let N=u,L=i.length*wi;u+=L;let S=u,C=o.length*Si;u+=C;let j=u,v=s.length*vi;u+=v;let R=u,$=n.length*Ei;u+=$;let J=u,F=c.map(x=>{let P=u;return x.offset=P,u+=4+x.items.length*4,P}),H=n.reduce((x,P)=>(P.classData.constructorMethods.forEach(Q=>{let[,Y,X]=Q;(Y&po)===0&&X>=0&&(Q.push(u),x.push({offset:u,superConstructor:X}),u+=Cp)}),x),[]);a.forEach(x=>{x.offset=u,u+=16+x.methods.length*8});let oe=r.map(x=>{u=fo(u,4);let P=u;return x.offset=P,u+=4+2*x.types.length,P}),ae=l.map(x=>{u=fo(u,4);let P=u;return x.offset=P,u+=4+2*x.types.length,P}),pe=[],ne=p.map(x=>{let P=u,G=m.from(Ie(x.length)),Q=m.from(x,"utf8"),Y=m.concat([G,Q,Tp]);return pe.push(Y),u+=Y.length,P}),de=H.map(x=>{let P=u;return u+=Ai.length,P}),re=d.map(x=>{let P=Mp(x);return x.offset=u,u+=P.length,P}),le=n.map((x,P)=>{x.classData.offset=u;let G=Np(x);return u+=G.length,G}),Re=0,Ct=0;u=fo(u,4);let K=u,we=r.length+l.length,Be=4+(o.length>0?1:0)+2+c.length+H.length+a.length+(we>0?1:0)+1+de.length+d.length+n.length+1,et=4+Be*xi;u+=et;let Ze=u-J,ht=u,I=m.alloc(ht);I.write(`dex
035`),I.writeUInt32LE(ht,32),I.writeUInt32LE(E,36),I.writeUInt32LE(lp,40),I.writeUInt32LE(Re,44),I.writeUInt32LE(Ct,48),I.writeUInt32LE(K,52),I.writeUInt32LE(p.length,56),I.writeUInt32LE(k,60),I.writeUInt32LE(f.length,64),I.writeUInt32LE(M,68),I.writeUInt32LE(i.length,72),I.writeUInt32LE(N,76),I.writeUInt32LE(o.length,80),I.writeUInt32LE(o.length>0?S:0,84),I.writeUInt32LE(s.length,88),I.writeUInt32LE(j,92),I.writeUInt32LE(n.length,96),I.writeUInt32LE(R,100),I.writeUInt32LE(Ze,104),I.writeUInt32LE(J,108),ne.forEach((x,P)=>{I.writeUInt32LE(x,k+P*ki)}),f.forEach((x,P)=>{I.writeUInt32LE(x,M+P*Ii)}),i.forEach((x,P)=>{let[G,Q,Y]=x,X=N+P*wi;I.writeUInt32LE(G,X),I.writeUInt32LE(Q,X+4),I.writeUInt32LE(Y!==null?Y.offset:0,X+8)}),o.forEach((x,P)=>{let[G,Q,Y]=x,X=S+P*Si;I.writeUInt16LE(G,X),I.writeUInt16LE(Q,X+2),I.writeUInt32LE(Y,X+4)}),s.forEach((x,P)=>{let[G,Q,Y]=x,X=j+P*vi;I.writeUInt16LE(G,X),I.writeUInt16LE(Q,X+2),I.writeUInt32LE(Y,X+4)}),n.forEach((x,P)=>{let{interfaces:G,annotationsDirectory:Q}=x,Y=G!==null?G.offset:0,X=Q!==null?Q.offset:0,Tt=0,xe=R+P*Ei;I.writeUInt32LE(x.index,xe),I.writeUInt32LE(x.accessFlags,xe+4),I.writeUInt32LE(x.superClassIndex,xe+8),I.writeUInt32LE(Y,xe+12),I.writeUInt32LE(x.sourceFileIndex,xe+16),I.writeUInt32LE(X,xe+20),I.writeUInt32LE(x.classData.offset,xe+24),I.writeUInt32LE(Tt,xe+28)}),c.forEach((x,P)=>{let{items:G}=x,Q=F[P];I.writeUInt32LE(G.length,Q),G.forEach((Y,X)=>{I.writeUInt32LE(Y.offset,Q+4+X*4)})}),H.forEach((x,P)=>{let{offset:G,superConstructor:Q}=x,Y=1,X=1,Tt=1,xe=0,Yt=4;I.writeUInt16LE(Y,G),I.writeUInt16LE(X,G+2),I.writeUInt16LE(Tt,G+4),I.writeUInt16LE(xe,G+6),I.writeUInt32LE(de[P],G+8),I.writeUInt32LE(Yt,G+12),I.writeUInt16LE(4208,G+16),I.writeUInt16LE(Q,G+18),I.writeUInt16LE(0,G+20),I.writeUInt16LE(14,G+22)}),a.forEach(x=>{let P=x.offset,G=0,Q=0,Y=x.methods.length,X=0;I.writeUInt32LE(G,P),I.writeUInt32LE(Q,P+4),I.writeUInt32LE(Y,P+8),I.writeUInt32LE(X,P+12),x.methods.forEach((Tt,xe)=>{let Yt=P+16+xe*8,[il,al]=Tt;I.writeUInt32LE(il,Yt),I.writeUInt32LE(al.offset,Yt+4)})}),r.forEach((x,P)=>{let G=oe[P];I.writeUInt32LE(x.types.length,G),x.types.forEach((Q,Y)=>{I.writeUInt16LE(Q,G+4+Y*2)})}),l.forEach((x,P)=>{let G=ae[P];I.writeUInt32LE(x.types.length,G),x.types.forEach((Q,Y)=>{I.writeUInt16LE(Q,G+4+Y*2)})}),pe.forEach((x,P)=>{x.copy(I,ne[P])}),de.forEach(x=>{Ai.copy(I,x)}),re.forEach((x,P)=>{x.copy(I,d[P].offset)}),le.forEach((x,P)=>{x.copy(I,n[P].classData.offset)}),I.writeUInt32LE(Be,K);let he=[[cp,1,_],[dp,p.length,k],[up,f.length,M],[fp,i.length,N]];o.length>0&&he.push([pp,o.length,S]),he.push([hp,s.length,j]),he.push([mp,n.length,R]),c.forEach((x,P)=>{he.push([yp,x.items.length,F[P]])}),H.forEach(x=>{he.push([Ep,1,x.offset])}),a.forEach(x=>{he.push([Ip,1,x.offset])}),we>0&&he.push([gp,we,oe.concat(ae)[0]]),he.push([wp,p.length,ne[0]]),de.forEach(x=>{he.push([Sp,1,x])}),d.forEach(x=>{he.push([vp,1,x.offset])}),n.forEach(x=>{he.push([bp,1,x.classData.offset])}),he.push([_p,1,K]),he.forEach((x,P)=>{let[G,Q,Y]=x,X=K+4+P*xi;I.writeUInt16LE(G,X),I.writeUInt32LE(Q,X+4),I.writeUInt32LE(Y,X+8)});let cs=new Checksum("sha1");return cs.update(I.slice(g+y)),m.from(cs.getDigest()).copy(I,g),I.writeUInt32LE(Dp(I,g),h),I}};function Np(t){let{instanceFields:e,constructorMethods:n,virtualMethods:r}=t.classData;return m.from([0].concat(Ie(e.length)).concat(Ie(n.length)).concat(Ie(r.length)).concat(e.reduce((s,[i,l])=>s.concat(Ie(i)).concat(Ie(l)),[])).concat(n.reduce((s,[i,l,,a])=>s.concat(Ie(i)).concat(Ie(l)).concat(Ie(a||0)),[])).concat(r.reduce((s,[i,l])=>s.concat(Ie(i)).concat(Ie(l)).concat([0]),[])))}function Mp(t){let{thrownTypes:e}=t;return m.from([Ap].concat(Ie(t.type)).concat([1]).concat(Ie(t.value)).concat([xp,e.length]).concat(e.reduce((n,r)=>(n.push(kp,r),n),[])))}function jp(t){let e=new Set,n=new Set,r={},o=[],s=[],i={},l=new Set,a=new Set;t.forEach(v=>{let{name:R,superClass:$,sourceFileName:J}=v;e.add("this"),e.add(R),n.add(R),e.add($),n.add($),e.add(J),v.interfaces.forEach(F=>{e.add(F),n.add(F)}),v.fields.forEach(F=>{let[H,oe]=F;e.add(H),e.add(oe),n.add(oe),o.push([v.name,oe,H])}),v.methods.some(([F])=>F==="<init>")||(v.methods.unshift(["<init>","V",[]]),l.add(R)),v.methods.forEach(F=>{let[H,oe,ae,pe=[],ne]=F;e.add(H);let de=c(oe,ae),re=null;if(pe.length>0){let le=pe.slice();le.sort(),re=le.join("|");let Re=i[re];Re===void 0&&(Re={id:re,types:le},i[re]=Re),e.add(uo),n.add(uo),pe.forEach(Ct=>{e.add(Ct),n.add(Ct)}),e.add("value")}if(s.push([v.name,de,H,re,ne]),H==="<init>"){a.add(R+"|"+de);let le=$+"|"+de;l.has(R)&&!a.has(le)&&(s.push([$,de,H,null,0]),a.add(le))}})});function c(v,R){let $=[v].concat(R),J=$.join("|");if(r[J]!==void 0)return J;e.add(v),n.add(v),R.forEach(H=>{e.add(H),n.add(H)});let F=$.map(Up).join("");return e.add(F),r[J]=[J,F,v,R],J}let d=Array.from(e);d.sort();let f=d.reduce((v,R,$)=>(v[R]=$,v),{}),p=Array.from(n).map(v=>f[v]);p.sort(Ci);let u=p.reduce((v,R,$)=>(v[d[R]]=$,v),{}),_=Object.keys(r).map(v=>r[v]);_.sort(Rp);let h={},g=_.map(v=>{let[,R,$,J]=v,F;if(J.length>0){let H=J.join("|");F=h[H],F===void 0&&(F={types:J.map(oe=>u[oe]),offset:-1},h[H]=F)}else F=null;return[f[R],u[$],F]}),y=_.reduce((v,R,$)=>{let[J]=R;return v[J]=$,v},{}),E=Object.keys(h).map(v=>h[v]),k=o.map(v=>{let[R,$,J]=v;return[u[R],u[$],f[J]]});k.sort(Pp);let A=s.map(v=>{let[R,$,J,F,H]=v;return[u[R],y[$],f[J],F,H]});A.sort(Fp);let M=Object.keys(i).map(v=>i[v]).map(v=>({id:v.id,type:u[uo],value:f.value,thrownTypes:v.types.map(R=>u[R]),offset:-1})),O=M.map(v=>({id:v.id,items:[v],offset:-1})),N=O.reduce((v,R,$)=>(v[R.id]=$,v),{}),L={},S=[],C=t.map(v=>{let R=u[v.name],$=Jt,J=u[v.superClass],F,H=v.interfaces.map(K=>u[K]);if(H.length>0){H.sort(Ci);let K=H.join("|");F=L[K],F===void 0&&(F={types:H,offset:-1},L[K]=F)}else F=null;let oe=f[v.sourceFileName],ae=A.reduce((K,we,Be)=>{let[et,Ze,ht,I,he]=we;return et===R&&K.push([Be,ht,I,Ze,he]),K},[]),pe=null,ne=ae.filter(([,,K])=>K!==null).map(([K,,we])=>[K,O[N[we]]]);ne.length>0&&(pe={methods:ne,offset:-1},S.push(pe));let de=k.reduce((K,we,Be)=>{let[et]=we;return et===R&&K.push([Be>0?1:0,Jt]),K},[]),re=f["<init>"],le=ae.filter(([,K])=>K===re).map(([K,,,we])=>{if(l.has(v.name)){let Be=-1,et=A.length;for(let Ze=0;Ze!==et;Ze++){let[ht,I,he]=A[Ze];if(ht===J&&he===re&&I===we){Be=Ze;break}}return[K,Jt|bi,Be]}else return[K,Jt|bi|po,-1]}),Re=Op(ae.filter(([,K])=>K!==re).map(([K,,,,we])=>[K,we|Jt|po]));return{index:R,accessFlags:$,superClassIndex:J,interfaces:F,sourceFileIndex:oe,annotationsDirectory:pe,classData:{instanceFields:de,constructorMethods:le,virtualMethods:Re,offset:-1}}}),j=Object.keys(L).map(v=>L[v]);return{classes:C,interfaces:j,fields:k,methods:A,protos:g,parameters:E,annotationDirectories:S,annotationSets:O,throwsAnnotations:M,types:p,strings:d}}function Op(t){let e=0;return t.map(([n,r],o)=>{let s;return o===0?s=[n,r]:s=[n-e,r],e=n,s})}function Ci(t,e){return t-e}function Rp(t,e){let[,,n,r]=t,[,,o,s]=e;if(n<o)return-1;if(n>o)return 1;let i=r.join("|"),l=s.join("|");return i<l?-1:i>l?1:0}function Pp(t,e){let[n,r,o]=t,[s,i,l]=e;return n!==s?n-s:o!==l?o-l:r-i}function Fp(t,e){let[n,r,o]=t,[s,i,l]=e;return n!==s?n-s:o!==l?o-l:r-i}function Up(t){let e=t[0];return e==="L"||e==="["?"L":t}function Ie(t){if(t<=127)return[t];let e=[],n=!1;do{let r=t&127;t>>=7,n=t!==0,n&&(r|=128),e.push(r)}while(n);return e}function fo(t,e){let n=t%e;return n===0?t:t+e-n}function Dp(t,e){let n=1,r=0,o=t.length;for(let s=e;s<o;s++)n=(n+t[s])%65521,r=(r+n)%65521;return(r<<16|n)>>>0}var Ti=Lp;var Bp=1,mo=null,Li=null;function Ni(t){mo=t}function _o(t,e,n){let r=wt(t);return r===null&&(t.indexOf("[")===0?r=go(t,e,n):(t[0]==="L"&&t[t.length-1]===";"&&(t=t.substring(1,t.length-1)),r=Vp(t,e,n))),Object.assign({className:t},r)}var Mi={boolean:{name:"Z",type:"uint8",size:1,byteSize:1,defaultValue:!1,isCompatible(t){return typeof t=="boolean"},fromJni(t){return!!t},toJni(t){return t?1:0},read(t){return t.readU8()},write(t,e){t.writeU8(e)},toString(){return this.name}},byte:{name:"B",type:"int8",size:1,byteSize:1,defaultValue:0,isCompatible(t){return Number.isInteger(t)&&t>=-128&&t<=127},fromJni:Le,toJni:Le,read(t){return t.readS8()},write(t,e){t.writeS8(e)},toString(){return this.name}},char:{name:"C",type:"uint16",size:1,byteSize:2,defaultValue:0,isCompatible(t){if(typeof t!="string"||t.length!==1)return!1;let e=t.charCodeAt(0);return e>=0&&e<=65535},fromJni(t){return String.fromCharCode(t)},toJni(t){return t.charCodeAt(0)},read(t){return t.readU16()},write(t,e){t.writeU16(e)},toString(){return this.name}},short:{name:"S",type:"int16",size:1,byteSize:2,defaultValue:0,isCompatible(t){return Number.isInteger(t)&&t>=-32768&&t<=32767},fromJni:Le,toJni:Le,read(t){return t.readS16()},write(t,e){t.writeS16(e)},toString(){return this.name}},int:{name:"I",type:"int32",size:1,byteSize:4,defaultValue:0,isCompatible(t){return Number.isInteger(t)&&t>=-2147483648&&t<=2147483647},fromJni:Le,toJni:Le,read(t){return t.readS32()},write(t,e){t.writeS32(e)},toString(){return this.name}},long:{name:"J",type:"int64",size:2,byteSize:8,defaultValue:0,isCompatible(t){return typeof t=="number"||t instanceof Int64},fromJni:Le,toJni:Le,read(t){return t.readS64()},write(t,e){t.writeS64(e)},toString(){return this.name}},float:{name:"F",type:"float",size:1,byteSize:4,defaultValue:0,isCompatible(t){return typeof t=="number"},fromJni:Le,toJni:Le,read(t){return t.readFloat()},write(t,e){t.writeFloat(e)},toString(){return this.name}},double:{name:"D",type:"double",size:2,byteSize:8,defaultValue:0,isCompatible(t){return typeof t=="number"},fromJni:Le,toJni:Le,read(t){return t.readDouble()},write(t,e){t.writeDouble(e)},toString(){return this.name}},void:{name:"V",type:"void",size:0,byteSize:0,defaultValue:void 0,isCompatible(t){return t===void 0},fromJni(){},toJni(){return NULL},toString(){return this.name}}},zp=new Set(Object.values(Mi).map(t=>t.name));function wt(t){let e=Mi[t];return e!==void 0?e:null}function Vp(t,e,n){let r=n._types[e?1:0],o=r[t];return o!==void 0||(t==="java.lang.Object"?o=$p(n):o=Jp(t,e,n),r[t]=o),o}function $p(t){return{name:"Ljava/lang/Object;",type:"pointer",size:1,defaultValue:NULL,isCompatible(e){return e===null?!0:e===void 0?!1:e.$h instanceof NativePointer?!0:typeof e=="string"},fromJni(e,n,r){return e.isNull()?null:t.cast(e,t.use("java.lang.Object"),r)},toJni(e,n){return e===null?NULL:typeof e=="string"?n.newStringUtf(e):e.$h}}}function Jp(t,e,n){let r=null,o=null,s=null;function i(){return r===null&&(r=n.use(t).class),r}function l(c){let d=i();return o===null&&(o=d.isInstance.overload("java.lang.Object")),o.call(d,c)}function a(){if(s===null){let c=i();s=n.use("java.lang.String").class.isAssignableFrom(c)}return s}return{name:it(t),type:"pointer",size:1,defaultValue:NULL,isCompatible(c){return c===null?!0:c===void 0?!1:c.$h instanceof NativePointer?l(c):typeof c=="string"&&a()},fromJni(c,d,f){return c.isNull()?null:a()&&e?d.stringFromJni(c):n.cast(c,n.use(t),f)},toJni(c,d){return c===null?NULL:typeof c=="string"?d.newStringUtf(c):c.$h},toString(){return this.name}}}var Gp=[["Z","boolean"],["B","byte"],["C","char"],["D","double"],["F","float"],["I","int"],["J","long"],["S","short"]].reduce((t,[e,n])=>(t["["+e]=Hp("["+e,n),t),{});function Hp(t,e){let n=b.prototype,r=Qp(e),o={typeName:e,newArray:n["new"+r+"Array"],setRegion:n["set"+r+"ArrayRegion"],getElements:n["get"+r+"ArrayElements"],releaseElements:n["release"+r+"ArrayElements"]};return{name:t,type:"pointer",size:1,defaultValue:NULL,isCompatible(s){return Kp(s,e)},fromJni(s,i,l){return qp(s,o,i,l)},toJni(s,i){return Wp(s,o,i)}}}function go(t,e,n){let r=Gp[t];if(r!==void 0)return r;if(t.indexOf("[")!==0)throw new Error("Unsupported type: "+t);let o=t.substring(1),s=_o(o,e,n),i=0,l=o.length;for(;i!==l&&o[i]==="[";)i++;o=o.substring(i),o[0]==="L"&&o[o.length-1]===";"&&(o=o.substring(1,o.length-1));let a=o.replace(/\./g,"/");zp.has(a)?a="[".repeat(i)+a:a="[".repeat(i)+"L"+a+";";let c="["+a;return o="[".repeat(i)+o,{name:t.replace(/\./g,"/"),type:"pointer",size:1,defaultValue:NULL,isCompatible(d){return d===null?!0:typeof d!="object"||d.length===void 0?!1:d.every(function(f){return s.isCompatible(f)})},fromJni(d,f,p){if(d.isNull())return null;let u=[],_=f.getArrayLength(d);for(let h=0;h!==_;h++){let g=f.getObjectArrayElement(d,h);try{u.push(s.fromJni(g,f))}finally{f.deleteLocalRef(g)}}try{u.$w=n.cast(d,n.use(c),p)}catch{n.use("java.lang.reflect.Array").newInstance(n.use(o).class,0),u.$w=n.cast(d,n.use(c),p)}return u.$dispose=Zp,u},toJni(d,f){if(d===null)return NULL;if(!(d instanceof Array))throw new Error("Expected an array");let p=d.$w;if(p!==void 0)return p.$h;let u=d.length,h=n.use(o).$borrowClassHandle(f);try{let g=f.newObjectArray(u,h.value,NULL);f.throwIfExceptionPending();for(let y=0;y!==u;y++){let E=s.toJni(d[y],f);try{f.setObjectArrayElement(g,y,E)}finally{s.type==="pointer"&&f.getObjectRefType(E)===Bp&&f.deleteLocalRef(E)}f.throwIfExceptionPending()}return g}finally{h.unref(f)}}}}function Zp(){let t=this.length;for(let e=0;e!==t;e++){let n=this[e];if(n===null)continue;let r=n.$dispose;if(r===void 0)break;r.call(n)}this.$w.$dispose()}function qp(t,e,n,r){if(t.isNull())return null;let o=wt(e.typeName),s=n.getArrayLength(t);return new vn(t,e,o,s,n,r)}function Wp(t,e,n){if(t===null)return NULL;let r=t.$h;if(r!==void 0)return r;let o=t.length,s=wt(e.typeName),i=e.newArray.call(n,o);if(i.isNull())throw new Error("Unable to construct array");if(o>0){let l=s.byteSize,a=s.write,c=s.toJni,d=Memory.alloc(o*s.byteSize);for(let f=0;f!==o;f++)a(d.add(f*l),c(t[f]));e.setRegion.call(n,i,0,o,d),n.throwIfExceptionPending()}return i}function Kp(t,e){if(t===null)return!0;if(t instanceof vn)return t.$s.typeName===e;if(!(typeof t=="object"&&t.length!==void 0))return!1;let r=wt(e);return Array.prototype.every.call(t,o=>r.isCompatible(o))}function vn(t,e,n,r,o,s=!0){if(s){let i=o.newGlobalRef(t);this.$h=i,this.$r=Script.bindWeak(this,o.vm.makeHandleDestructor(i))}else this.$h=t,this.$r=null;return this.$s=e,this.$t=n,this.length=r,new Proxy(this,Li)}Li={has(t,e){return e in t?!0:t.tryParseIndex(e)!==null},get(t,e,n){let r=t.tryParseIndex(e);return r===null?t[e]:t.readElement(r)},set(t,e,n,r){let o=t.tryParseIndex(e);return o===null?(t[e]=n,!0):(t.writeElement(o,n),!0)},ownKeys(t){let e=[],{length:n}=t;for(let r=0;r!==n;r++){let o=r.toString();e.push(o)}return e.push("length"),e},getOwnPropertyDescriptor(t,e){return t.tryParseIndex(e)!==null?{writable:!0,configurable:!0,enumerable:!0}:Object.getOwnPropertyDescriptor(t,e)}};Object.defineProperties(vn.prototype,{$dispose:{enumerable:!0,value(){let t=this.$r;t!==null&&(this.$r=null,Script.unbindWeak(t))}},$clone:{value(t){return new vn(this.$h,this.$s,this.$t,this.length,t)}},tryParseIndex:{value(t){if(typeof t=="symbol")return null;let e=parseInt(t);return isNaN(e)||e<0||e>=this.length?null:e}},readElement:{value(t){return this.withElements(e=>{let n=this.$t;return n.fromJni(n.read(e.add(t*n.byteSize)))})}},writeElement:{value(t,e){let{$h:n,$s:r,$t:o}=this,s=mo.getEnv(),i=Memory.alloc(o.byteSize);o.write(i,o.toJni(e)),r.setRegion.call(s,n,t,1,i)}},withElements:{value(t){let{$h:e,$s:n}=this,r=mo.getEnv(),o=n.getElements.call(r,e);if(o.isNull())throw new Error("Unable to get array elements");try{return t(o)}finally{n.releaseElements.call(r,e,o)}}},toJSON:{value(){let{length:t,$t:e}=this,{byteSize:n,fromJni:r,read:o}=e;return this.withElements(s=>{let i=[];for(let l=0;l!==t;l++){let a=r(o(s.add(l*n)));i.push(a)}return i})}},toString:{value(){return this.toJSON().toString()}}});function it(t){return"L"+t.replace(/\./g,"/")+";"}function Qp(t){return t.charAt(0).toUpperCase()+t.slice(1)}function Le(t){return t}var Xp=4,{ensureClassInitialized:ji,makeMethodMangler:Di}=wn,Yp=8,Eo=1,Ht=2,Je=3,yo=1,wo=2,In=1,Bi=2,Oi=Symbol("PENDING_USE"),Ri="/data/local/tmp",{getCurrentThreadId:xn,pointerSize:Gt}=Process,ge={state:"empty",factories:[],loaders:null,Integer:null},W=null,te=null,zi=null,Vi=null,$i=null,Ji=null,Gi=null,Pi=null,bo=null,vt=new Map,We=class t{static _initialize(e,n){W=e,te=n,zi=n.flavor==="art",n.flavor==="jvm"&&(ji=fi,Di=hi)}static _disposeAll(e){ge.factories.forEach(n=>{n._dispose(e)})}static get(e){let n=bh(),r=n.factories[0];if(e===null)return r;let o=n.loaders.get(e);if(o!==null){let i=r.cast(o,n.Integer);return n.factories[i.intValue()]}let s=new t;return s.loader=e,s.cacheDir=r.cacheDir,Io(s,e),s}constructor(){this.cacheDir=Ri,this.codeCacheDir=Ri+"/dalvik-cache",this.tempFileNaming={prefix:"frida",suffix:""},this._classes={},this._classHandles=new $t(10,th),this._patchedMethods=new Set,this._loader=null,this._types=[{},{}],ge.factories.push(this)}_dispose(e){Array.from(this._patchedMethods).forEach(n=>{n.implementation=null}),this._patchedMethods.clear(),eo(),this._classHandles.dispose(e),this._classes={}}get loader(){return this._loader}set loader(e){let n=this._loader===null&&e!==null;this._loader=e,n&&ge.state==="ready"&&this===ge.factories[0]&&Io(this,e)}use(e,n={}){let r=n.cache!=="skip",o=r?this._getUsedClass(e):void 0;if(o===void 0)try{let s=W.getEnv(),{_loader:i}=this,l=i!==null?rh(e,i,s):nh(e);o=this._make(e,l,s)}finally{r&&this._setUsedClass(e,o)}return o}_getUsedClass(e){let n;for(;(n=this._classes[e])===Oi;)Thread.sleep(.05);return n===void 0&&(this._classes[e]=Oi),n}_setUsedClass(e,n){n!==void 0?this._classes[e]=n:delete this._classes[e]}_make(e,n,r){let o=eh(),s=Object.create(xo.prototype,{[Symbol.for("n")]:{value:e},$n:{get(){return this[Symbol.for("n")]}},[Symbol.for("C")]:{value:o},$C:{get(){return this[Symbol.for("C")]}},[Symbol.for("w")]:{value:null,writable:!0},$w:{get(){return this[Symbol.for("w")]},set(a){this[Symbol.for("w")]=a}},[Symbol.for("_s")]:{writable:!0},$_s:{get(){return this[Symbol.for("_s")]},set(a){this[Symbol.for("_s")]=a}},[Symbol.for("c")]:{value:[null]},$c:{get(){return this[Symbol.for("c")]}},[Symbol.for("m")]:{value:new Map},$m:{get(){return this[Symbol.for("m")]}},[Symbol.for("l")]:{value:null,writable:!0},$l:{get(){return this[Symbol.for("l")]},set(a){this[Symbol.for("l")]=a}},[Symbol.for("gch")]:{value:n},$gch:{get(){return this[Symbol.for("gch")]}},[Symbol.for("f")]:{value:this},$f:{get(){return this[Symbol.for("f")]}}});o.prototype=s;let i=new o(null);s[Symbol.for("w")]=i,s.$w=i;let l=i.$borrowClassHandle(r);try{let a=l.value;ji(r,a),s.$l=st.build(a,r)}finally{l.unref(r)}return i}retain(e){let n=W.getEnv();return e.$clone(n)}cast(e,n,r){let o=W.getEnv(),s=e.$h;s===void 0&&(s=e);let i=n.$borrowClassHandle(o);try{if(!o.isInstanceOf(s,i.value))throw new Error(`Cast from '${o.getObjectClassName(s)}' to '${n.$n}' isn't possible`)}finally{i.unref(o)}let l=n.$C;return new l(s,In,o,r)}wrap(e,n,r){let o=n.$C,s=new o(e,In,r,!1);return s.$r=Script.bindWeak(s,W.makeHandleDestructor(e)),s}array(e,n){let r=W.getEnv(),o=wt(e);o!==null&&(e=o.name);let s=go("["+e,!1,this),i=s.toJni(n,r);return s.fromJni(i,r,!0)}registerClass(e){let n=W.getEnv(),r=[];try{let o=this.use("java.lang.Class"),s=n.javaLangReflectMethod(),i=n.vaMethod("pointer",[]),l=e.name,a=e.implements||[],c=e.superClass||this.use("java.lang.Object"),d=[],f=[],p={name:it(l),sourceFileName:wh(l),superClass:it(c.$n),interfaces:a.map(S=>it(S.$n)),fields:d,methods:f},u=a.slice();a.forEach(S=>{Array.prototype.slice.call(S.class.getInterfaces()).forEach(C=>{let j=this.cast(C,o).getCanonicalName();u.push(this.use(j))})});let _=e.fields||{};Object.getOwnPropertyNames(_).forEach(S=>{let C=this._getType(_[S]);d.push([S,C.name])});let h={},g={};u.forEach(S=>{let C=S.$borrowClassHandle(n);r.push(C);let j=C.value;S.$ownMembers.filter(v=>S[v].overloads!==void 0).forEach(v=>{let R=S[v],$=R.overloads,J=$.map(F=>Fi(v,F.returnType,F.argumentTypes));h[v]=[R,J,j],$.forEach((F,H)=>{let oe=J[H];g[oe]=[F,j]})})});let y=e.methods||{},k=Object.keys(y).reduce((S,C)=>{let j=y[C],v=C==="$init"?"<init>":C;return j instanceof Array?S.push(...j.map(R=>[v,R])):S.push([v,j]),S},[]),A=[];k.forEach(([S,C])=>{let j=Je,v,R,$=[],J;if(typeof C=="function"){let ae=h[S];if(ae!==void 0&&Array.isArray(ae)){let[pe,ne,de]=ae;if(ne.length>1)throw new Error(`More than one overload matching '${S}': signature must be specified`);delete g[ne[0]];let re=pe.overloads[0];j=re.type,v=re.returnType,R=re.argumentTypes,J=C;let le=n.toReflectedMethod(de,re.handle,0),Re=i(n.handle,le,s.getGenericExceptionTypes);$=ko(n,Re).map(it),n.deleteLocalRef(Re),n.deleteLocalRef(le)}else v=this._getType("void"),R=[],J=C}else{if(C.isStatic&&(j=Ht),v=this._getType(C.returnType||"void"),R=(C.argumentTypes||[]).map(ne=>this._getType(ne)),J=C.implementation,typeof J!="function")throw new Error("Expected a function implementation for method: "+S);let ae=Fi(S,v,R),pe=g[ae];if(pe!==void 0){let[ne,de]=pe;delete g[ae],j=ne.type,v=ne.returnType,R=ne.argumentTypes;let re=n.toReflectedMethod(de,ne.handle,0),le=i(n.handle,re,s.getGenericExceptionTypes);$=ko(n,le).map(it),n.deleteLocalRef(le),n.deleteLocalRef(re)}}let F=v.name,H=R.map(ae=>ae.name),oe="("+H.join("")+")"+F;f.push([S,F,H,$,j===Ht?Yp:0]),A.push([S,oe,j,v,R,J])});let M=Object.keys(g);if(M.length>0)throw new Error("Missing implementation for: "+M.join(", "));let O=kn.fromBuffer(Ti(p),this);try{O.load()}finally{O.file.delete()}let N=this.use(e.name),L=k.length;if(L>0){let S=3*Gt,C=Memory.alloc(L*S),j=[],v=[];A.forEach(([J,F,H,oe,ae,pe],ne)=>{let de=Memory.allocUtf8String(J),re=Memory.allocUtf8String(F),le=Hi(J,N,H,oe,ae,pe);C.add(ne*S).writePointer(de),C.add(ne*S+Gt).writePointer(re),C.add(ne*S+2*Gt).writePointer(le),v.push(de,re),j.push(le)});let R=N.$borrowClassHandle(n);r.push(R);let $=R.value;n.registerNatives($,C,L),n.throwIfExceptionPending(),N.$nativeMethods=j}return N}finally{r.forEach(o=>{o.unref(n)})}}choose(e,n){let r=W.getEnv(),{flavor:o}=te;if(o==="jvm")this._chooseObjectsJvm(e,r,n);else if(o==="art"){let s=te["art::gc::Heap::VisitObjects"]===void 0;if(s&&te["art::gc::Heap::GetInstances"]===void 0)return this._chooseObjectsJvm(e,r,n);Ce(W,r,i=>{s?this._chooseObjectsArtPreA12(e,r,i,n):this._chooseObjectsArtLegacy(e,r,i,n)})}else this._chooseObjectsDalvik(e,r,n)}_chooseObjectsJvm(e,n,r){let o=this.use(e),{jvmti:s}=te,i=1,l=3,a=o.$borrowClassHandle(n),c=int64(a.value.toString());try{let d=new NativeCallback((y,E,k,A)=>(k.writeS64(c),i),"int",["int64","int64","pointer","pointer"]);s.iterateOverInstancesOfClass(a.value,l,d,a.value);let f=Memory.alloc(8);f.writeS64(c);let p=Memory.alloc(Xp),u=Memory.alloc(Gt);s.getObjectsWithTags(1,f,p,u,NULL);let _=p.readS32(),h=u.readPointer(),g=[];for(let y=0;y!==_;y++)g.push(h.add(y*Gt).readPointer());s.deallocate(h);try{for(let y of g){let E=this.cast(y,o);if(r.onMatch(E)==="stop")break}r.onComplete()}finally{g.forEach(y=>{n.deleteLocalRef(y)})}}finally{a.unref(n)}}_chooseObjectsArtPreA12(e,n,r,o){let s=this.use(e),i=Dt.$new(r,W),l,a=s.$borrowClassHandle(n);try{let p=te["art::JavaVMExt::DecodeGlobal"](te.vm,r,a.value);l=i.newHandle(p)}finally{a.unref(n)}let c=0,d=Ut.$new();te["art::gc::Heap::GetInstances"](te.artHeap,i,l,c,d);let f=d.handles.map(p=>n.newGlobalRef(p));d.$delete(),i.$delete();try{for(let p of f){let u=this.cast(p,s);if(o.onMatch(u)==="stop")break}o.onComplete()}finally{f.forEach(p=>{n.deleteGlobalRef(p)})}}_chooseObjectsArtLegacy(e,n,r,o){let s=this.use(e),i=[],l=te["art::JavaVMExt::AddGlobalRef"],a=te.vm,c,d=s.$borrowClassHandle(n);try{c=te["art::JavaVMExt::DecodeGlobal"](a,r,d.value).toInt32()}finally{d.unref(n)}let f=io(c,p=>{i.push(l(a,r,p))});te["art::gc::Heap::VisitObjects"](te.artHeap,f,NULL);try{for(let p of i){let u=this.cast(p,s);if(o.onMatch(u)==="stop")break}}finally{i.forEach(p=>{n.deleteGlobalRef(p)})}o.onComplete()}_chooseObjectsDalvik(e,n,r){let o=this.use(e);if(te.addLocalReference===null){let i=Process.getModuleByName("libdvm.so"),l;switch(Process.arch){case"arm":l="2d e9 f0 41 05 46 15 4e 0c 46 7e 44 11 b3 43 68";break;case"ia32":l="8d 64 24 d4 89 5c 24 1c 89 74 24 20 e8 ?? ?? ?? ?? ?? ?? ?? ?? ?? ?? 85 d2";break}Memory.scan(i.base,i.size,l,{onMatch:(a,c)=>{let d;if(Process.arch==="arm")a=a.or(1),d=new NativeFunction(a,"pointer",["pointer","pointer"]);else{let f=Memory.alloc(Process.pageSize);Memory.patchCode(f,16,p=>{let u=new X86Writer(p,{pc:f});u.putMovRegRegOffsetPtr("eax","esp",4),u.putMovRegRegOffsetPtr("edx","esp",8),u.putJmpAddress(a),u.flush()}),d=new NativeFunction(f,"pointer",["pointer","pointer"]),d._thunk=f}return te.addLocalReference=d,W.perform(f=>{s(this,f)}),"stop"},onError(a){},onComplete(){te.addLocalReference===null&&r.onComplete()}})}else s(this,n);function s(i,l){let{DVM_JNI_ENV_OFFSET_SELF:a}=wn,c=l.handle.add(a).readPointer(),d,f=o.$borrowClassHandle(l);try{d=te.dvmDecodeIndirectRef(c,f.value)}finally{f.unref(l)}let p=d.toMatchPattern(),u=te.dvmHeapSourceGetBase(),h=te.dvmHeapSourceGetLimit().sub(u).toInt32();Memory.scan(u,h,p,{onMatch:(g,y)=>{te.dvmIsValidObject(g)&&W.perform(E=>{let k=E.handle.add(a).readPointer(),A,M=te.addLocalReference(k,g);try{A=i.cast(M,o)}finally{E.deleteLocalRef(M)}if(r.onMatch(A)==="stop")return"stop"})},onError(g){},onComplete(){r.onComplete()}})}}openClassFile(e){return new kn(e,null,this)}_getType(e,n=!0){return _o(e,n,this)}};function eh(){return function(t,e,n,r){return xo.call(this,t,e,n,r)}}function xo(t,e,n,r=!0){if(t!==null)if(r){let o=n.newGlobalRef(t);this.$h=o,this.$r=Script.bindWeak(this,W.makeHandleDestructor(o))}else this.$h=t,this.$r=null;else this.$h=null,this.$r=null;return this.$t=e,new Proxy(this,Vi)}Vi={has(t,e){return e in t?!0:t.$has(e)},get(t,e,n){if(typeof e!="string"||e.startsWith("$")||e==="class")return t[e];let r=t.$find(e);return r!==null?r(n):t[e]},set(t,e,n,r){return t[e]=n,!0},ownKeys(t){return t.$list()},getOwnPropertyDescriptor(t,e){return Object.prototype.hasOwnProperty.call(t,e)?Object.getOwnPropertyDescriptor(t,e):{writable:!1,configurable:!0,enumerable:!0}}};Object.defineProperties(xo.prototype,{[Symbol.for("new")]:{enumerable:!1,get(){return this.$getCtor("allocAndInit")}},$new:{enumerable:!0,get(){return this[Symbol.for("new")]}},[Symbol.for("alloc")]:{enumerable:!1,value(){let t=W.getEnv(),e=this.$borrowClassHandle(t);try{let n=t.allocObject(e.value);return this.$f.cast(n,this)}finally{e.unref(t)}}},$alloc:{enumerable:!0,get(){return this[Symbol.for("alloc")]}},[Symbol.for("init")]:{enumerable:!1,get(){return this.$getCtor("initOnly")}},$init:{enumerable:!0,get(){return this[Symbol.for("init")]}},[Symbol.for("dispose")]:{enumerable:!1,value(){let t=this.$r;t!==null&&(this.$r=null,Script.unbindWeak(t)),this.$h!==null&&(this.$h=void 0)}},$dispose:{enumerable:!0,get(){return this[Symbol.for("dispose")]}},[Symbol.for("clone")]:{enumerable:!1,value(t){let e=this.$C;return new e(this.$h,this.$t,t)}},$clone:{value(t){return this[Symbol.for("clone")](t)}},[Symbol.for("class")]:{enumerable:!1,get(){let t=W.getEnv(),e=this.$borrowClassHandle(t);try{let n=this.$f;return n.cast(e.value,n.use("java.lang.Class"))}finally{e.unref(t)}}},class:{enumerable:!0,get(){return this[Symbol.for("class")]}},[Symbol.for("className")]:{enumerable:!1,get(){let t=this.$h;return t===null?this.$n:W.getEnv().getObjectClassName(t)}},$className:{enumerable:!0,get(){return this[Symbol.for("className")]}},[Symbol.for("ownMembers")]:{enumerable:!1,get(){return this.$l.list()}},$ownMembers:{enumerable:!0,get(){return this[Symbol.for("ownMembers")]}},[Symbol.for("super")]:{enumerable:!1,get(){let t=W.getEnv(),e=this.$s.$C;return new e(this.$h,Bi,t)}},$super:{enumerable:!0,get(){return this[Symbol.for("super")]}},[Symbol.for("s")]:{enumerable:!1,get(){let t=Object.getPrototypeOf(this),e=t.$_s;if(e===void 0){let n=W.getEnv(),r=this.$borrowClassHandle(n);try{let o=n.getSuperclass(r.value);if(o.isNull())e=null;else try{let s=n.getClassName(o),i=t.$f;if(e=i._getUsedClass(s),e===void 0)try{let l=oh(this);e=i._make(s,l,n)}finally{i._setUsedClass(s,e)}}finally{n.deleteLocalRef(o)}}finally{r.unref(n)}t.$_s=e}return e}},$s:{get(){return this[Symbol.for("s")]}},[Symbol.for("isSameObject")]:{enumerable:!1,value(t){return W.getEnv().isSameObject(t.$h,this.$h)}},$isSameObject:{value(t){return this[Symbol.for("isSameObject")](t)}},[Symbol.for("getCtor")]:{enumerable:!1,value(t){let e=this.$c,n=e[0];if(n===null){let r=W.getEnv(),o=this.$borrowClassHandle(r);try{n=sh(o.value,this.$w,r),e[0]=n}finally{o.unref(r)}}return n[t]}},$getCtor:{value(t){return this[Symbol.for("getCtor")](t)}},[Symbol.for("borrowClassHandle")]:{enumerable:!1,value(t){let e=this.$n,n=this.$f._classHandles,r=n.get(e);return r===void 0&&(r=new Ao(this.$gch(t),t),n.set(e,r,t)),r.ref()}},$borrowClassHandle:{value(t){return this[Symbol.for("borrowClassHandle")](t)}},[Symbol.for("copyClassHandle")]:{enumerable:!1,value(t){let e=this.$borrowClassHandle(t);try{return t.newLocalRef(e.value)}finally{e.unref(t)}}},$copyClassHandle:{value(t){return this[Symbol.for("copyClassHandle")](t)}},[Symbol.for("getHandle")]:{enumerable:!1,value(t){let e=this.$h;if(e===void 0)throw new Error("Wrapper is disposed; perhaps it was borrowed from a hook instead of calling Java.retain() to make a long-lived wrapper?");return e}},$getHandle:{value(t){return this[Symbol.for("getHandle")](t)}},[Symbol.for("list")]:{enumerable:!1,value(){let t=this.$s,e=t!==null?t.$list():[],n=this.$l;return Array.from(new Set(e.concat(n.list())))}},$list:{get(){return this[Symbol.for("list")]}},[Symbol.for("has")]:{enumerable:!1,value(t){if(this.$m.has(t)||this.$l.has(t))return!0;let r=this.$s;return!!(r!==null&&r.$has(t))}},$has:{value(t){return this[Symbol.for("has")](t)}},[Symbol.for("find")]:{enumerable:!1,value(t){let e=this.$m,n=e.get(t);if(n!==void 0)return n;let o=this.$l.find(t);if(o!==null){let i=W.getEnv(),l=this.$borrowClassHandle(i);try{n=ih(t,o,l.value,this.$w,i)}finally{l.unref(i)}return e.set(t,n),n}let s=this.$s;return s!==null?s.$find(t):null}},$find:{value(t){return this[Symbol.for("find")](t)}},[Symbol.for("toJSON")]:{enumerable:!1,value(){let t=this.$n;if(this.$h===null)return`<class: ${t}>`;let n=this.$className;return t===n?`<instance: ${t}>`:`<instance: ${t}, $className: ${n}>`}},toJSON:{get(){return this[Symbol.for("toJSON")]}}});function Ao(t,e){this.value=e.newGlobalRef(t),e.deleteLocalRef(t),this.refs=1}Ao.prototype.ref=function(){return this.refs++,this};Ao.prototype.unref=function(t){--this.refs===0&&t.deleteGlobalRef(this.value)};function th(t,e){t.unref(e)}function nh(t){let e=t.replace(/\./g,"/");return function(n){let r=xn();qi(r);try{return n.findClass(e)}finally{Wi(r)}}}function rh(t,e,n){return bo===null&&(Pi=n.vaMethod("pointer",["pointer"]),bo=e.loadClass.overload("java.lang.String").handle),n=null,function(r){let o=r.newStringUtf(t),s=xn();qi(s);try{let i=Pi(r.handle,e.$h,bo,o);return r.throwIfExceptionPending(),i}finally{Wi(s),r.deleteLocalRef(o)}}}function oh(t){return function(e){let n=t.$borrowClassHandle(e);try{return e.getSuperclass(n.value)}finally{n.unref(e)}}}function sh(t,e,n){let{$n:r,$f:o}=e,s=Eh(r),i=n.javaLangClass(),l=n.javaLangReflectConstructor(),a=n.vaMethod("pointer",[]),c=n.vaMethod("uint8",[]),d=[],f=[],p=o._getType(r,!1),u=o._getType("void",!1),_=a(n.handle,t,i.getDeclaredConstructors);try{let h=n.getArrayLength(_);if(h!==0)for(let g=0;g!==h;g++){let y,E,k=n.getObjectArrayElement(_,g);try{y=n.fromReflectedMethod(k),E=a(n.handle,k,l.getGenericParameterTypes)}finally{n.deleteLocalRef(k)}let A;try{A=ko(n,E).map(M=>o._getType(M))}finally{n.deleteLocalRef(E)}d.push(St(s,e,Eo,y,p,A,n)),f.push(St(s,e,Je,y,u,A,n))}else{if(c(n.handle,t,i.isInterface))throw new Error("cannot instantiate an interface");let y=n.javaLangObject(),E=n.getMethodId(y,"<init>","()V");d.push(St(s,e,Eo,E,p,[],n)),f.push(St(s,e,Je,E,u,[],n))}}finally{n.deleteLocalRef(_)}if(f.length===0)throw new Error("no supported overloads");return{allocAndInit:So(d),initOnly:So(f)}}function ih(t,e,n,r,o){return e.startsWith("m")?ah(t,e,n,r,o):_h(t,e,n,r,o)}function ah(t,e,n,r,o){let{$f:s}=r,i=e.split(":").slice(1),l=o.javaLangReflectMethod(),a=o.vaMethod("pointer",[]),c=o.vaMethod("uint8",[]),d=i.map(p=>{let u=p[0]==="s"?Ht:Je,_=ptr(p.substr(1)),h,g=[],y=o.toReflectedMethod(n,_,u===Ht?1:0);try{let E=!!c(o.handle,y,l.isVarArgs),k=a(o.handle,y,l.getGenericReturnType);o.throwIfExceptionPending();try{h=s._getType(o.getTypeName(k))}finally{o.deleteLocalRef(k)}let A=a(o.handle,y,l.getParameterTypes);try{let M=o.getArrayLength(A);for(let O=0;O!==M;O++){let N=o.getObjectArrayElement(A,O),L;try{L=E&&O===M-1?o.getArrayTypeName(N):o.getTypeName(N)}finally{o.deleteLocalRef(N)}let S=s._getType(L);g.push(S)}}finally{o.deleteLocalRef(A)}}catch{return null}finally{o.deleteLocalRef(y)}return St(t,r,u,_,h,g,o)}).filter(p=>p!==null);if(d.length===0)throw new Error("No supported overloads");t==="valueOf"&&ph(d);let f=So(d);return function(p){return f}}function So(t){let e=lh();return Object.setPrototypeOf(e,$i),e._o=t,e}function lh(){let t=function(){return t.invoke(this,arguments)};return t}$i=Object.create(Function.prototype,{overloads:{enumerable:!0,get(){return this._o}},overload:{value(...t){let e=this._o,n=t.length,r=t.join(":");for(let o=0;o!==e.length;o++){let s=e[o],{argumentTypes:i}=s;if(i.length!==n)continue;if(i.map(a=>a.className).join(":")===r)return s}vo(this.methodName,this.overloads,"specified argument types do not match any of:")}},methodName:{enumerable:!0,get(){return this._o[0].methodName}},holder:{enumerable:!0,get(){return this._o[0].holder}},type:{enumerable:!0,get(){return this._o[0].type}},handle:{enumerable:!0,get(){return at(this),this._o[0].handle}},implementation:{enumerable:!0,get(){return at(this),this._o[0].implementation},set(t){at(this),this._o[0].implementation=t}},returnType:{enumerable:!0,get(){return at(this),this._o[0].returnType}},argumentTypes:{enumerable:!0,get(){return at(this),this._o[0].argumentTypes}},canInvokeWith:{enumerable:!0,get(t){return at(this),this._o[0].canInvokeWith}},clone:{enumerable:!0,value(t){return at(this),this._o[0].clone(t)}},invoke:{value(t,e){let n=this._o,r=t.$h!==null;for(let o=0;o!==n.length;o++){let s=n[o];if(s.canInvokeWith(e)){if(s.type===Je&&!r){let i=this.methodName;if(i==="toString")return`<class: ${t.$n}>`;throw new Error(i+": cannot call instance method without an instance")}return s.apply(t,e)}}if(this.methodName==="toString")return`<class: ${t.$n}>`;vo(this.methodName,this.overloads,"argument types do not match any of:")}}});function Fi(t,e,n){return`${e.className} ${t}(${n.map(r=>r.className).join(", ")})`}function at(t){let e=t._o;e.length>1&&vo(e[0].methodName,e,"has more than one overload, use .overload(<signature>) to choose from:")}function vo(t,e,n){let o=e.slice().sort((s,i)=>s.argumentTypes.length-i.argumentTypes.length).map(s=>s.argumentTypes.length>0?".overload('"+s.argumentTypes.map(l=>l.className).join("', '")+"')":".overload()");throw new Error(`${t}(): ${n}
	${o.join(`
	`)}`)}function St(t,e,n,r,o,s,i,l){let a=o.type,c=s.map(p=>p.type);i===null&&(i=W.getEnv());let d,f;return n===Je?(d=i.vaMethod(a,c,l),f=i.nonvirtualVaMethod(a,c,l)):n===Ht?(d=i.staticVaMethod(a,c,l),f=d):(d=i.constructor(c,l),f=d),ch([t,e,n,r,o,s,d,f])}function ch(t){let e=dh();return Object.setPrototypeOf(e,Ji),e._p=t,e}function dh(){let t=function(){return t.invoke(this,arguments)};return t}Ji=Object.create(Function.prototype,{methodName:{enumerable:!0,get(){return this._p[0]}},holder:{enumerable:!0,get(){return this._p[1]}},type:{enumerable:!0,get(){return this._p[2]}},handle:{enumerable:!0,get(){return this._p[3]}},implementation:{enumerable:!0,get(){let t=this._r;return t!==void 0?t:null},set(t){let e=this._p,n=e[1];if(e[2]===Eo)throw new Error("Reimplementing $new is not possible; replace implementation of $init instead");let o=this._r;if(o!==void 0&&(n.$f._patchedMethods.delete(this),o._m.revert(W),this._r=void 0),t!==null){let[s,i,l,a,c,d]=e,f=Hi(s,i,l,c,d,t,this),p=Di(a);f._m=p,this._r=f,p.replace(f,l===Je,d,W,te),n.$f._patchedMethods.add(this)}}},returnType:{enumerable:!0,get(){return this._p[4]}},argumentTypes:{enumerable:!0,get(){return this._p[5]}},canInvokeWith:{enumerable:!0,value(t){let e=this._p[5];return t.length!==e.length?!1:e.every((n,r)=>n.isCompatible(t[r]))}},clone:{enumerable:!0,value(t){let e=this._p.slice(0,6);return St(...e,null,t)}},invoke:{value(t,e){let n=W.getEnv(),r=this._p,o=r[2],s=r[4],i=r[5],l=this._r,a=o===Je,c=e.length,d=2+c;n.pushLocalFrame(d);let f=null;try{let p;a?p=t.$getHandle():(f=t.$borrowClassHandle(n),p=f.value);let u,_=t.$t;l===void 0?u=r[3]:(u=l._m.resolveTarget(t,a,n,te),zi&&l._c.has(xn())&&(_=Bi));let h=[n.handle,p,u];for(let E=0;E!==c;E++)h.push(i[E].toJni(e[E],n));let g;_===In?g=r[6]:(g=r[7],a&&h.splice(2,0,t.$copyClassHandle(n)));let y=g.apply(null,h);return n.throwIfExceptionPending(),s.fromJni(y,n,!0)}finally{f!==null&&f.unref(n),n.popLocalFrame(NULL)}}},toString:{enumerable:!0,value(){return`function ${this.methodName}(${this.argumentTypes.map(t=>t.className).join(", ")}): ${this.returnType.className}`}}});function Hi(t,e,n,r,o,s,i=null){let l=new Set,a=uh([t,e,n,r,o,s,i,l]),c=new NativeCallback(a,r.type,["pointer","pointer"].concat(o.map(d=>d.type)));return c._c=l,c}function uh(t){return function(){return fh(arguments,t)}}function fh(t,e){let n=new b(t[0],W),[r,o,s,i,l,a,c,d]=e,f=[],p;if(s===Je){let h=o.$C;p=new h(t[1],In,n,!1)}else p=o;let u=xn();n.pushLocalFrame(3);let _=!0;W.link(u,n);try{d.add(u);let h;c===null||!vt.has(u)?h=a:h=c;let g=[],y=t.length-2;for(let A=0;A!==y;A++){let O=l[A].fromJni(t[2+A],n,!1);g.push(O),f.push(O)}let E=h.apply(p,g);if(!i.isCompatible(E))throw new Error(`Implementation for ${r} expected return value compatible with ${i.className}`);let k=i.toJni(E,n);return i.type==="pointer"&&(k=n.popLocalFrame(k),_=!1,f.push(E)),k}catch(h){let g=h.$h;return g!==void 0?n.throw(g):Script.nextTick(()=>{throw h}),i.defaultValue}finally{W.unlink(u),_&&n.popLocalFrame(NULL),d.delete(u),f.forEach(h=>{if(h===null)return;let g=h.$dispose;g!==void 0&&g.call(h)})}}function ph(t){let{holder:e,type:n}=t[0];t.some(o=>o.type===n&&o.argumentTypes.length===0)||t.push(hh([e,n]))}function hh(t){let e=mh();return Object.setPrototypeOf(e,Gi),e._p=t,e}function mh(){return function(){return this}}Gi=Object.create(Function.prototype,{methodName:{enumerable:!0,get(){return"valueOf"}},holder:{enumerable:!0,get(){return this._p[0]}},type:{enumerable:!0,get(){return this._p[1]}},handle:{enumerable:!0,get(){return NULL}},implementation:{enumerable:!0,get(){return null},set(t){}},returnType:{enumerable:!0,get(){let t=this.holder;return t.$f.use(t.$n)}},argumentTypes:{enumerable:!0,get(){return[]}},canInvokeWith:{enumerable:!0,value(t){return t.length===0}},clone:{enumerable:!0,value(t){throw new Error("Invalid operation")}}});function _h(t,e,n,r,o){let s=e[2]==="s"?yo:wo,i=ptr(e.substr(3)),{$f:l}=r,a,c=o.toReflectedField(n,i,s===yo?1:0);try{a=o.vaMethod("pointer",[])(o.handle,c,o.javaLangReflectField().getGenericType),o.throwIfExceptionPending()}finally{o.deleteLocalRef(c)}let d;try{d=l._getType(o.getTypeName(a))}finally{o.deleteLocalRef(a)}let f,p,u=d.type;return s===yo?(f=o.getStaticField(u),p=o.setStaticField(u)):(f=o.getField(u),p=o.setField(u)),gh([s,d,i,f,p])}function gh(t){return function(e){return new Zi([e].concat(t))}}function Zi(t){this._p=t}Object.defineProperties(Zi.prototype,{value:{enumerable:!0,get(){let[t,e,n,r,o]=this._p,s=W.getEnv();s.pushLocalFrame(4);let i=null;try{let l;if(e===wo){if(l=t.$getHandle(),l===null)throw new Error("Cannot access an instance field without an instance")}else i=t.$borrowClassHandle(s),l=i.value;let a=o(s.handle,l,r);return s.throwIfExceptionPending(),n.fromJni(a,s,!0)}finally{i!==null&&i.unref(s),s.popLocalFrame(NULL)}},set(t){let[e,n,r,o,,s]=this._p,i=W.getEnv();i.pushLocalFrame(4);let l=null;try{let a;if(n===wo){if(a=e.$getHandle(),a===null)throw new Error("Cannot access an instance field without an instance")}else l=e.$borrowClassHandle(i),a=l.value;if(!r.isCompatible(t))throw new Error(`Expected value compatible with ${r.className}`);let c=r.toJni(t,i);s(i.handle,a,o,c),i.throwIfExceptionPending()}finally{l!==null&&l.unref(i),i.popLocalFrame(NULL)}}},holder:{enumerable:!0,get(){return this._p[0]}},fieldType:{enumerable:!0,get(){return this._p[1]}},fieldReturnType:{enumerable:!0,get(){return this._p[2]}},toString:{enumerable:!0,value(){let t=`Java.Field{holder: ${this.holder}, fieldType: ${this.fieldType}, fieldReturnType: ${this.fieldReturnType}, value: ${this.value}}`;return t.length<200?t:`Java.Field{
	holder: ${this.holder},
	fieldType: ${this.fieldType},
	fieldReturnType: ${this.fieldReturnType},
	value: ${this.value},
}`.split(`
`).map(n=>n.length>200?n.slice(0,n.indexOf(" ")+1)+"...,":n).join(`
`)}}});var kn=class t{static fromBuffer(e,n){let r=Ui(n),o=r.getCanonicalPath().toString(),s=new File(o,"w");return s.write(e.buffer),s.close(),yh(o,n),new t(o,r,n)}constructor(e,n,r){this.path=e,this.file=n,this._factory=r}load(){let{_factory:e}=this,{codeCacheDir:n}=e,r=e.use("dalvik.system.DexClassLoader"),o=e.use("java.io.File"),s=this.file;if(s===null&&(s=e.use("java.io.File").$new(this.path)),!s.exists())throw new Error("File not found");o.$new(n).mkdirs(),e.loader=r.$new(s.getCanonicalPath(),n,null,e.loader),W.preventDetachDueToClassLoader()}getClassNames(){let{_factory:e}=this,n=e.use("dalvik.system.DexFile"),r=Ui(e),o=n.loadDex(this.path,r.getCanonicalPath(),0),s=[],i=o.entries();for(;i.hasMoreElements();)s.push(i.nextElement().toString());return s}};function Ui(t){let{cacheDir:e,tempFileNaming:n}=t,r=t.use("java.io.File"),o=r.$new(e);return o.mkdirs(),r.createTempFile(n.prefix,n.suffix+".dex",o)}function yh(t,e){e.use("java.io.File").$new(t).setWritable(!1,!1)}function bh(){switch(ge.state){case"empty":{ge.state="pending";let t=ge.factories[0],e=t.use("java.util.HashMap"),n=t.use("java.lang.Integer");ge.loaders=e.$new(),ge.Integer=n;let r=t.loader;return r!==null&&Io(t,r),ge.state="ready",ge}case"pending":do Thread.sleep(.05);while(ge.state==="pending");return ge;case"ready":return ge}}function Io(t,e){let{factories:n,loaders:r,Integer:o}=ge,s=o.$new(n.indexOf(t));r.put(e,s);for(let i=e.getParent();i!==null&&!r.containsKey(i);i=i.getParent())r.put(i,s)}function qi(t){let e=vt.get(t);e===void 0&&(e=0),e++,vt.set(t,e)}function Wi(t){let e=vt.get(t);if(e===void 0)throw new Error(`Thread ${t} is not ignored`);e--,e===0?vt.delete(t):vt.set(t,e)}function Eh(t){return t.slice(t.lastIndexOf(".")+1)}function ko(t,e){let n=[],r=t.getArrayLength(e);for(let o=0;o!==r;o++){let s=t.getObjectArrayElement(e,o);try{n.push(t.getTypeName(s))}finally{t.deleteLocalRef(s)}}return n}function wh(t){let e=t.split(".");return e[e.length-1]+".java"}var Sh=4,Ki=Process.pointerSize,Co=class{ACC_PUBLIC=1;ACC_PRIVATE=2;ACC_PROTECTED=4;ACC_STATIC=8;ACC_FINAL=16;ACC_SYNCHRONIZED=32;ACC_BRIDGE=64;ACC_VARARGS=128;ACC_NATIVE=256;ACC_ABSTRACT=1024;ACC_STRICT=2048;ACC_SYNTHETIC=4096;constructor(){this.classFactory=null,this.ClassFactory=We,this.vm=null,this.api=null,this._initialized=!1,this._apiError=null,this._wakeupHandler=null,this._pollListener=null,this._pendingMainOps=[],this._pendingVmOps=[],this._cachedIsAppProcess=null;try{this._tryInitialize()}catch{}}_tryInitialize(){if(this._initialized)return!0;if(this._apiError!==null)throw this._apiError;let e;try{e=Vt(),this.api=e}catch(r){throw this._apiError=r,r}if(e===null)return!1;let n=new Fe(e);return this.vm=n,Ni(n),We._initialize(n,e),this.classFactory=new We,this._initialized=!0,!0}_dispose(){if(this.api===null)return;let{vm:e}=this;e.perform(n=>{We._disposeAll(n),b.dispose(n)}),Script.nextTick(()=>{Fe.dispose(e)})}get available(){return this._tryInitialize()}get androidVersion(){return Bt()}synchronized(e,n){let{$h:r=e}=e;if(!(r instanceof NativePointer))throw new Error("Java.synchronized: the first argument `obj` must be either a pointer or a Java instance");let o=this.vm.getEnv();_e("VM::MonitorEnter",o.monitorEnter(r));try{n()}finally{o.monitorExit(r)}}enumerateLoadedClasses(e){this._checkAvailable();let{flavor:n}=this.api;n==="jvm"?this._enumerateLoadedClassesJvm(e):n==="art"?this._enumerateLoadedClassesArt(e):this._enumerateLoadedClassesDalvik(e)}enumerateLoadedClassesSync(){let e=[];return this.enumerateLoadedClasses({onMatch(n){e.push(n)},onComplete(){}}),e}enumerateClassLoaders(e){this._checkAvailable();let{flavor:n}=this.api;if(n==="jvm")this._enumerateClassLoadersJvm(e);else if(n==="art")this._enumerateClassLoadersArt(e);else throw new Error("Enumerating class loaders is not supported on Dalvik")}enumerateClassLoadersSync(){let e=[];return this.enumerateClassLoaders({onMatch(n){e.push(n)},onComplete(){}}),e}_enumerateLoadedClassesJvm(e){let{api:n,vm:r}=this,{jvmti:o}=n,s=r.getEnv(),i=Memory.alloc(Sh),l=Memory.alloc(Ki);o.getLoadedClasses(i,l);let a=i.readS32(),c=l.readPointer(),d=[];for(let f=0;f!==a;f++)d.push(c.add(f*Ki).readPointer());o.deallocate(c);try{for(let f of d){let p=s.getClassName(f);e.onMatch(p,f)}e.onComplete()}finally{d.forEach(f=>{s.deleteLocalRef(f)})}}_enumerateClassLoadersJvm(e){this.choose("java.lang.ClassLoader",e)}_enumerateLoadedClassesArt(e){let{vm:n,api:r}=this,o=n.getEnv(),s=r["art::JavaVMExt::AddGlobalRef"],{vm:i}=r;Ce(n,o,l=>{let a=Qr(c=>{let d=s(i,l,c);try{let f=o.getClassName(d);e.onMatch(f,d)}finally{o.deleteGlobalRef(d)}return!0});r["art::ClassLinker::VisitClasses"](r.artClassLinker.address,a)}),e.onComplete()}_enumerateClassLoadersArt(e){let{classFactory:n,vm:r,api:o}=this,s=r.getEnv(),i=o["art::ClassLinker::VisitClassLoaders"];if(i===void 0)throw new Error("This API is only available on Android >= 7.0");let l=n.use("java.lang.ClassLoader"),a=[],c=o["art::JavaVMExt::AddGlobalRef"],{vm:d}=o;Ce(r,s,f=>{let p=Xr(u=>(a.push(c(d,f,u)),!0));Kr(()=>{i(o.artClassLinker.address,p)})});try{a.forEach(f=>{let p=n.cast(f,l);e.onMatch(p)})}finally{a.forEach(f=>{s.deleteGlobalRef(f)})}e.onComplete()}_enumerateLoadedClassesDalvik(e){let{api:n}=this,r=ptr("0xcbcacccd"),o=172,s=8,l=n.gDvm.add(o).readPointer(),a=l.readS32(),d=l.add(12).readPointer(),f=a*s;for(let p=0;p<f;p+=s){let _=d.add(p).add(4).readPointer();if(_.isNull()||_.equals(r))continue;let g=_.add(24).readPointer().readUtf8String();if(g.startsWith("L")){let y=g.substring(1,g.length-1).replace(/\//g,".");e.onMatch(y)}}e.onComplete()}enumerateMethods(e){let{classFactory:n}=this,r=this.vm.getEnv(),o=n.use("java.lang.ClassLoader");return st.enumerateMethods(e,this.api,r).map(s=>{let i=s.loader;return s.loader=i!==null?n.wrap(i,o,r):null,s})}scheduleOnMainThread(e){this.performNow(()=>{this._pendingMainOps.push(e);let{_wakeupHandler:n}=this;if(n===null){let{classFactory:r}=this,o=r.use("android.os.Handler"),s=r.use("android.os.Looper");n=o.$new(s.getMainLooper()),this._wakeupHandler=n}this._pollListener===null&&(this._pollListener=Interceptor.attach(Process.getModuleByName("libc.so").getExportByName("epoll_wait"),this._makePollHook()),Interceptor.flush()),n.sendEmptyMessage(1)})}_makePollHook(){let e=Process.id,{_pendingMainOps:n}=this;return function(){if(this.threadId!==e)return;let r;for(;(r=n.shift())!==void 0;)try{r()}catch(o){Script.nextTick(()=>{throw o})}}}perform(e){if(this._checkAvailable(),!this._isAppProcess()||this.classFactory.loader!==null)try{this.vm.perform(e)}catch(n){Script.nextTick(()=>{throw n})}else this._pendingVmOps.push(e),this._pendingVmOps.length===1&&this._performPendingVmOpsWhenReady()}performNow(e){return this._checkAvailable(),this.vm.perform(()=>{let{classFactory:n}=this;if(this._isAppProcess()&&n.loader===null){let o=n.use("android.app.ActivityThread").currentApplication();o!==null&&Qi(n,o)}return e()})}_performPendingVmOpsWhenReady(){this.vm.perform(()=>{let{classFactory:e}=this,n=e.use("android.app.ActivityThread"),r=n.currentApplication();if(r!==null){Qi(e,r),this._performPendingVmOps();return}let o=this,s=!1,i="early",l=n.handleBindApplication;l.implementation=function(d){if(d.instrumentationName.value!==null){i="late";let p=e.use("android.app.LoadedApk").makeApplication;p.implementation=function(u,_){return s||(s=!0,Xi(e,this),o._performPendingVmOps()),p.apply(this,arguments)}}l.apply(this,arguments)};let c=n.getPackageInfo.overloads.map(d=>[d.argumentTypes.length,d]).sort(([d],[f])=>f-d).map(([d,f])=>f)[0];c.implementation=function(...d){let f=c.call(this,...d);return!s&&i==="early"&&(s=!0,Xi(e,f),o._performPendingVmOps()),f}})}_performPendingVmOps(){let{vm:e,_pendingVmOps:n}=this,r;for(;(r=n.shift())!==void 0;)try{e.perform(r)}catch(o){Script.nextTick(()=>{throw o})}}use(e,n){return this.classFactory.use(e,n)}openClassFile(e){return this.classFactory.openClassFile(e)}choose(e,n){this.classFactory.choose(e,n)}retain(e){return this.classFactory.retain(e)}cast(e,n){return this.classFactory.cast(e,n)}array(e,n){return this.classFactory.array(e,n)}backtrace(e){return Yr(this.vm,e)}isMainThread(){let e=this.classFactory.use("android.os.Looper"),n=e.getMainLooper(),r=e.myLooper();return r===null?!1:n.$isSameObject(r)}registerClass(e){return this.classFactory.registerClass(e)}deoptimizeEverything(){let{vm:e}=this;return ro(e,e.getEnv())}deoptimizeBootImage(){let{vm:e}=this;return oo(e,e.getEnv())}deoptimizeMethod(e){let{vm:n}=this;return no(n,n.getEnv(),e)}_checkAvailable(){if(!this.available)throw new Error("Java API not available")}_isAppProcess(){let e=this._cachedIsAppProcess;if(e===null){if(this.api.flavor==="jvm")return e=!1,this._cachedIsAppProcess=e,e;let n=new NativeFunction(Module.getGlobalExportByName("readlink"),"pointer",["pointer","pointer","pointer"],{exceptions:"propagate"}),r=Memory.allocUtf8String("/proc/self/exe"),o=1024,s=Memory.alloc(o),i=n(r,s,ptr(o)).toInt32();if(i!==-1){let l=s.readUtf8String(i);e=/^\/system\/bin\/app_process/.test(l)}else e=!0;this._cachedIsAppProcess=e}return e}};function Qi(t,e){let n=t.use("android.os.Process");t.loader=e.getClassLoader(),n.myUid()===n.SYSTEM_UID.value?(t.cacheDir="/data/system",t.codeCacheDir="/data/dalvik-cache"):"getCodeCacheDir"in e?(t.cacheDir=e.getCacheDir().getCanonicalPath(),t.codeCacheDir=e.getCodeCacheDir().getCanonicalPath()):(t.cacheDir=e.getFilesDir().getCanonicalPath(),t.codeCacheDir=e.getCacheDir().getCanonicalPath())}function Xi(t,e){let n=t.use("java.io.File");t.loader=e.getClassLoader();let r=n.$new(e.getDataDir()).getCanonicalPath();t.cacheDir=r,t.codeCacheDir=r+"/cache"}var To=new Co;Script.bindWeak(To,()=>{To._dispose()});var Yi=To;var ie=Yi;function Ke(){return ie.available?ie.api?.flavor==="jvm"?"hotspot":"art":"native"}var An=2;function Cn(t,e){return t[e]?.overloads??[]}function ea(t,e,n){let r=n.newGlobalRef(e);return ie.classFactory._make(t,o=>o.newLocalRef(r),n)}var ke=class{$h;owner;constructor(e,n){this.$h=e,this.owner=n}$dispose(){this.owner?.deleteGlobalRef(this.$h)}},vh={name:"Ljava/lang/Object;",type:"pointer",size:1,defaultValue:NULL,isCompatible:t=>t===null||t instanceof ke,fromJni:(t,e,n)=>t.isNull()?null:n?new ke(e.newGlobalRef(t),e):new ke(t,null),toJni:t=>t===null?NULL:t.$h};function ta(t){let e=n=>n.type==="pointer"?{...vh,className:n.className}:n;t._p[4]=e(t._p[4]),t._p[5]=t._p[5].map(e)}var Lo=new Map,Ih=0,kh=new NativeFunction(tn(new NativeCallback(t=>Lo.get(t)?.(),"void",["int"])),"void",["int"],Se);function Tn(t,e){let n=null,r=Ih++;if(Lo.set(r,()=>{try{e()}catch(o){n=o}}),kh(r),Lo.delete(r),t.deleteLocalRef(t.findClass("java/lang/Object")),n!==null)throw n}var xh=Process.platform==="darwin"?6:1;function Ah(){let t=Module.findGlobalExportByName("clock_gettime");if(t===null)return null;let e=new NativeFunction(t,"int",["int","pointer"],{scheduling:"exclusive",exceptions:"propagate"}),n=Memory.alloc(2*Process.pointerSize);return r=>(e(r,n),Number(n.readLong())+Number(n.add(Process.pointerSize).readLong())/1e9)}var No=Ah();function Qe(){if(No!==null)return{t:na(No(0)),t_mono:na(No(xh))};let t=Date.now()/1e3;return{t,t_mono:t}}function na(t){return Math.round(t*1e6)/1e6}var Ch={boolean:"uint8",byte:"int8",char:"uint16",short:"int16",int:"int32",long:"int64",float:"float",double:"double",void:"void"},ra=new Map,oa=new Map;function Ne(t,e){let n=ra.get(e);return n===void 0&&(n=t.newGlobalRef(t.findClass(e)),ra.set(e,n)),n}function jo(t,e,n,r,o=!1){let s=`${e}.${n}${r}`,i=oa.get(s);if(i===void 0){let l=Ne(t,e);i=o?t.getStaticMethodId(l,n,r):t.getMethodId(l,n,r),t.throwIfExceptionPending(),oa.set(s,i)}return i}function ye(t,e,[n,r,o],s=[],i=[]){let l=jo(t,n,r,o),a=t.vaMethod("pointer",s)(t.handle,e,l,...i);return t.throwIfExceptionPending(),a}function It(t,e,[n,r,o],s="int32"){let i=jo(t,n,r,o),l=t.vaMethod(s,[])(t.handle,e,i);return t.throwIfExceptionPending(),l}function ct(t,[e,n,r],o,s=[],i=[]){let l=jo(t,e,n,r,!0),a=t.staticVaMethod(o,s)(t.handle,Ne(t,e),l,...i);return t.throwIfExceptionPending(),a}function lt(t,e,n){let r=t.getStringLength(e),o=Math.min(r,n);if(o===0)return{text:"",cut:r>0};let s=Memory.alloc(2*o);Th(t,e,o,s);let i=new Uint16Array(s.readByteArray(2*o)),l=[];for(let a=0;a<o;a+=4096)l.push(String.fromCharCode(...i.subarray(a,a+4096)));return{text:l.join(""),cut:o<r}}var sa=null;function Th(t,e,n,r){let o=t.handle.readPointer().add(220*Process.pointerSize),s=["pointer","pointer","int","int","pointer"];sa??=new NativeFunction(o.readPointer(),"void",s,Se),sa(t.handle,e,0,n,r)}function dt(t,e,n,r,o){let s=Math.max(0,Math.min(r,t.getArrayLength(e)-n,o));if(s===0)return new ArrayBuffer(0);let i=Memory.alloc(s);return t.getByteArrayRegion(e,n,s,i),t.throwIfExceptionPending(),i.readByteArray(s)}function Oo(t,e){return t.isInstanceOf(e,Ne(t,"java/lang/String"))}function ia(t,e){return t.isInstanceOf(e,Ne(t,"[B"))}function Lh(t,e){return t.isInstanceOf(e,Ne(t,"[Ljava/lang/Object;"))}function Ln(t,e,n){if(Oo(t,e))return lt(t,e,n);let r=ye(t,e,["java/lang/Object","toString","()Ljava/lang/String;"]);return r.isNull()?{text:"null",cut:!1}:lt(t,r,n)}function aa(t){let e=ct(t,["java/lang/Thread","currentThread","()Ljava/lang/Thread;"],"pointer"),n=ye(t,e,["java/lang/Thread","getName","()Ljava/lang/String;"]),{text:r}=lt(t,n,200);return t.deleteLocalRef(n),t.deleteLocalRef(e),r}function Ro(t,e){return ct(t,["java/lang/System","identityHashCode","(Ljava/lang/Object;)I"],"int32",["pointer"],[e])}function Po(t,e,n,r){let o=e;Lh(t,e)||(o=ye(t,e,["java/util/Collection","toArray","()[Ljava/lang/Object;"]));let s=t.getArrayLength(o);for(let i=0;i<Math.min(s,n);i++){let l=t.getObjectArrayElement(o,i);t.throwIfExceptionPending(),!l.isNull()&&(r(l),t.deleteLocalRef(l))}return s>n}var De=class{name;kind;known=[];constructor(e,n){this.name=e,this.kind=n}read(e,n,r=0){let o=this.memberFor(e,n);if(o===null)throw new Zt(this.name);let s=this.kind==="field"?e.getField(o.type)(e.handle,n,o.id):this.kind==="indexed"?e.vaMethod(o.type,["int32"])(e.handle,n,o.id,r):e.vaMethod(o.type,[])(e.handle,n,o.id);return e.throwIfExceptionPending(),o.isBoolean?s!==0:s}memberFor(e,n){let r=e.getObjectClass(n);try{let o=this.known.find(i=>e.isSameObject(i.klass,r));if(o!==void 0)return o;let s=this.lookUp(e,r);return s!==null&&this.known.length<64&&this.known.push(s),s}finally{e.deleteLocalRef(r)}}lookUp(e,n){let r=this.kind==="field",o=this.reflect(e,n);if(o===null)return null;let s=ye(e,o,r?["java/lang/reflect/Field","getType","()Ljava/lang/Class;"]:["java/lang/reflect/Method","getReturnType","()Ljava/lang/Class;"]),i=r?e.fromReflectedField(o):e.fromReflectedMethod(o);e.throwIfExceptionPending();let l=e.getClassName(s);return{klass:e.newGlobalRef(n),id:i,type:Ch[l]??"pointer",isBoolean:l==="boolean"}}reflect(e,n){let r=e.newStringUtf(this.name);try{return this.kind==="field"?ye(e,n,["java/lang/Class","getField","(Ljava/lang/String;)Ljava/lang/reflect/Field;"],["pointer"],[r]):ye(e,n,["java/lang/Class","getMethod","(Ljava/lang/String;[Ljava/lang/Class;)Ljava/lang/reflect/Method;"],["pointer","pointer"],[r,this.kind==="indexed"?Nh(e):NULL])}catch{return null}}},Zt=class extends Error{constructor(e){super(`no public member ${e}`)}},Mo=null;function Nh(t){if(Mo===null){let e=t,n=Ne(t,"java/lang/Integer"),r=t.getStaticFieldId(n,"TYPE","Ljava/lang/Class;"),s=t.getStaticField("pointer")(t.handle,n,r);Mo=t.newGlobalRef(e.newObjectArray(1,Ne(t,"java/lang/Class"),s))}return Mo}function qt(t){let e=ie.vm.getEnv();e.pushLocalFrame(64);try{return t(e)}finally{e.popLocalFrame(NULL)}}var kt=65536,Fo=class{texts=[];truncated=!1;room=kt;addAll(e){for(let n of e)this.add(n)}add(e){if(e===null)return;e.length>this.room&&(this.truncated=!0);let n=e.slice(0,this.room);this.room-=n.length,(n.length>0||e.length===0)&&this.texts.push(n)}};function ut(t,e,n="text"){return e==null?null:e instanceof ke?la(t,e.$h,n):e instanceof NativePointer?e.isNull()?null:la(t,e,n):String(e)}function la(t,e,n){if(Oo(t,e))return Ln(t,e,kt+1).text;if(!ia(t,e))return Ln(t,e,kt+1).text;let r=new Uint8Array(dt(t,e,0,t.getArrayLength(e),kt/2));return n==="mac"?ca(r,":"):n==="hex"?ca(r,""):Nn(r)}function ca(t,e){return Array.from(t,n=>n.toString(16).padStart(2,"0")).join(e)}var Mh="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";function Nn(t){let e=[];for(let n=0;n<t.length;n+=3){let r=t.length-n,o=t[n]<<16|(t[n+1]??0)<<8|(t[n+2]??0),s=[18,12,6,0].map(i=>Mh[o>>i&63]).join("");e.push(r>=3?s:r===2?s.slice(0,3)+"=":s.slice(0,2)+"==")}return e.join("")}function Uo(t){let e=t.split(".").map(n=>{let r=n.endsWith("?"),o=r?n.slice(0,-1):n,s=o.endsWith("()");return{isOptional:r,reader:new De(s?o.slice(0,-2):o,s?"method":"field")}});return(n,r)=>{let o=r;for(let{isOptional:s,reader:i}of e){let l=o instanceof ke?o.$h:o;if(!(l instanceof NativePointer)||l.isNull())return null;try{o=i.read(n,l)}catch(a){if(s&&a instanceof Zt)return null;throw a}}return o}}function jh(t){if(t.join.length>0){let n=t.join.map(Uo);return(r,o)=>{let s=n.map(i=>ut(r,i(r,o),t.format));return[s.every(i=>i===null)?null:s.map(i=>i??"").join(",")]}}if(t.get.length===0)return(n,r)=>[ut(n,r,t.format)];let e=t.get.map(Uo);return(n,r)=>e.map(o=>ut(n,o(n,r),t.format))}function Oh(t){if(t==="return")return n=>n.result;if(t==="this")return n=>n.receiver;let e=Number(t.slice(4));return n=>n.args[e]}function da(t){return t!==null&&t.of!=="return"}function ua(t){if(t===null)return()=>({value:null,values:[],truncated:!1});let e=Oh(t.of),n=Rh(t);return(r,o)=>{let s=new Fo,i=e(o);i!=null&&n(r,i,s);let[l=null,...a]=s.texts;return{value:l,values:a,truncated:s.truncated}}}function Rh(t){let e=jh(t);if(t.each===null)return(o,s,i)=>i.addAll(e(o,s));if(t.each==="list")return(o,s,i)=>{let l=s.$h??s;Po(o,l,t.limit,a=>i.addAll(e(o,a)))&&(i.truncated=!0)};if(t.each==="rows")return Ph(t);let n=Uo(`${t.each.count}()`),r=new De(t.each.at,"indexed");return(o,s,i)=>{let l=s.$h,a=n(o,s);a>t.limit&&(i.truncated=!0);for(let c=0;c<Math.min(a,t.limit);c++)i.addAll(e(o,r.read(o,l,c)))}}function Ph(t){let e=new De("getPosition","method"),n=new De("getCount","method"),r=new De("getColumnNames","method"),o=new De("moveToPosition","indexed"),s=new De("getString","indexed");return(i,l,a)=>{let c=l.$h,d=e.read(i,c),f=n.read(i,c),p=[],u=0;Po(i,r.read(i,c),200,h=>{t.columns.includes(Ln(i,h,200).text)&&p.push(u),u++});let _=new Set;try{for(let h=0;h<Math.min(f,t.limit);h++){o.read(i,c,h);for(let g of p){let y=s.read(i,c,g),E=ut(i,y);y.isNull()||i.deleteLocalRef(y),!(E===null||E===""||_.has(E))&&(_.add(E),a.add(E))}}}finally{o.read(i,c,d)}f>t.limit&&(a.truncated=!0)}}function fa(t){let e=t.map(n=>({arg:n.arg,holds:Fh(n)}));return(n,r)=>e.every(({arg:o,holds:s})=>{let i=ut(n,r.args[o]);return i!==null&&s(i)})}function Fh({op:t,texts:e}){if(t==="is")return r=>e.includes(r);if(t==="starts_with")return r=>e.some(o=>r.startsWith(o));if(t==="contains")return r=>e.some(o=>r.includes(o));let n=e.map(r=>new RegExp(r));return r=>n.some(o=>o.test(r))}var Do=65536,Uh=512,Vo={cipher:["init","update","updateAAD"],mac:["init","update","reset"],digest:["update","reset"]},Dh={cipher:"javax/crypto/Cipher",mac:"javax/crypto/Mac",digest:"java/security/MessageDigest"},Mn={input:[0,-1,-1]},Xe={input:[0,1,2]},Bh={"cipher.update([B)":{...Mn,output:[-1,-1]},"cipher.update([B,int,int)":{...Xe,output:[-1,-1]},"cipher.update([B,int,int,[B)":{...Xe,output:[3,-1]},"cipher.update([B,int,int,[B,int)":{...Xe,output:[3,4]},"cipher.update(java.nio.ByteBuffer,java.nio.ByteBuffer)":{buffer:0,outputBuffer:1},"cipher.doFinal()":{output:[-1,-1]},"cipher.doFinal([B)":{...Mn,output:[-1,-1]},"cipher.doFinal([B,int)":{output:[0,1]},"cipher.doFinal([B,int,int)":{...Xe,output:[-1,-1]},"cipher.doFinal([B,int,int,[B)":{...Xe,output:[3,-1]},"cipher.doFinal([B,int,int,[B,int)":{...Xe,output:[3,4]},"cipher.doFinal(java.nio.ByteBuffer,java.nio.ByteBuffer)":{buffer:0,outputBuffer:1},"mac.update([B)":Mn,"mac.update([B,int,int)":Xe,"mac.update(java.nio.ByteBuffer)":{buffer:0},"mac.doFinal()":{output:[-1,-1]},"mac.doFinal([B)":{output:[-1,-1]},"mac.doFinal([B,int)":{output:[0,1]},"digest.update([B)":Mn,"digest.update([B,int,int)":Xe,"digest.update(java.nio.ByteBuffer)":{buffer:0},"digest.digest()":{output:[-1,-1]},"digest.digest([B)":{output:[-1,-1]},"digest.digest([B,int,int)":{output:[0,1]}},xt=class{parts=[];n=0;total=0;get room(){return Do-this.n}get isCut(){return this.total>this.n}add(e,n){e.byteLength>0&&this.parts.push(new Uint8Array(e)),this.n+=e.byteLength,this.total+=Math.max(n,e.byteLength)}mark(){let{n:e,total:n}=this,r=this.parts.length;return()=>{this.parts.length=r,this.n=e,this.total=n}}text(){let e=new Uint8Array(this.n),n=0;for(let r of this.parts)e.set(r,n),n+=r.length;return Nn(e)}},Bo=class{op="";key=null;input=new xt;output=new xt;clear(){this.input=new xt,this.output=new xt}},zo=class{byHash=new Map;n=0;of(e,n){let r=Ro(e,n),o=this.byHash.get(r)??[];this.byHash.delete(r),this.byHash.set(r,o);let s=o.find(({weak:l})=>e.isSameObject(l,n));if(s!==void 0)return s.state;this.n>=Uh&&this.dropOldest(e);let i=new Bo;return o.push({weak:zh(e,n),state:i}),this.n++,i}drop(e,n){let r=Ro(e,n),o=this.byHash.get(r)??[],s=o.findIndex(({weak:i})=>e.isSameObject(i,n));s<0||(ma(e,o[s].weak),o.splice(s,1),this.n--,o.length===0&&this.byHash.delete(r))}dropOldest(e){let[n,r]=this.byHash.entries().next().value;for(let{weak:o}of r)ma(e,o);this.byHash.delete(n),this.n-=r.length}};function _a(t,e,n){let r=t.handle.readPointer().add(e*Process.pointerSize).readPointer();return new NativeFunction(r,n,["pointer","pointer"],Se)}var pa=null,ha=null;function zh(t,e){return pa??=_a(t,226,"pointer"),pa(t.handle,e)}function ma(t,e){ha??=_a(t,227,"void"),ha(t.handle,e)}var ga=new zo;function $o(t,e,n,r,o){let s=Jo(t,e,n,o),{state:i,receiver:l}=s;return s.shape=Bh[`${e}.${n}(${r})`]??{},(n==="init"||n==="reset")&&i.clear(),n==="init"&&Jh(t,e,i,o),Hh(t,i.input,s.shape,o),s.isFinal&&e==="cipher"&&(s.iv=Gh(t,l)),s.shape.outputBuffer!==void 0&&(s.outputAt=Go(t,o.args[s.shape.outputBuffer])),s}function Jo(t,e,n,r){let o=r.receiver,s=ga.of(t,o),[i,l]=[s.input.mark(),s.output.mark()],a=()=>{i(),l()};return{kind:e,receiver:o,state:s,shape:{},isFinal:!Vo[e].includes(n),iv:null,outputAt:0,takeBack:a}}function ya(t,e,n){let{kind:r,receiver:o,state:s,isFinal:i,takeBack:l}=e;n?l():i&&r==="digest"?ga.drop(t,o):i&&s.clear()}function ba(t,e,n){let{state:r,shape:o}=e;if(o.outputBuffer!==void 0){let s=n.args[o.outputBuffer];Sa(t,r.output,s.$h,e.outputAt,Go(t,s))}else if(o.output!==void 0){let[s,i]=o.output,l=s===-1?n.result:n.args[s];if(l==null)return;let a=i===-1?0:n.args[i],c=s===-1?t.getArrayLength(l.$h):Vh(t,e,n);r.output.add(dt(t,l.$h,a,c,r.output.room),c)}}function Vh(t,{receiver:e},n){return typeof n.result=="number"?n.result:It(t,e,["javax/crypto/Mac","getMacLength","()I"])}function Ea(t,e){let{kind:n,receiver:r,state:o,iv:s}=e,i=ye(t,r,[Dh[n],"getAlgorithm","()Ljava/lang/String;"]),l=lt(t,i,200).text;return{algorithm:l,mode:n==="cipher"?l.split("/")[1]??null:null,op:n==="cipher"?o.op:n,key:o.key,iv:s,input:o.input.text(),output:o.output.text(),input_length:o.input.total,output_length:o.output.total,truncated:o.input.isCut||o.output.isCut}}var $h=["","encrypt","decrypt","wrap","unwrap"];function Jh(t,e,n,r){e==="cipher"&&(n.op=$h[r.args[0]]??"");let o=r.args[e==="cipher"?1:0];n.key=null,!(!(o instanceof ke)||!t.isInstanceOf(o.$h,Ne(t,"java/security/Key")))&&(n.key=wa(t,o.$h,["java/security/Key","getEncoded","()[B"]))}function Gh(t,e){return wa(t,e,["javax/crypto/Cipher","getIV","()[B"])}function wa(t,e,n){try{let r=ye(t,e,n);return r.isNull()?null:Nn(new Uint8Array(dt(t,r,0,Do,Do)))}catch{return null}}function Hh(t,e,n,r){if(n.buffer!==void 0){let o=r.args[n.buffer];if(!(o instanceof ke))return;let s=It(t,o.$h,["java/nio/Buffer","limit","()I"]);Sa(t,e,o.$h,Go(t,o),s)}else if(n.input!==void 0){let[o,s,i]=n.input,l=r.args[o];if(!(l instanceof ke))return;let a=s===-1?0:r.args[s],c=i===-1?t.getArrayLength(l.$h):r.args[i];e.add(dt(t,l.$h,a,c,e.room),c)}}function Go(t,e){return e instanceof ke?It(t,e.$h,["java/nio/Buffer","position","()I"]):0}function Sa(t,e,n,r,o){let s=Math.max(0,o-r),i=Math.min(s,e.room),l=t.getDirectBufferAddress(n);if(!l.isNull())e.add(l.add(r).readByteArray(i),s);else if(It(t,n,["java/nio/ByteBuffer","hasArray","()Z"],"uint8")!==0){let a=ye(t,n,["java/nio/ByteBuffer","array","()[B"]),c=It(t,n,["java/nio/ByteBuffer","arrayOffset","()I"]);e.add(dt(t,a,c+r,s,i),s)}else e.add(new ArrayBuffer(0),s)}var jn=class{queue;counts=new Map;constructor(e){this.queue=e}run(e,n,r){try{return r()}catch(o){return this.report(e,n,o),null}}report(e,n,r){let o=(this.counts.get(e)??0)+1;this.counts.set(e,o),!(o>20)&&this.queue.put("hook_error",{hook:e,where:n,error:Wt(r)})}};function Wt(t){if(!(t instanceof Error))return typeof t;if(t.$h!==void 0)return t.message.split(":")[0]??"exception";let e=/at (\S+)/.exec(t.stack??"")?.[1]??"";return`${t.name} ${t.constructor.name==="MissingMember"?t.message:""}${e}`.trim()}var At=class{limit;second=-1;n=0;constructor(e){this.limit=e}allows(e){let n=Math.floor(e);return n!==this.second&&(this.second=n,this.n=0),this.n++<this.limit}},Ho=class{ours=!1;frames=[]},On=new Map;function Kt(t){let e=On.get(t);return e===void 0&&(e=new Ho,On.set(t,e)),e}function ft(t,e){e.frames.length===0&&!e.ours&&On.delete(t)}function Me(t){let e=Process.getCurrentThreadId(),n=On.has(e),r=Kt(e),o=r.ours;r.ours=!0;try{return t()}finally{r.ours=o,n||ft(e,r)}}var Rn=class{spec;state="absent";reason=null;calls=0;dropped=0;value;isMeant;isEarly;rate;base=null;constructor(e,n){this.spec=e,this.value=ua(e.value),this.isMeant=fa(e.when),this.isEarly=da(e.value),this.rate=e.risk==="hot"?new At(n.hot_limit):null}set(e,n){this.state=e,this.reason=n}},Zo={spec:{id:"crypto"}},Pn=class{queue;guard;walker;sentStacks=new Set;constructor(e,n,r){this.queue=e,this.guard=n,this.walker=r}onCall(e,n,r){let o=Process.getCurrentThreadId(),s=Kt(o);if(s.ours)return e.method.apply(n,r);let l={receiver:e.method.type===An?null:n.$h,args:r,result:void 0},a=Qe(),c=this.before(e,s,l,a);if(c.length===0)return ft(o,s),e.method.apply(n,r);s.frames.push({group:e.group,receiver:l.receiver});try{l.result=e.method.apply(n,r)}catch(d){throw s.frames.pop(),this.after(c,l,a,d.$h===void 0?null:Wt(d)),ft(o,s),d}return s.frames.pop(),this.after(c,l,a,null),ft(o,s),l.result}before(e,n,r,o){let s=[];return this.within(i=>{let l=n.frames.some(a=>a.group===e.group&&(a.receiver===null||r.receiver===null||i.isSameObject(a.receiver,r.receiver)));for(let a of e.feeds){let c=this.guard.run(a,"feed",()=>$o(i,a,e.method._p[0],e.types,r));(c?.shape.output!==void 0||c?.shape.outputBuffer!==void 0)&&s.push({active:Zo,crypto:c,stack:null,done:!1})}if(!l)for(let a of e.actives){let c=this.guard.run(a.spec.id,"before",()=>this.begin(i,a,e,r,o));c!==null&&s.push(c)}}),s}begin(e,n,r,o,s){if(!n.isMeant(e,o))return null;let{crypto:i,skip_callers:l}=n.spec,a=i!==null?this.walker.walk(e):null,c=r.method._p[0];if(i!==null&&a!==null&&l.some(p=>a.direct.startsWith(p)))return{active:Zo,crypto:Jo(e,i,c,o),stack:a,done:!1};let d=i!==null?$o(e,i,c,r.types,o):null,f={active:n,crypto:d,stack:a,done:!1};return n.isEarly&&this.report(e,f,o,s,null),f}after(e,n,r,o){this.within(s=>{for(let i of e){if(i.done)continue;let{active:l,crypto:a}=i;this.guard.run(l.spec.id,"after",()=>{a!==null&&o===null&&ba(s,a,n),l!==Zo&&this.report(s,i,n,r,o)}),a!==null&&this.guard.run(l.spec.id,"settle",()=>ya(s,a,o!==null))}})}within(e){Me(()=>this.guard.run("agent","frame",()=>qt(e)))}report(e,n,r,o,s){let{active:i,crypto:l}=n,{spec:a}=i;if(n.done=!0,i.calls++,i.rate!==null&&!i.rate.allows(o.t_mono)){i.dropped++;return}let c=s===null?i.value(e,r):{value:null,values:[],truncated:!1},d=n.stack??this.walker.walk(e),f=l!==null&&s===null?Ea(e,l):null,{truncated:p=!1,...u}=f??{},_={hook:a.id,tid:Process.getCurrentThreadId(),thread:aa(e),value:c.value,values:c.values,args:a.log_args.map(h=>ut(e,r.args[h])?.slice(0,kt)??null),crypto:f===null?null:u,caller:d.caller,stack_hash:d.hash,error:s,truncated:c.truncated||p===!0};this.sayStack(d,o),this.queue.put("api",_,o,i.calls===1)||i.dropped++}sayStack(e,n){this.sentStacks.has(e.hash)||this.queue.put("stack",{stack_hash:e.hash,frames:e.frames},n)&&this.sentStacks.add(e.hash)}};var Fn=class{isHotspot=Ke()==="hotspot";n=0;find(e,n){let r=new Map,o=(s,i)=>{let l=r.get(s)??[];l.push(this.take(e,s,i)),r.set(s,l)};if(this.isHotspot)for(let[s,i]of this.loaded(e,l=>n.has(l)))o(s,i);for(let s of n){if(r.has(s))continue;let i=this.isHotspot?this.load(e,s):this.use(e,s);i!==null&&o(s,i)}return r}implementers(e,n){let r=[],o=l=>n.flatMap((a,c)=>e.isAssignableFrom(l,a)&&!e.isSameObject(l,a)?[c]:[]),s=[];return this.loaded(e,(l,a)=>{let c=o(a);return c.length>0&&s.push(c),c.length>0}).forEach(([l,a],c)=>{if(!l.startsWith("["))for(let d of s[c]??[])r.push([this.take(e,l,a),d])}),r}take(e,n,r){this.link(e,r);let o=e.newGlobalRef(r);return{name:n,klass:o,wrapper:ea(`${n}#${this.n++}`,o,e)}}link(e,n){if(!this.isHotspot)return;let r=ye(e,n,["java/lang/Class","getDeclaredMethods","()[Ljava/lang/reflect/Method;"]);e.deleteLocalRef(r)}loaded(e,n){let r=[];return ie.enumerateLoadedClasses({onMatch:(o,s)=>{n(o,s)&&r.push([o,e.newLocalRef(s)])},onComplete:()=>{}}),r}load(e,n){let r=e.newStringUtf(n);try{let o=ct(e,["java/lang/ClassLoader","getSystemClassLoader","()Ljava/lang/ClassLoader;"],"pointer");return ye(e,o,["java/lang/ClassLoader","loadClass","(Ljava/lang/String;)Ljava/lang/Class;"],["pointer"],[r])}catch(o){return va(e,o)}}use(e,n){try{return ie.use(n).$copyClassHandle(e)}catch(r){return va(e,r)}}};function va(t,e){let n=e.$h;if(n!==void 0&&(t.isInstanceOf(n,Ne(t,"java/lang/ClassNotFoundException"))||t.isInstanceOf(n,Ne(t,"java/lang/NoClassDefFoundError"))))return null;throw e}var Zh=805372416,Un=56,Ia=50,je=Process.pointerSize,Dn=class t{handle;prepared=null;callback=null;getStackTrace;getMethodName;getDeclaringClass;getSignature;deallocate;setCallbacks;setMode;disposeEnvironment;constructor(e){this.handle=e,this.getStackTrace=this.fn(104,["pointer","pointer","int","int","pointer","pointer"]),this.getMethodName=this.fn(64,["pointer","pointer","pointer","pointer","pointer"]),this.getDeclaringClass=this.fn(65,["pointer","pointer","pointer"]),this.getSignature=this.fn(48,["pointer","pointer","pointer","pointer"]),this.deallocate=this.fn(47,["pointer","pointer"]),this.setCallbacks=this.fn(122,["pointer","pointer","int"]),this.setMode=this.fn(2,["pointer","int","int","pointer","..."]),this.disposeEnvironment=this.fn(127,["pointer"])}static open(){let e=ie.vm.handle,n=Memory.alloc(je);return new NativeFunction(e.readPointer().add(6*je).readPointer(),"int",["pointer","pointer","int"],Se)(e,n,Zh)===0?new t(n.readPointer()):null}fn(e,n){let r=this.handle.readPointer().add((e-1)*je).readPointer();return new NativeFunction(r,"int",n,Se)}stackInto(e,n){let r=e.add(n*2*je);return this.getStackTrace(this.handle,NULL,0,n,e,r)===0?r.readInt():0}methodName(e,n){let r=Memory.alloc(4*je);if(this.getMethodName(this.handle,e,r,NULL,NULL)!==0)return"unknown.unknown";let o=this.take(r);if(this.getDeclaringClass(this.handle,e,r.add(je))!==0)return`unknown.${o}`;let s=r.add(je).readPointer(),i=this.className(s);return n.deleteLocalRef(s),`${i}.${o}`}className(e){let n=Memory.alloc(je);return this.getSignature(this.handle,e,n,NULL)!==0?"unknown":this.take(n).slice(1,-1).replace(/\//g,".")}take(e){let n=e.readPointer().readUtf8String()??"";return this.deallocate(this.handle,e.readPointer()),n}onClassPrepared(e){this.callback=new NativeCallback((r,o,s,i)=>e(i),"void",["pointer","pointer","pointer","pointer"]);let n=Un-Ia+1;this.prepared=Memory.alloc(n*je),this.prepared.add((Un-Ia)*je).writePointer(this.callback),this.setCallbacks(this.handle,this.prepared,n*je),this.setMode(this.handle,1,Un,NULL)}close(){this.prepared!==null&&(this.setMode(this.handle,0,Un,NULL),this.setCallbacks(this.handle,NULL,0)),this.disposeEnvironment(this.handle)}};var qo=48,qh=2e4,Wh=/^(?:java|javax|jdk|sun|com\.sun|android|androidx|com\.android|dalvik|libcore|kotlin|kotlinx)\.|^org\.apache\.harmony\./,Kh=/^(?:java\.security|javax\.crypto)\./;function Qh(t){let e=t[0],n=t.findIndex(o=>o!==e),r=n===-1?[]:t.slice(n);return{hash:Xh(r.join(`
`)),frames:r,caller:r.find(o=>!Wh.test(o))??null,direct:r.find(o=>!Kh.test(o))??""}}function Xh(t){return Checksum.compute("sha256",t).slice(0,16)}var Bn=class{stacks=new Map;get(e,n){let r=this.stacks.get(e);return r===void 0&&(r=Qh(n()),this.stacks.size>=qh&&this.stacks.clear(),this.stacks.set(e,r)),r}},Wo=class{jvmti;known=new Bn;names=new Map;buffers=[];constructor(e){this.jvmti=e}walk(e){let n=this.buffers.pop()??Memory.alloc((qo*2+1)*Process.pointerSize);try{let r=this.jvmti.stackInto(n,qo),o=new Int32Array(n.readByteArray(r*2*Process.pointerSize));return this.known.get(Yh(o),()=>this.frames(n,r,e))}finally{this.buffers.push(n)}}frames(e,n,r){let o=[];for(let s=0;s<n;s++){let i=e.add(s*2*Process.pointerSize).readPointer(),l=i.toString(),a=this.names.get(l);a===void 0&&(a=this.jvmti.methodName(i,r).replace(/[.+/]0x[0-9a-f]+(?=\.)/,""),this.names.set(l,a)),o.push(a)}return o}};function Yh(t){let e=-2128831035,n=19088743;for(let r=0;r<t.length;r++){let o=t[r];e=Math.imul(e^o,16777619),n=Math.imul(n^o,1540483477)^n>>>15}return`${e}:${n}:${t.length}`}var Ko=class{known=new Bn;throwable=ie.use("java.lang.Throwable");walk(e){let n=this.throwable.$new();try{let r=ye(e,n.$h,["java/lang/Throwable","getStackTrace","()[Ljava/lang/StackTraceElement;"]),o=ct(e,["java/util/Arrays","hashCode","([Ljava/lang/Object;)I"],"int32",["pointer"],[r]);return this.known.get(`${o}`,()=>this.frames(r,e))}finally{n.$dispose()}}frames(e,n){let r=ct(n,["java/util/Arrays","toString","([Ljava/lang/Object;)Ljava/lang/String;"],"pointer",["pointer"],[e]);return lt(n,r,65536).text.slice(1,-1).split(", ").slice(0,qo).map(em)}};function em(t){let e=t.split("(")[0].split("/"),n=e[e.length-1];return!n.startsWith("0x")||e.length<2?n:`${e[e.length-2]}.${n.split(".").pop()}`}function ka(t,e){return t!==null&&e==="auto"?new Wo(t):new Ko}var tm=1024,zn=class{queue;guard;options;actives=[];targets=new Map;classes=new Fn;jvmti=Ke()==="hotspot"?Dn.open():null;walker;calls;isListening=!1;said=new Set;constructor(e,n,r){this.queue=e,this.guard=n,this.options=r,this.walker=ka(this.jvmti,r.stacks),this.calls=new Pn(e,n,this.walker)}install(e){let n=e.map(o=>new Rn(o,this.options));this.actives.push(...n);let r=n.filter(o=>!this.isOff(o));this.listen(),Me(()=>qt(o=>{let s=new Set(r.map(({spec:l})=>l.class)),i=this.classes.find(o,s);Tn(o,()=>{for(let l of r)this.hookFound(o,l,i.get(l.spec.class)??[]);this.hookImplementers(o,r)})}));for(let o of n)this.sayHook(o.spec),this.said.add(o),this.sayStatus(o)}javaStack(){return ie.vm.tryGetEnv()===null?null:Me(()=>qt(e=>this.walker.walk(e)))}isOff(e){let{spec:n}=e;return n.risk==="fragile"&&!this.options.enable.includes(n.id)?(e.set("off","can crash some apps; enable it by name"),!0):Ke()==="art"&&Number(ie.androidVersion.split(".")[0])<rm(n.since_api)?(e.set("absent",`needs API level ${n.since_api}`),!0):!1}hookFound(e,n,r){if(r.length===0){n.set("absent",`class not found: ${n.spec.class}`);return}for(let o of r)this.hookClass(e,n,o)}hookClass(e,n,r){let{spec:o}=n;try{let s=Cn(r.wrapper,o.method),i=s.filter(c=>Aa(c,o.args));if(i.length===0){n.set("failed",nm(o,s));return}let l=i.filter(c=>!Qo(e,c));for(let c of l)this.addTo(c,n);o.crypto!==null&&this.hookFeeders(e,r.wrapper,o.crypto),l.length<i.length&&(n.base=r);let a=l.length===0?"no implementer is loaded yet":null;(n.state!=="active"||n.reason!==null)&&n.set("active",a)}catch(s){n.set("failed",Wt(s))}}hookFeeders(e,n,r){for(let o of Vo[r])for(let s of Cn(n,o)){if(s.argumentTypes.length===1&&s.argumentTypes[0]?.className==="byte"||Qo(e,s))continue;let l=this.target(s,{class:n.$n,method:o});l.feeds.includes(r)||l.feeds.push(r)}}hookImplementers(e,n){let r=n.filter(s=>s.base!==null);if(r.length===0)return;let o=r.map(({base:s})=>s.klass);for(let[s,i]of this.classes.implementers(e,o))this.hookImplementer(e,r[i],s)}hookImplementer(e,n,r){let{spec:o}=n;this.guard.run(o.id,"implementer",()=>{for(let s of Cn(r.wrapper,o.method))!Aa(s,o.args)||Qo(e,s)||(this.addTo(s,n),n.set("active",null))})}addTo(e,n){let{actives:r}=this.target(e,n.spec);r.includes(n)||r.push(n)}target(e,n){let r=e.handle.toString(),o=this.targets.get(r);if(o===void 0){let s=e.argumentTypes.map(a=>a.className).join(",");o={method:e,group:`${n.class}.${n.method}`,types:s,actives:[],feeds:[]},this.targets.set(r,o),ta(e);let{calls:i}=this,l=o;e.implementation=function(...a){return i.onCall(l,this,a)}}return o}sayHook(e){let{id:n,method:r,data_type:o,event:s,risk:i,intervention:l}=e;this.queue.put("hook",{hook:n,class:e.class,method:r,data_type:o,event:s,risk:i,intervention:l})}sayStatus(e){this.said.has(e)&&this.queue.put("status",{...xa(e)})}listen(){this.jvmti===null||this.isListening||(this.isListening=!0,this.jvmti.onClassPrepared(e=>this.onClass(e)))}onClass(e){Me(()=>this.guard.run("agent","class",()=>ie.vm.perform(n=>{let r=this.meantBy(n,e);r.length>0&&Tn(n,()=>this.hookLater(n,e,r))})))}meantBy(e,n){let r=this.jvmti.className(n);return this.actives.filter(({base:o,spec:s,state:i})=>i==="off"||i==="failed"?!1:s.class===r||o!==null&&e.isAssignableFrom(n,o.klass))}hookLater(e,n,r){let o=this.classes.take(e,this.jvmti.className(n),n);for(let s of r){let i=`${s.state} ${s.reason}`;s.spec.class===o.name?this.hookClass(e,s,o):this.hookImplementer(e,s,o),i!==`${s.state} ${s.reason}`&&this.sayStatus(s)}}status(){return this.actives.map(xa)}sayAll(){for(let e of this.actives)this.sayStatus(e)}uninstall(){this.close(),ie.vm.perform(e=>{Tn(e,()=>{for(let{method:n}of this.targets.values())n.implementation=null})}),this.targets.clear()}close(){this.isListening&&(this.isListening=!1,this.jvmti?.close())}};function xa({spec:t,state:e,reason:n,calls:r,dropped:o}){return{hook:t.id,state:e,reason:n,calls:r,dropped:o}}function Aa(t,e){if(e===null)return!0;let n=t.argumentTypes.map(r=>r.className).join(",");return e.some(r=>r.join(",")===n)}function nm(t,e){if(e.length===0)return`${t.class} has no method ${t.method}`;let n=e.map(o=>`(${o.argumentTypes.map(s=>s.className).join(", ")})`);return`no overload ${(t.args??[]).map(o=>`(${o.join(", ")})`).join(" or ")}; there are ${n.sort().join(" ")}`}function Qo(t,e){let n=e.holder.$copyClassHandle(t),r=t.toReflectedMethod(n,e.handle,e.type===An?1:0);t.deleteLocalRef(n);let o=t.vaMethod("int32",[])(t.handle,r,t.javaLangReflectMethod().getModifiers);return t.deleteLocalRef(r),(o&tm)!==0}function rm(t){return t>=33?t-20:t>=31?12:t>=28?t-19:t>=26?8:t>=24?7:t>=23?6:t>=21?5:1}var om=/^\/(?:system|apex|vendor|system_ext|product|lib|lib64|usr\/lib|usr\/lib64)\//,sm=/^(?:libjvm|libjava|libnio|libnet|libart|libjli|frida-agent.*)\.so$|^ld-|^linker/,Vn=new Map;function im(t){let e=t.toString(),n=Vn.get(e);return n===void 0&&(Vn.size>=8192&&Vn.clear(),n=am(t),Vn.set(e,n)),n}function am(t){let e=Process.findModuleByAddress(t);if(e===null)return{text:"unknown",isApp:!1};let n=DebugSymbol.fromAddress(t).name,r=n!==null&&!n.startsWith("0x"),o=!om.test(e.path)&&!sm.test(e.name);return{text:`${e.name}!${r?n:`+${t.sub(e.base)}`}`,isApp:o}}function Ca(t,e){let n=Thread.backtrace(t,Backtracer.ACCURATE).slice(0,16).map(im),r=n.find(({isApp:i})=>i)?.text??null,o=[...n.filter(({text:i})=>i!=="unknown").map(({text:i})=>i),...e?.frames??[]];return{hash:Checksum.compute("sha256",o.join(`
`)).slice(0,16),frames:o,caller:r??e?.caller??null}}var Yo=class{spec;state="active";reason="no library with it is loaded yet";calls=0;dropped=0;tests;skipped;rate;constructor(e,n){this.spec=e,this.tests=e.when.map(r=>new RegExp(r)),this.skipped=e.skip_callers.length>0?La(e.skip_callers):null,this.rate=e.risk==="hot"?new At(n.hot_limit):null,e.risk==="fragile"&&!n.enable.includes(e.id)&&(this.state="off",this.reason="can crash some apps; enable it by name")}means(e){return this.state==="active"&&(this.tests.length===0||this.tests.some(n=>n.test(e)))}skips(e){return this.skipped!==null&&this.skipped.test(e)}admits(e){return this.calls++,this.rate===null||this.rate.allows(e.t_mono)?!0:(this.dropped++,!1)}};function La(t){let e=t.map(n=>n.replace(/[.+?^${}()|[\]\\]/g,"\\$&").replace(/\*/g,".*"));return new RegExp(`^(?:${e.join("|")})$`)}var lm=/^lib(?:jvm|jimage|zip|art|artbase|dexfile)\.so$/,cm=100,dm=1e4,um=64<<20,es=new Map;function fm(t,e){let n=es.get(t);return n!==void 0&&e.compare(n)<0&&n.sub(e).compare(ptr(um))<0}var $n=class{units;queue;guard;javaStack;watched=[];listeners=[];attached=new Set;sentStacks=new Set;seen=new Set;observer=null;timer=null;constructor(e,n,r,o=()=>null){this.units=e,this.queue=n,this.guard=r,this.javaStack=o}install(e,n){this.watched.push(...e.map(r=>new Yo(r,n))),this.seen.clear(),this.observer??=Process.attachModuleObserver({onAdded:r=>this.onLibrary(r),onRemoved:r=>this.seen.delete(Xo(r))}),this.lookAgain(cm);for(let r of this.watched){let{id:o,unit:s,symbols:i,data_type:l,event:a,risk:c}=r.spec,d=i.join(", ");this.queue.put("hook",{hook:o,class:s,method:d,data_type:l,event:a,risk:c,intervention:!1}),this.sayStatus(r)}}lookAgain(e){for(let n of Process.enumerateModules())this.onLibrary(n);this.timer!==null&&clearTimeout(this.timer),this.timer=setTimeout(()=>this.lookAgain(Math.min(2*e,dm)),e)}onLibrary(e){this.seen.has(Xo(e))||(this.seen.add(Xo(e)),Me(()=>this.guard.run("native","library",()=>this.look(e))),Interceptor.flush())}look(e){for(let[n,r]of Object.entries(this.units)){let s=this.watched.filter(({spec:c,state:d})=>c.unit===n&&d!=="off").filter(({spec:c})=>c.modules.length===0||La(c.modules).test(e.name)),i=new Set(s.flatMap(({spec:c})=>c.symbols));if(i.size===0)continue;let l=mm(e,s.some(({spec:c})=>c.modules.length>0)),a=[...i].filter(c=>l(c)!==null);a.length!==0&&this.attachAll(r,s,a,this.library(e,l,s))}}library(e,n,r){return{name:e.name,find:n,isMeant:o=>r.some(s=>s.means(o)),put:(o,s)=>this.queue.put(o,{...s})}}attachAll(e,n,r,o){let s=e.handlers(o);for(let i of r){let l=s[i],a=o.find(i),c=n.filter(({spec:f})=>f.symbols.includes(i)),d=`${c[0]?.spec.unit} ${a}`;if(!(l===void 0||this.attached.has(d))){this.attached.add(d);try{this.listeners.push(Interceptor.attach(a,this.callbacks(l,c,o.name,i)));for(let f of c)f.reason=null}catch{for(let f of c.filter(({reason:p})=>p!==null))f.state="failed",f.reason=`${i} of ${o.name} cannot be watched`}}}}callbacks(e,n,r,o){let s=this,i=n[0]?.spec.id??"native";return{onEnter(l){this.kept=null;let a=this.threadId;fm(a,this.context.sp)||pm(a)||(this.kept=s.guard.run(i,"before",()=>e.before(l)),this.kept!==null&&(this.at=Qe(),es.set(a,this.context.sp)))},onLeave(l){this.kept===null||this.kept===void 0||(es.delete(this.threadId),Me(()=>s.guard.run(i,"after",()=>{let a=e.after(this.kept,l,this.errno);a.length>0&&s.report(n,a,this,{library:r,symbol:o})})))}}}report(e,n,r,o){let s=r.at,i=null;for(let l of n)for(let a of e.filter(c=>c.means(l.subject))){let c=hm(r.returnAddress);if(c===null||a.skips(c)||!a.admits(s))continue;i??=Ca(r.context,lm.test(c)?null:this.javaStack()),this.sayStack(i,s);let d={hook:a.spec.id,tid:r.threadId,value:l.value??null,values:l.values??[],args:l.args??[],crypto:l.crypto??null,caller:i.caller,stack_hash:i.hash,error:l.error??null,truncated:l.truncated??!1,module:o.library,symbol:o.symbol};this.queue.put("native",d,s,a.calls===1)||a.dropped++}}sayStack(e,n){this.sentStacks.has(e.hash)||this.queue.put("stack",{stack_hash:e.hash,frames:e.frames},n)&&this.sentStacks.add(e.hash)}sayStatus(e){this.queue.put("status",{...Ta(e)})}status(){return this.watched.map(Ta)}sayAll(){for(let e of this.watched)this.sayStatus(e)}uninstall(){this.observer?.detach(),this.observer=null,this.timer!==null&&clearTimeout(this.timer);for(let e of this.listeners.splice(0))e.detach();for(let e of Object.values(this.units))e.close?.();Interceptor.flush()}};function pm(t){let e=Kt(t);return ft(t,e),e.ours}function Xo(t){return`${t.base} ${t.path}`}function Ta({spec:t,state:e,reason:n,calls:r,dropped:o}){return{hook:t.id,state:e,reason:n,calls:r,dropped:o}}function hm(t){let e=Process.findModuleByAddress(t);return e!==null?e.name:Process.findRangeByAddress(t)===null?null:""}function mm(t,e){let n=t.base.add(t.size),r=new Map,o=null;return s=>{let i=r.get(s);return i===void 0&&(i=t.findExportByName(s),i!==null&&(i.compare(t.base)<0||i.compare(n)>=0)&&(i=null),i===null&&e&&(o??=new Map(t.enumerateSymbols().filter(({type:l})=>l==="function").map(l=>[l.name,l.address])),i=o.get(s)??null),r.set(s,i)),i}}var Na=.05,_m=500,gm=65536,Jn=class{agent;maxUnreadBytes=1/0;pid=Process.id;seq=0;pending=[];characters=0;oldest=0;timer=null;sent=0;read=0;constructor(){this.agent=bm(),this.listen()}listen(){recv("read",e=>{this.read=e.bytes,this.listen()})}put(e,n,r=Qe(),o=!1){if(e==="api"&&this.sent-this.read>this.maxUnreadBytes)return!1;let s=this.seq++,l={...{v:1,kind:e,t:r.t,t_mono:r.t_mono,seq:s},agent:this.agent,pid:this.pid,event_id:`${this.agent}:${s}`,...n},a=ym(JSON.stringify(l));this.pending.length===0&&(this.oldest=r.t_mono),this.pending.push(a),this.characters+=a.length+1;let c=this.pending.length>=_m||this.characters>=gm;return o||c||r.t_mono-this.oldest>Na?this.flush():this.timer??=setTimeout(()=>this.flush(),Na*1e3),!0}flush(){if(this.timer!==null&&(clearTimeout(this.timer),this.timer=null),this.pending.length===0)return;let e=this.pending.join(`
`);this.pending=[],this.characters=0,this.sent+=e.length,send({type:"lines"},Memory.allocUtf8String(e).readByteArray(e.length))}end(){this.flush(),send({type:"end",agent:this.agent,lines:this.seq})}};function ym(t){return/[^\x00-\x7f]/.test(t)?t.replace(/[^\x00-\x7f]/g,e=>"\\u"+e.charCodeAt(0).toString(16).padStart(4,"0")):t}function bm(){let t=()=>Math.floor(Math.random()*4294967296).toString(16).padStart(8,"0");return t()+t()}var Em=2,wm=10;function Oe(t,e=1024){if(t.isNull())return null;try{return t.readUtf8String()}catch{let n=new Uint8Array(t.readByteArray(e)),r=n.indexOf(0);return String.fromCharCode(...n.subarray(0,r<0?e:r))}}function Gn({ip:t,port:e}){return t.includes(":")?`[${t}]:${e}`:`${t}:${e}`}function Ge(t,e){if(t.isNull()||e<8)return null;let n=t.readU16(),r=t.add(2).readU8()<<8|t.add(3).readU8();return n===Em?{ip:Ma(t.add(4)),port:r}:n===wm&&e>=24?{ip:Sm(t.add(8)),port:r}:null}function Ma(t){return[0,1,2,3].map(e=>t.add(e).readU8()).join(".")}function Sm(t){let e=Array.from({length:8},(s,i)=>t.add(2*i).readU8()<<8|t.add(2*i+1).readU8());if(e.slice(0,5).every(s=>s===0)&&e[5]===65535)return Ma(t.add(12));let[n,r]=[-1,1];for(let s=0;s<8;s++){let i=s;for(;i<8&&e[i]===0;)i++;i-s>r&&([n,r]=[s,i-s])}let o=s=>s.map(i=>i.toString(16)).join(":");return n<0?o(e):`${o(e.slice(0,n))}::${o(e.slice(n+r))}`}function ja(t){return t===null||!("ip"in t)?null:{ip:t.ip.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/,""),port:t.port}}function Qt(t){let e=Array.from(new Uint8Array(t.readByteArray(6)));return e.every(n=>n===0)?null:e.map(n=>n.toString(16).padStart(2,"0")).join(":")}var vm=new CModule(`
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
`),B0=new NativeFunction(vm.encode,"void",["pointer","int","pointer"],{scheduling:"exclusive",exceptions:"propagate"});function Oa(t,e=4096){return Me(()=>{try{let n=new File(t,"rb");try{let r=new Uint8Array(n.readBytes(e));return String.fromCharCode(...r)}finally{n.close()}}catch{return null}})}var Im={1:"EPERM",2:"ENOENT",13:"EACCES",19:"ENODEV",101:"ENETUNREACH",103:"ECONNABORTED",104:"ECONNRESET",110:"ETIMEDOUT",111:"ECONNREFUSED",113:"EHOSTUNREACH"};function Hn(t){return Im[t]??`errno ${t}`}function fe(t,e){return{before:t,after:(n,r,o)=>e(n,r,o)}}var Ra=new Map;function Zn(t,e,n){let r=`${t} ${e}(${n.join(",")})`,o=Ra.get(r);return o===void 0&&(o=new NativeFunction(t,e,n,{scheduling:"exclusive",exceptions:"propagate"}),Ra.set(r,o)),o}var km=/\b(?!00:00:00:00:00:00)[0-9a-f]{2}(?::[0-9a-f]{2}){5}\b/gi,xm=64;function Am(t){let e=/\/(?:iSerial|serial_number|serial|cid)$/.test(t),n=/\/address$/.test(t)||t.endsWith("/arp"),r=t==="/proc/cpuinfo";if(!e&&!n&&!r)return[];let o=Oa(t);return o===null?[]:n?[...new Set(o.match(km)??[])].slice(0,xm):r?(/^Serial\s*:\s*(\S+)/m.exec(o)??[]).slice(1,2):o.trim()===""?[]:[o.trim()]}function Ye(t,e,n){return fe(r=>{let o=r[e];if(o.isNull()||o.readU8()!==47)return null;let s=Oe(o,4096);return t.isMeant(s)?s:null},(r,o,s)=>{if(!(n?!o.isNull():o.toInt32()>=0))return[{subject:r,args:[r],error:Hn(s)}];let[l=null,...a]=Am(r);return[{subject:r,value:l,values:a,args:[r]}]})}var Pa={handlers:t=>({open:Ye(t,0,!1),open64:Ye(t,0,!1),__open_2:Ye(t,0,!1),openat:Ye(t,1,!1),openat64:Ye(t,1,!1),__openat_2:Ye(t,1,!1),fopen:Ye(t,0,!0),fopen64:Ye(t,0,!0)})};var Cm=35093,Fa=35111,Ua=16,Tm=17,Lm=64,Nm=Process.pointerSize,Mm=/^(?:127\.|::1$)/,jm=fe(t=>{let e=t[1].toUInt32();return e!==Fa&&e!==Cm?null:{code:e,at:t[2]}},({code:t,at:e},n)=>{if(n.toInt32()!==0)return[];let r=Oe(e,Ua),o=e.add(Ua);if(t===Fa)return[{subject:"hardware_address",value:Qt(o.add(2)),args:[r]}];let s=Ge(o,16);return s===null?[]:[{subject:"own_address",value:s.ip,args:[r]}]}),Om=fe(t=>t[0],(t,e)=>{if(e.toInt32()!==0)return[];let n=new Set,r=new Set,o=0;for(let s=t.readPointer();!s.isNull()&&o<Lm;s=s.readPointer(),o++){let i=s.add(3*Nm).readPointer();if(i.isNull())continue;let l=i.readU16()===Tm&&i.add(11).readU8()===6?Qt(i.add(12)):null;l!==null&&n.add(l);let a=Ge(i,28);a!==null&&!Mm.test(a.ip)&&r.add(a.ip)}return[Da("hardware_address",n),Da("own_address",r)].filter(({value:s})=>s!==null)});function Da(t,e){let[n=null,...r]=e;return{subject:t,value:n,values:r}}var Ba={handlers:()=>({ioctl:jm,getifaddrs:Om})};var Rm=64,Pm=Module.findGlobalExportByName("__system_property_area__")!==null,rs=Process.pointerSize,ns=rs===8?24:20,Fm=Pm?ns+rs:ns,Um=ns+2*rs;function Dm(t){let e=new Set;for(let n=t;!n.isNull()&&e.size<Rm;n=n.add(Um).readPointer()){let r=Ge(n.add(Fm).readPointer(),n.add(16).readU32());r!==null&&e.add(r.ip)}return[...e]}function za(t){return fe(e=>{let n=Oe(e[0]);return n===null?null:{name:n,into:e[t]}},({name:e,into:n},r)=>{let o=r.toInt32(),s=o===0?Dm(n.readPointer()):[];return[{subject:e,value:e,args:s,error:o===0?null:`EAI ${o}`}]})}var Va={handlers:()=>({getaddrinfo:za(3),android_getaddrinfofornetcontext:za(4)})};var Ha=16,Bm=0,zm=16,Vm=28,$m=1,Jm=2,qn=16,Gm=64,$a=Process.pointerSize,os=new Set,Hm=fe(t=>t[0].toInt32()===Ha&&t[2].toInt32()===Bm?!0:null,(t,e)=>(e.toInt32()>=0&&os.add(e.toInt32()),[]));function Zm(t,e){let n={links:new Set,neighbours:new Set};for(let r=0;r+qn<=e;){let o=t.add(r).readU32();if(o<qn||r+o>e)break;let s=t.add(r+4).readU16();s===zm&&Ja(t,r+qn+16,r+o,$m,n.links),s===Vm&&Ja(t,r+qn+12,r+o,Jm,n.neighbours),r+=o+3&-4}return{links:[...n.links],neighbours:[...n.neighbours]}}function Ja(t,e,n,r,o){for(let s=e;s+4<=n;){let i=t.add(s).readU16();if(i<4||s+i>n)return;let c=(t.add(s+2).readU16()&16383)===r&&i===10&&(t.add(s+4).readU8()&1)===0?Qt(t.add(s+4)):null;c!==null&&o.size<Gm&&o.add(c),s+=i+3&-4}}function Za(t,e){let{links:n,neighbours:r}=Zm(t,e),o=[];return n.length>0&&o.push({subject:"link",value:n[0],values:n.slice(1)}),r.length>0&&o.push({subject:"neighbour",value:r[0],values:r.slice(1)}),o}function qa(t){if(!os.has(t))return!1;let e=Module.findGlobalExportByName("getsockname"),n=Memory.alloc(128),r=Memory.alloc(4);return r.writeU32(128),Zn(e,"int",["int","pointer","pointer"])(t,n,r)===0&&n.readU16()===Ha?!0:(os.delete(t),!1)}function Ga(){return fe(t=>qa(t[0].toInt32())?t[1]:null,(t,e)=>e.toInt32()>0?Za(t,e.toInt32()):[])}var qm=fe(t=>qa(t[0].toInt32())?t[1]:null,(t,e)=>{let n=t.add(2*$a).readPointer(),r=n.add($a).readULong();return e.toInt32()>0?Za(n.readPointer(),Math.min(e.toInt32(),Number(r))):[]}),Wa={handlers:()=>({socket:Hm,recv:Ga(),recvfrom:Ga(),recvmsg:qm})};var ss=92,Wm=4096,is=new Map;function Km(t){return fe(e=>{let n=Oe(e[0]);return n!==null&&t.isMeant(n)?{key:n,into:e[1]}:null},({key:e,into:n})=>[{subject:e,value:Oe(n,ss)||null,args:[e]}])}function Qm(t){return fe(e=>{let n=Oe(e[0]);return n!==null&&t.isMeant(n)?n:null},(e,n)=>(!n.isNull()&&is.size<Wm&&is.set(n.toString(),e),[]))}function Ka(t){return fe(e=>is.get(e[0].toString())??null,e=>{let n=t.find("__system_property_get");if(n===null)return[{subject:e,value:null,args:[e]}];let r=Memory.alloc(ss);return Zn(n,"int",["pointer","pointer"])(Memory.allocUtf8String(e),r),[{subject:e,value:Oe(r,ss)||null,args:[e]}]})}var Qa={handlers:t=>({__system_property_get:Km(t),__system_property_find:Qm(t),__system_property_read:Ka(t),__system_property_read_callback:Ka(t)})};var Xm=115,Ym=114,e_=106,t_=4,n_=4096,Wn=new Set;function r_({fd:t,peer:e}){let n=`${t} ${Gn(e)}`;return Wn.has(n)?!1:(Wn.size>=n_&&Wn.clear(),Wn.add(n),!0)}function ls({fd:t,peer:e},n){let r=ja(Socket.localAddress(t)),o=Gn(e),s=[r===null?null:Gn(r),o,Socket.type(t)?.replace("6","")??null];return{subject:o,value:o,args:s,error:n}}var o_=fe(t=>{let e=Ge(t[1],t[2].toInt32());return e===null||e.port===0?null:{fd:t[0].toInt32(),peer:e}},(t,e,n)=>e.toInt32()===0||n===Xm||n===t_?[ls(t,null)]:n===Ym||n===e_?[]:[ls(t,Hn(n))]);function as(t){return fe(e=>{let n=t(e),r=n===null?null:{fd:e[0].toInt32(),peer:n};return r!==null&&r_(r)?r:null},(e,n)=>n.toInt32()<0?[]:[ls(e,null)])}function Xa(t){return Ge(t.readPointer(),t.add(Process.pointerSize).readU32())}var Ya={handlers:()=>({connect:o_,sendto:as(t=>Ge(t[4],t[5].toInt32())),sendmsg:as(t=>Xa(t[1])),sendmmsg:as(t=>Xa(t[1]))})};var el={files:Pa,interfaces:Ba,lookup:Va,netlink:Wa,properties:Qa,sockets:Ya};var tl=1,He=new Jn,sl=new jn(He),pt=null,Xt=new $n(el,He,sl,()=>pt?.javaStack()??null),nl=!1;function rl(){return[...pt?.status()??[],...Xt.status()]}function ol(){nl||(nl=!0,pt?.sayAll(),Xt.sayAll(),He.end())}rpc.exports={hello(){return{protocol:tl,agent:He.agent,pid:Process.id,runtime:Ke()}},install(t,e){return new Promise((n,r)=>{let o=()=>{try{He.maxUnreadBytes=e.max_unread_bytes,He.put("agent",{process:Process.mainModule.name,protocol:tl,bundle_sha256:e.bundle_sha256,runtime:Ke()}),pt??=new zn(He,sl,e),pt.install(t),Xt.install(e.native,e),He.flush(),n(rl())}catch(s){r(s)}};ie.available?ie.perform(o):r(new Error("no Java runtime in this process"))})},status:rl,ping(){return Qe()},flush(){He.flush()},uninstall(){ol(),Xt.uninstall(),pt?.uninstall()},dispose(t){ol(),t==="unload"&&(Xt.uninstall(),pt?.close())}};})();
