"use strict";(()=>{var Bu=Object.defineProperty;var Vu=(n,e)=>{for(var t in e)Bu(n,t,{get:e[t],enumerable:!0})};var Je=[],Re=[],Hr="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";for(let n=0,e=Hr.length;n<e;++n)Je[n]=Hr[n],Re[Hr.charCodeAt(n)]=n;Re[45]=62;Re[95]=63;function $u(n){let e=n.length;if(e%4>0)throw new Error("Invalid string. Length must be a multiple of 4");let t=n.indexOf("=");t===-1&&(t=e);let r=t===e?0:4-t%4;return[t,r]}function zu(n,e,t){return(e+t)*3/4-t}function Ui(n){let e=$u(n),t=e[0],r=e[1],o=new Uint8Array(zu(n,t,r)),s=0,i=r>0?t-4:t,a;for(a=0;a<i;a+=4){let l=Re[n.charCodeAt(a)]<<18|Re[n.charCodeAt(a+1)]<<12|Re[n.charCodeAt(a+2)]<<6|Re[n.charCodeAt(a+3)];o[s++]=l>>16&255,o[s++]=l>>8&255,o[s++]=l&255}if(r===2){let l=Re[n.charCodeAt(a)]<<2|Re[n.charCodeAt(a+1)]>>4;o[s++]=l&255}if(r===1){let l=Re[n.charCodeAt(a)]<<10|Re[n.charCodeAt(a+1)]<<4|Re[n.charCodeAt(a+2)]>>2;o[s++]=l>>8&255,o[s++]=l&255}return o}function Hu(n){return Je[n>>18&63]+Je[n>>12&63]+Je[n>>6&63]+Je[n&63]}function Ju(n,e,t){let r=[];for(let o=e;o<t;o+=3){let s=(n[o]<<16&16711680)+(n[o+1]<<8&65280)+(n[o+2]&255);r.push(Hu(s))}return r.join("")}function Jr(n){let e=n.length,t=e%3,r=[],o=16383;for(let s=0,i=e-t;s<i;s+=o)r.push(Ju(n,s,s+o>i?i:s+o));if(t===1){let s=n[e-1];r.push(Je[s>>2]+Je[s<<4&63]+"==")}else if(t===2){let s=(n[e-2]<<8)+n[e-1];r.push(Je[s>>10]+Je[s>>4&63]+Je[s<<2&63]+"=")}return r.join("")}function an(n,e,t,r,o){let s,i,a=o*8-r-1,l=(1<<a)-1,c=l>>1,u=-7,d=t?o-1:0,h=t?-1:1,f=n[e+d];for(d+=h,s=f&(1<<-u)-1,f>>=-u,u+=a;u>0;)s=s*256+n[e+d],d+=h,u-=8;for(i=s&(1<<-u)-1,s>>=-u,u+=r;u>0;)i=i*256+n[e+d],d+=h,u-=8;if(s===0)s=1-c;else{if(s===l)return i?NaN:(f?-1:1)*(1/0);i=i+Math.pow(2,r),s=s-c}return(f?-1:1)*i*Math.pow(2,s-r)}function Gr(n,e,t,r,o,s){let i,a,l,c=s*8-o-1,u=(1<<c)-1,d=u>>1,h=o===23?Math.pow(2,-24)-Math.pow(2,-77):0,f=r?0:s-1,_=r?1:-1,p=e<0||e===0&&1/e<0?1:0;for(e=Math.abs(e),isNaN(e)||e===1/0?(a=isNaN(e)?1:0,i=u):(i=Math.floor(Math.log(e)/Math.LN2),e*(l=Math.pow(2,-i))<1&&(i--,l*=2),i+d>=1?e+=h/l:e+=h*Math.pow(2,1-d),e*l>=2&&(i++,l/=2),i+d>=u?(a=0,i=u):i+d>=1?(a=(e*l-1)*Math.pow(2,o),i=i+d):(a=e*Math.pow(2,d-1)*Math.pow(2,o),i=0));o>=8;)n[t+f]=a&255,f+=_,a/=256,o-=8;for(i=i<<o|a,c+=o;c>0;)n[t+f]=i&255,f+=_,i/=256,c-=8;n[t+f-_]|=p*128}var qu={INSPECT_MAX_BYTES:50},Zr=2147483647;m.TYPED_ARRAY_SUPPORT=!0;Object.defineProperty(m.prototype,"parent",{enumerable:!0,get:function(){if(m.isBuffer(this))return this.buffer}});Object.defineProperty(m.prototype,"offset",{enumerable:!0,get:function(){if(m.isBuffer(this))return this.byteOffset}});function et(n){if(n>Zr)throw new RangeError('The value "'+n+'" is invalid for option "size"');let e=new Uint8Array(n);return Object.setPrototypeOf(e,m.prototype),e}function m(n,e,t){if(typeof n=="number"){if(typeof e=="string")throw new TypeError('The "string" argument must be of type string. Received type number');return Xr(n)}return $i(n,e,t)}m.poolSize=8192;function $i(n,e,t){if(typeof n=="string")return Ku(n,e);if(ArrayBuffer.isView(n))return Xu(n);if(n==null)throw new TypeError("The first argument must be one of type string, Buffer, ArrayBuffer, Array, or Array-like Object. Received type "+typeof n);if(n instanceof ArrayBuffer||n&&n.buffer instanceof ArrayBuffer||n instanceof SharedArrayBuffer||n&&n.buffer instanceof SharedArrayBuffer)return Wr(n,e,t);if(typeof n=="number")throw new TypeError('The "value" argument must not be of type number. Received type number');let r=n.valueOf&&n.valueOf();if(r!=null&&r!==n)return m.from(r,e,t);let o=Qu(n);if(o)return o;if(typeof Symbol<"u"&&Symbol.toPrimitive!=null&&typeof n[Symbol.toPrimitive]=="function")return m.from(n[Symbol.toPrimitive]("string"),e,t);throw new TypeError("The first argument must be one of type string, Buffer, ArrayBuffer, Array, or Array-like Object. Received type "+typeof n)}m.from=function(n,e,t){return $i(n,e,t)};Object.setPrototypeOf(m.prototype,Uint8Array.prototype);Object.setPrototypeOf(m,Uint8Array);function zi(n){if(typeof n!="number")throw new TypeError('"size" argument must be of type number');if(n<0)throw new RangeError('The value "'+n+'" is invalid for option "size"')}function Wu(n,e,t){return zi(n),n<=0?et(n):e!==void 0?typeof t=="string"?et(n).fill(e,t):et(n).fill(e):et(n)}m.alloc=function(n,e,t){return Wu(n,e,t)};function Xr(n){return zi(n),et(n<0?0:Qr(n)|0)}m.allocUnsafe=function(n){return Xr(n)};m.allocUnsafeSlow=function(n){return Xr(n)};function Ku(n,e){if((typeof e!="string"||e==="")&&(e="utf8"),!m.isEncoding(e))throw new TypeError("Unknown encoding: "+e);let t=Hi(n,e)|0,r=et(t),o=r.write(n,e);return o!==t&&(r=r.slice(0,o)),r}function qr(n){let e=n.length<0?0:Qr(n.length)|0,t=et(e);for(let r=0;r<e;r+=1)t[r]=n[r]&255;return t}function Xu(n){if(n instanceof Uint8Array){let e=new Uint8Array(n);return Wr(e.buffer,e.byteOffset,e.byteLength)}return qr(n)}function Wr(n,e,t){if(e<0||n.byteLength<e)throw new RangeError('"offset" is outside of buffer bounds');if(n.byteLength<e+(t||0))throw new RangeError('"length" is outside of buffer bounds');let r;return e===void 0&&t===void 0?r=new Uint8Array(n):t===void 0?r=new Uint8Array(n,e):r=new Uint8Array(n,e,t),Object.setPrototypeOf(r,m.prototype),r}function Qu(n){if(m.isBuffer(n)){let e=Qr(n.length)|0,t=et(e);return t.length===0||n.copy(t,0,0,e),t}if(n.length!==void 0)return typeof n.length!="number"||Number.isNaN(n.length)?et(0):qr(n);if(n.type==="Buffer"&&Array.isArray(n.data))return qr(n.data)}function Qr(n){if(n>=Zr)throw new RangeError("Attempt to allocate Buffer larger than maximum size: 0x"+Zr.toString(16)+" bytes");return n|0}m.isBuffer=function(e){return e!=null&&e._isBuffer===!0&&e!==m.prototype};m.compare=function(e,t){if(e instanceof Uint8Array&&(e=m.from(e,e.offset,e.byteLength)),t instanceof Uint8Array&&(t=m.from(t,t.offset,t.byteLength)),!m.isBuffer(e)||!m.isBuffer(t))throw new TypeError('The "buf1", "buf2" arguments must be one of type Buffer or Uint8Array');if(e===t)return 0;let r=e.length,o=t.length;for(let s=0,i=Math.min(r,o);s<i;++s)if(e[s]!==t[s]){r=e[s],o=t[s];break}return r<o?-1:o<r?1:0};m.isEncoding=function(e){switch(String(e).toLowerCase()){case"hex":case"utf8":case"utf-8":case"ascii":case"latin1":case"binary":case"base64":case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return!0;default:return!1}};m.concat=function(e,t){if(!Array.isArray(e))throw new TypeError('"list" argument must be an Array of Buffers');if(e.length===0)return m.alloc(0);let r;if(t===void 0)for(t=0,r=0;r<e.length;++r)t+=e[r].length;let o=m.allocUnsafe(t),s=0;for(r=0;r<e.length;++r){let i=e[r];if(i instanceof Uint8Array)s+i.length>o.length?(m.isBuffer(i)||(i=m.from(i.buffer,i.byteOffset,i.byteLength)),i.copy(o,s)):Uint8Array.prototype.set.call(o,i,s);else if(m.isBuffer(i))i.copy(o,s);else throw new TypeError('"list" argument must be an Array of Buffers');s+=i.length}return o};function Hi(n,e){if(m.isBuffer(n))return n.length;if(ArrayBuffer.isView(n)||n instanceof ArrayBuffer)return n.byteLength;if(typeof n!="string")throw new TypeError('The "string" argument must be one of type string, Buffer, or ArrayBuffer. Received type '+typeof n);let t=n.length,r=arguments.length>2&&arguments[2]===!0;if(!r&&t===0)return 0;let o=!1;for(;;)switch(e){case"ascii":case"latin1":case"binary":return t;case"utf8":case"utf-8":return Kr(n).length;case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return t*2;case"hex":return t>>>1;case"base64":return Yi(n).length;default:if(o)return r?-1:Kr(n).length;e=(""+e).toLowerCase(),o=!0}}m.byteLength=Hi;function Yu(n,e,t){let r=!1;if((e===void 0||e<0)&&(e=0),e>this.length||((t===void 0||t>this.length)&&(t=this.length),t<=0)||(t>>>=0,e>>>=0,t<=e))return"";for(n||(n="utf8");;)switch(n){case"hex":return cd(this,e,t);case"utf8":case"utf-8":return Gi(this,e,t);case"ascii":return ad(this,e,t);case"latin1":case"binary":return ld(this,e,t);case"base64":return sd(this,e,t);case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return ud(this,e,t);default:if(r)throw new TypeError("Unknown encoding: "+n);n=(n+"").toLowerCase(),r=!0}}m.prototype._isBuffer=!0;function kt(n,e,t){let r=n[e];n[e]=n[t],n[t]=r}m.prototype.swap16=function(){let e=this.length;if(e%2!==0)throw new RangeError("Buffer size must be a multiple of 16-bits");for(let t=0;t<e;t+=2)kt(this,t,t+1);return this};m.prototype.swap32=function(){let e=this.length;if(e%4!==0)throw new RangeError("Buffer size must be a multiple of 32-bits");for(let t=0;t<e;t+=4)kt(this,t,t+3),kt(this,t+1,t+2);return this};m.prototype.swap64=function(){let e=this.length;if(e%8!==0)throw new RangeError("Buffer size must be a multiple of 64-bits");for(let t=0;t<e;t+=8)kt(this,t,t+7),kt(this,t+1,t+6),kt(this,t+2,t+5),kt(this,t+3,t+4);return this};m.prototype.toString=function(){let e=this.length;return e===0?"":arguments.length===0?Gi(this,0,e):Yu.apply(this,arguments)};m.prototype.toLocaleString=m.prototype.toString;m.prototype.equals=function(e){if(!m.isBuffer(e))throw new TypeError("Argument must be a Buffer");return this===e?!0:m.compare(this,e)===0};m.prototype.inspect=function(){let e="",t=qu.INSPECT_MAX_BYTES;return e=this.toString("hex",0,t).replace(/(.{2})/g,"$1 ").trim(),this.length>t&&(e+=" ... "),"<Buffer "+e+">"};m.prototype[Symbol.for("nodejs.util.inspect.custom")]=m.prototype.inspect;m.prototype.compare=function(e,t,r,o,s){if(e instanceof Uint8Array&&(e=m.from(e,e.offset,e.byteLength)),!m.isBuffer(e))throw new TypeError('The "target" argument must be one of type Buffer or Uint8Array. Received type '+typeof e);if(t===void 0&&(t=0),r===void 0&&(r=e?e.length:0),o===void 0&&(o=0),s===void 0&&(s=this.length),t<0||r>e.length||o<0||s>this.length)throw new RangeError("out of range index");if(o>=s&&t>=r)return 0;if(o>=s)return-1;if(t>=r)return 1;if(t>>>=0,r>>>=0,o>>>=0,s>>>=0,this===e)return 0;let i=s-o,a=r-t,l=Math.min(i,a),c=this.slice(o,s),u=e.slice(t,r);for(let d=0;d<l;++d)if(c[d]!==u[d]){i=c[d],a=u[d];break}return i<a?-1:a<i?1:0};function Ji(n,e,t,r,o){if(n.length===0)return-1;if(typeof t=="string"?(r=t,t=0):t>2147483647?t=2147483647:t<-2147483648&&(t=-2147483648),t=+t,Number.isNaN(t)&&(t=o?0:n.length-1),t<0&&(t=n.length+t),t>=n.length){if(o)return-1;t=n.length-1}else if(t<0)if(o)t=0;else return-1;if(typeof e=="string"&&(e=m.from(e,r)),m.isBuffer(e))return e.length===0?-1:Di(n,e,t,r,o);if(typeof e=="number")return e=e&255,typeof Uint8Array.prototype.indexOf=="function"?o?Uint8Array.prototype.indexOf.call(n,e,t):Uint8Array.prototype.lastIndexOf.call(n,e,t):Di(n,[e],t,r,o);throw new TypeError("val must be string, number or Buffer")}function Di(n,e,t,r,o){let s=1,i=n.length,a=e.length;if(r!==void 0&&(r=String(r).toLowerCase(),r==="ucs2"||r==="ucs-2"||r==="utf16le"||r==="utf-16le")){if(n.length<2||e.length<2)return-1;s=2,i/=2,a/=2,t/=2}function l(u,d){return s===1?u[d]:u.readUInt16BE(d*s)}let c;if(o){let u=-1;for(c=t;c<i;c++)if(l(n,c)===l(e,u===-1?0:c-u)){if(u===-1&&(u=c),c-u+1===a)return u*s}else u!==-1&&(c-=c-u),u=-1}else for(t+a>i&&(t=i-a),c=t;c>=0;c--){let u=!0;for(let d=0;d<a;d++)if(l(n,c+d)!==l(e,d)){u=!1;break}if(u)return c}return-1}m.prototype.includes=function(e,t,r){return this.indexOf(e,t,r)!==-1};m.prototype.indexOf=function(e,t,r){return Ji(this,e,t,r,!0)};m.prototype.lastIndexOf=function(e,t,r){return Ji(this,e,t,r,!1)};function ed(n,e,t,r){t=Number(t)||0;let o=n.length-t;r?(r=Number(r),r>o&&(r=o)):r=o;let s=e.length;r>s/2&&(r=s/2);let i;for(i=0;i<r;++i){let a=parseInt(e.substr(i*2,2),16);if(Number.isNaN(a))return i;n[t+i]=a}return i}function td(n,e,t,r){return Fn(Kr(e,n.length-t),n,t,r)}function nd(n,e,t,r){return Fn(pd(e),n,t,r)}function rd(n,e,t,r){return Fn(Yi(e),n,t,r)}function od(n,e,t,r){return Fn(md(e,n.length-t),n,t,r)}m.prototype.write=function(e,t,r,o){if(t===void 0)o="utf8",r=this.length,t=0;else if(r===void 0&&typeof t=="string")o=t,r=this.length,t=0;else if(isFinite(t))t=t>>>0,isFinite(r)?(r=r>>>0,o===void 0&&(o="utf8")):(o=r,r=void 0);else throw new Error("Buffer.write(string, encoding, offset[, length]) is no longer supported");let s=this.length-t;if((r===void 0||r>s)&&(r=s),e.length>0&&(r<0||t<0)||t>this.length)throw new RangeError("Attempt to write outside buffer bounds");o||(o="utf8");let i=!1;for(;;)switch(o){case"hex":return ed(this,e,t,r);case"utf8":case"utf-8":return td(this,e,t,r);case"ascii":case"latin1":case"binary":return nd(this,e,t,r);case"base64":return rd(this,e,t,r);case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return od(this,e,t,r);default:if(i)throw new TypeError("Unknown encoding: "+o);o=(""+o).toLowerCase(),i=!0}};m.prototype.toJSON=function(){return{type:"Buffer",data:Array.prototype.slice.call(this._arr||this,0)}};function sd(n,e,t){return e===0&&t===n.length?Jr(n):Jr(n.slice(e,t))}function Gi(n,e,t){t=Math.min(n.length,t);let r=[],o=e;for(;o<t;){let s=n[o],i=null,a=s>239?4:s>223?3:s>191?2:1;if(o+a<=t){let l,c,u,d;switch(a){case 1:s<128&&(i=s);break;case 2:l=n[o+1],(l&192)===128&&(d=(s&31)<<6|l&63,d>127&&(i=d));break;case 3:l=n[o+1],c=n[o+2],(l&192)===128&&(c&192)===128&&(d=(s&15)<<12|(l&63)<<6|c&63,d>2047&&(d<55296||d>57343)&&(i=d));break;case 4:l=n[o+1],c=n[o+2],u=n[o+3],(l&192)===128&&(c&192)===128&&(u&192)===128&&(d=(s&15)<<18|(l&63)<<12|(c&63)<<6|u&63,d>65535&&d<1114112&&(i=d))}}i===null?(i=65533,a=1):i>65535&&(i-=65536,r.push(i>>>10&1023|55296),i=56320|i&1023),r.push(i),o+=a}return id(r)}var Bi=4096;function id(n){let e=n.length;if(e<=Bi)return String.fromCharCode.apply(String,n);let t="",r=0;for(;r<e;)t+=String.fromCharCode.apply(String,n.slice(r,r+=Bi));return t}function ad(n,e,t){let r="";t=Math.min(n.length,t);for(let o=e;o<t;++o)r+=String.fromCharCode(n[o]&127);return r}function ld(n,e,t){let r="";t=Math.min(n.length,t);for(let o=e;o<t;++o)r+=String.fromCharCode(n[o]);return r}function cd(n,e,t){let r=n.length;(!e||e<0)&&(e=0),(!t||t<0||t>r)&&(t=r);let o="";for(let s=e;s<t;++s)o+=_d[n[s]];return o}function ud(n,e,t){let r=n.slice(e,t),o="";for(let s=0;s<r.length-1;s+=2)o+=String.fromCharCode(r[s]+r[s+1]*256);return o}m.prototype.slice=function(e,t){let r=this.length;e=~~e,t=t===void 0?r:~~t,e<0?(e+=r,e<0&&(e=0)):e>r&&(e=r),t<0?(t+=r,t<0&&(t=0)):t>r&&(t=r),t<e&&(t=e);let o=this.subarray(e,t);return Object.setPrototypeOf(o,m.prototype),o};function ye(n,e,t){if(n%1!==0||n<0)throw new RangeError("offset is not uint");if(n+e>t)throw new RangeError("Trying to access beyond buffer length")}m.prototype.readUintLE=m.prototype.readUIntLE=function(e,t,r){e=e>>>0,t=t>>>0,r||ye(e,t,this.length);let o=this[e],s=1,i=0;for(;++i<t&&(s*=256);)o+=this[e+i]*s;return o};m.prototype.readUintBE=m.prototype.readUIntBE=function(e,t,r){e=e>>>0,t=t>>>0,r||ye(e,t,this.length);let o=this[e+--t],s=1;for(;t>0&&(s*=256);)o+=this[e+--t]*s;return o};m.prototype.readUint8=m.prototype.readUInt8=function(e,t){return e=e>>>0,t||ye(e,1,this.length),this[e]};m.prototype.readUint16LE=m.prototype.readUInt16LE=function(e,t){return e=e>>>0,t||ye(e,2,this.length),this[e]|this[e+1]<<8};m.prototype.readUint16BE=m.prototype.readUInt16BE=function(e,t){return e=e>>>0,t||ye(e,2,this.length),this[e]<<8|this[e+1]};m.prototype.readUint32LE=m.prototype.readUInt32LE=function(e,t){return e=e>>>0,t||ye(e,4,this.length),(this[e]|this[e+1]<<8|this[e+2]<<16)+this[e+3]*16777216};m.prototype.readUint32BE=m.prototype.readUInt32BE=function(e,t){return e=e>>>0,t||ye(e,4,this.length),this[e]*16777216+(this[e+1]<<16|this[e+2]<<8|this[e+3])};m.prototype.readBigUInt64LE=function(e){e=e>>>0,Ut(e,"offset");let t=this[e],r=this[e+7];(t===void 0||r===void 0)&&ln(e,this.length-8);let o=t+this[++e]*2**8+this[++e]*2**16+this[++e]*2**24,s=this[++e]+this[++e]*2**8+this[++e]*2**16+r*2**24;return BigInt(o)+(BigInt(s)<<BigInt(32))};m.prototype.readBigUInt64BE=function(e){e=e>>>0,Ut(e,"offset");let t=this[e],r=this[e+7];(t===void 0||r===void 0)&&ln(e,this.length-8);let o=t*2**24+this[++e]*2**16+this[++e]*2**8+this[++e],s=this[++e]*2**24+this[++e]*2**16+this[++e]*2**8+r;return(BigInt(o)<<BigInt(32))+BigInt(s)};m.prototype.readIntLE=function(e,t,r){e=e>>>0,t=t>>>0,r||ye(e,t,this.length);let o=this[e],s=1,i=0;for(;++i<t&&(s*=256);)o+=this[e+i]*s;return s*=128,o>=s&&(o-=Math.pow(2,8*t)),o};m.prototype.readIntBE=function(e,t,r){e=e>>>0,t=t>>>0,r||ye(e,t,this.length);let o=t,s=1,i=this[e+--o];for(;o>0&&(s*=256);)i+=this[e+--o]*s;return s*=128,i>=s&&(i-=Math.pow(2,8*t)),i};m.prototype.readInt8=function(e,t){return e=e>>>0,t||ye(e,1,this.length),this[e]&128?(255-this[e]+1)*-1:this[e]};m.prototype.readInt16LE=function(e,t){e=e>>>0,t||ye(e,2,this.length);let r=this[e]|this[e+1]<<8;return r&32768?r|4294901760:r};m.prototype.readInt16BE=function(e,t){e=e>>>0,t||ye(e,2,this.length);let r=this[e+1]|this[e]<<8;return r&32768?r|4294901760:r};m.prototype.readInt32LE=function(e,t){return e=e>>>0,t||ye(e,4,this.length),this[e]|this[e+1]<<8|this[e+2]<<16|this[e+3]<<24};m.prototype.readInt32BE=function(e,t){return e=e>>>0,t||ye(e,4,this.length),this[e]<<24|this[e+1]<<16|this[e+2]<<8|this[e+3]};m.prototype.readBigInt64LE=function(e){e=e>>>0,Ut(e,"offset");let t=this[e],r=this[e+7];(t===void 0||r===void 0)&&ln(e,this.length-8);let o=this[e+4]+this[e+5]*2**8+this[e+6]*2**16+(r<<24);return(BigInt(o)<<BigInt(32))+BigInt(t+this[++e]*2**8+this[++e]*2**16+this[++e]*2**24)};m.prototype.readBigInt64BE=function(e){e=e>>>0,Ut(e,"offset");let t=this[e],r=this[e+7];(t===void 0||r===void 0)&&ln(e,this.length-8);let o=(t<<24)+this[++e]*2**16+this[++e]*2**8+this[++e];return(BigInt(o)<<BigInt(32))+BigInt(this[++e]*2**24+this[++e]*2**16+this[++e]*2**8+r)};m.prototype.readFloatLE=function(e,t){return e=e>>>0,t||ye(e,4,this.length),an(this,e,!0,23,4)};m.prototype.readFloatBE=function(e,t){return e=e>>>0,t||ye(e,4,this.length),an(this,e,!1,23,4)};m.prototype.readDoubleLE=function(e,t){return e=e>>>0,t||ye(e,8,this.length),an(this,e,!0,52,8)};m.prototype.readDoubleBE=function(e,t){return e=e>>>0,t||ye(e,8,this.length),an(this,e,!1,52,8)};function Ie(n,e,t,r,o,s){if(!m.isBuffer(n))throw new TypeError('"buffer" argument must be a Buffer instance');if(e>o||e<s)throw new RangeError('"value" argument is out of bounds');if(t+r>n.length)throw new RangeError("Index out of range")}m.prototype.writeUintLE=m.prototype.writeUIntLE=function(e,t,r,o){if(e=+e,t=t>>>0,r=r>>>0,!o){let a=Math.pow(2,8*r)-1;Ie(this,e,t,r,a,0)}let s=1,i=0;for(this[t]=e&255;++i<r&&(s*=256);)this[t+i]=e/s&255;return t+r};m.prototype.writeUintBE=m.prototype.writeUIntBE=function(e,t,r,o){if(e=+e,t=t>>>0,r=r>>>0,!o){let a=Math.pow(2,8*r)-1;Ie(this,e,t,r,a,0)}let s=r-1,i=1;for(this[t+s]=e&255;--s>=0&&(i*=256);)this[t+s]=e/i&255;return t+r};m.prototype.writeUint8=m.prototype.writeUInt8=function(e,t,r){return e=+e,t=t>>>0,r||Ie(this,e,t,1,255,0),this[t]=e&255,t+1};m.prototype.writeUint16LE=m.prototype.writeUInt16LE=function(e,t,r){return e=+e,t=t>>>0,r||Ie(this,e,t,2,65535,0),this[t]=e&255,this[t+1]=e>>>8,t+2};m.prototype.writeUint16BE=m.prototype.writeUInt16BE=function(e,t,r){return e=+e,t=t>>>0,r||Ie(this,e,t,2,65535,0),this[t]=e>>>8,this[t+1]=e&255,t+2};m.prototype.writeUint32LE=m.prototype.writeUInt32LE=function(e,t,r){return e=+e,t=t>>>0,r||Ie(this,e,t,4,4294967295,0),this[t+3]=e>>>24,this[t+2]=e>>>16,this[t+1]=e>>>8,this[t]=e&255,t+4};m.prototype.writeUint32BE=m.prototype.writeUInt32BE=function(e,t,r){return e=+e,t=t>>>0,r||Ie(this,e,t,4,4294967295,0),this[t]=e>>>24,this[t+1]=e>>>16,this[t+2]=e>>>8,this[t+3]=e&255,t+4};function Zi(n,e,t,r,o){Qi(e,r,o,n,t,7);let s=Number(e&BigInt(4294967295));n[t++]=s,s=s>>8,n[t++]=s,s=s>>8,n[t++]=s,s=s>>8,n[t++]=s;let i=Number(e>>BigInt(32)&BigInt(4294967295));return n[t++]=i,i=i>>8,n[t++]=i,i=i>>8,n[t++]=i,i=i>>8,n[t++]=i,t}function qi(n,e,t,r,o){Qi(e,r,o,n,t,7);let s=Number(e&BigInt(4294967295));n[t+7]=s,s=s>>8,n[t+6]=s,s=s>>8,n[t+5]=s,s=s>>8,n[t+4]=s;let i=Number(e>>BigInt(32)&BigInt(4294967295));return n[t+3]=i,i=i>>8,n[t+2]=i,i=i>>8,n[t+1]=i,i=i>>8,n[t]=i,t+8}m.prototype.writeBigUInt64LE=function(e,t=0){return Zi(this,e,t,BigInt(0),BigInt("0xffffffffffffffff"))};m.prototype.writeBigUInt64BE=function(e,t=0){return qi(this,e,t,BigInt(0),BigInt("0xffffffffffffffff"))};m.prototype.writeIntLE=function(e,t,r,o){if(e=+e,t=t>>>0,!o){let l=Math.pow(2,8*r-1);Ie(this,e,t,r,l-1,-l)}let s=0,i=1,a=0;for(this[t]=e&255;++s<r&&(i*=256);)e<0&&a===0&&this[t+s-1]!==0&&(a=1),this[t+s]=(e/i>>0)-a&255;return t+r};m.prototype.writeIntBE=function(e,t,r,o){if(e=+e,t=t>>>0,!o){let l=Math.pow(2,8*r-1);Ie(this,e,t,r,l-1,-l)}let s=r-1,i=1,a=0;for(this[t+s]=e&255;--s>=0&&(i*=256);)e<0&&a===0&&this[t+s+1]!==0&&(a=1),this[t+s]=(e/i>>0)-a&255;return t+r};m.prototype.writeInt8=function(e,t,r){return e=+e,t=t>>>0,r||Ie(this,e,t,1,127,-128),e<0&&(e=255+e+1),this[t]=e&255,t+1};m.prototype.writeInt16LE=function(e,t,r){return e=+e,t=t>>>0,r||Ie(this,e,t,2,32767,-32768),this[t]=e&255,this[t+1]=e>>>8,t+2};m.prototype.writeInt16BE=function(e,t,r){return e=+e,t=t>>>0,r||Ie(this,e,t,2,32767,-32768),this[t]=e>>>8,this[t+1]=e&255,t+2};m.prototype.writeInt32LE=function(e,t,r){return e=+e,t=t>>>0,r||Ie(this,e,t,4,2147483647,-2147483648),this[t]=e&255,this[t+1]=e>>>8,this[t+2]=e>>>16,this[t+3]=e>>>24,t+4};m.prototype.writeInt32BE=function(e,t,r){return e=+e,t=t>>>0,r||Ie(this,e,t,4,2147483647,-2147483648),e<0&&(e=4294967295+e+1),this[t]=e>>>24,this[t+1]=e>>>16,this[t+2]=e>>>8,this[t+3]=e&255,t+4};m.prototype.writeBigInt64LE=function(e,t=0){return Zi(this,e,t,-BigInt("0x8000000000000000"),BigInt("0x7fffffffffffffff"))};m.prototype.writeBigInt64BE=function(e,t=0){return qi(this,e,t,-BigInt("0x8000000000000000"),BigInt("0x7fffffffffffffff"))};function Wi(n,e,t,r,o,s){if(t+r>n.length)throw new RangeError("Index out of range");if(t<0)throw new RangeError("Index out of range")}function Ki(n,e,t,r,o){return e=+e,t=t>>>0,o||Wi(n,e,t,4,34028234663852886e22,-34028234663852886e22),Gr(n,e,t,r,23,4),t+4}m.prototype.writeFloatLE=function(e,t,r){return Ki(this,e,t,!0,r)};m.prototype.writeFloatBE=function(e,t,r){return Ki(this,e,t,!1,r)};function Xi(n,e,t,r,o){return e=+e,t=t>>>0,o||Wi(n,e,t,8,17976931348623157e292,-17976931348623157e292),Gr(n,e,t,r,52,8),t+8}m.prototype.writeDoubleLE=function(e,t,r){return Xi(this,e,t,!0,r)};m.prototype.writeDoubleBE=function(e,t,r){return Xi(this,e,t,!1,r)};m.prototype.copy=function(e,t,r,o){if(!m.isBuffer(e))throw new TypeError("argument should be a Buffer");if(r||(r=0),!o&&o!==0&&(o=this.length),t>=e.length&&(t=e.length),t||(t=0),o>0&&o<r&&(o=r),o===r||e.length===0||this.length===0)return 0;if(t<0)throw new RangeError("targetStart out of bounds");if(r<0||r>=this.length)throw new RangeError("Index out of range");if(o<0)throw new RangeError("sourceEnd out of bounds");o>this.length&&(o=this.length),e.length-t<o-r&&(o=e.length-t+r);let s=o-r;return this===e?this.copyWithin(t,r,o):Uint8Array.prototype.set.call(e,this.subarray(r,o),t),s};m.prototype.fill=function(e,t,r,o){if(typeof e=="string"){if(typeof t=="string"?(o=t,t=0,r=this.length):typeof r=="string"&&(o=r,r=this.length),o!==void 0&&typeof o!="string")throw new TypeError("encoding must be a string");if(typeof o=="string"&&!m.isEncoding(o))throw new TypeError("Unknown encoding: "+o);if(e.length===1){let i=e.charCodeAt(0);(o==="utf8"&&i<128||o==="latin1")&&(e=i)}}else typeof e=="number"?e=e&255:typeof e=="boolean"&&(e=Number(e));if(t<0||this.length<t||this.length<r)throw new RangeError("Out of range index");if(r<=t)return this;t=t>>>0,r=r===void 0?this.length:r>>>0,e||(e=0);let s;if(typeof e=="number")for(s=t;s<r;++s)this[s]=e;else{let i=m.isBuffer(e)?e:m.from(e,o),a=i.length;if(a===0)throw new TypeError('The value "'+e+'" is invalid for argument "value"');for(s=0;s<r-t;++s)this[s+t]=i[s%a]}return this};var Ft={};function Yr(n,e,t){Ft[n]=class extends t{constructor(){super(),Object.defineProperty(this,"message",{value:e.apply(this,arguments),writable:!0,configurable:!0}),this.name=`${this.name} [${n}]`,this.stack,delete this.name}get code(){return n}set code(o){Object.defineProperty(this,"code",{configurable:!0,enumerable:!0,value:o,writable:!0})}toString(){return`${this.name} [${n}]: ${this.message}`}}}Yr("ERR_BUFFER_OUT_OF_BOUNDS",function(n){return n?`${n} is outside of buffer bounds`:"Attempt to access memory outside buffer bounds"},RangeError);Yr("ERR_INVALID_ARG_TYPE",function(n,e){return`The "${n}" argument must be of type number. Received type ${typeof e}`},TypeError);Yr("ERR_OUT_OF_RANGE",function(n,e,t){let r=`The value of "${n}" is out of range.`,o=t;return Number.isInteger(t)&&Math.abs(t)>2**32?o=Vi(String(t)):typeof t=="bigint"&&(o=String(t),(t>BigInt(2)**BigInt(32)||t<-(BigInt(2)**BigInt(32)))&&(o=Vi(o)),o+="n"),r+=` It must be ${e}. Received ${o}`,r},RangeError);function Vi(n){let e="",t=n.length,r=n[0]==="-"?1:0;for(;t>=r+4;t-=3)e=`_${n.slice(t-3,t)}${e}`;return`${n.slice(0,t)}${e}`}function dd(n,e,t){Ut(e,"offset"),(n[e]===void 0||n[e+t]===void 0)&&ln(e,n.length-(t+1))}function Qi(n,e,t,r,o,s){if(n>t||n<e){let i=typeof e=="bigint"?"n":"",a;throw s>3?e===0||e===BigInt(0)?a=`>= 0${i} and < 2${i} ** ${(s+1)*8}${i}`:a=`>= -(2${i} ** ${(s+1)*8-1}${i}) and < 2 ** ${(s+1)*8-1}${i}`:a=`>= ${e}${i} and <= ${t}${i}`,new Ft.ERR_OUT_OF_RANGE("value",a,n)}dd(r,o,s)}function Ut(n,e){if(typeof n!="number")throw new Ft.ERR_INVALID_ARG_TYPE(e,"number",n)}function ln(n,e,t){throw Math.floor(n)!==n?(Ut(n,t),new Ft.ERR_OUT_OF_RANGE(t||"offset","an integer",n)):e<0?new Ft.ERR_BUFFER_OUT_OF_BOUNDS:new Ft.ERR_OUT_OF_RANGE(t||"offset",`>= ${t?1:0} and <= ${e}`,n)}var fd=/[^+/0-9A-Za-z-_]/g;function hd(n){if(n=n.split("=")[0],n=n.trim().replace(fd,""),n.length<2)return"";for(;n.length%4!==0;)n=n+"=";return n}function Kr(n,e){e=e||1/0;let t,r=n.length,o=null,s=[];for(let i=0;i<r;++i){if(t=n.charCodeAt(i),t>55295&&t<57344){if(!o){if(t>56319){(e-=3)>-1&&s.push(239,191,189);continue}else if(i+1===r){(e-=3)>-1&&s.push(239,191,189);continue}o=t;continue}if(t<56320){(e-=3)>-1&&s.push(239,191,189),o=t;continue}t=(o-55296<<10|t-56320)+65536}else o&&(e-=3)>-1&&s.push(239,191,189);if(o=null,t<128){if((e-=1)<0)break;s.push(t)}else if(t<2048){if((e-=2)<0)break;s.push(t>>6|192,t&63|128)}else if(t<65536){if((e-=3)<0)break;s.push(t>>12|224,t>>6&63|128,t&63|128)}else if(t<1114112){if((e-=4)<0)break;s.push(t>>18|240,t>>12&63|128,t>>6&63|128,t&63|128)}else throw new Error("Invalid code point")}return s}function pd(n){let e=[];for(let t=0;t<n.length;++t)e.push(n.charCodeAt(t)&255);return e}function md(n,e){let t,r,o,s=[];for(let i=0;i<n.length&&!((e-=2)<0);++i)t=n.charCodeAt(i),r=t>>8,o=t%256,s.push(o),s.push(r);return s}function Yi(n){return Ui(hd(n))}function Fn(n,e,t,r){let o;for(o=0;o<r&&!(o+t>=e.length||o>=n.length);++o)e[o+t]=n[o];return o}var _d=function(){let n="0123456789abcdef",e=new Array(256);for(let t=0;t<16;++t){let r=t*16;for(let o=0;o<16;++o)e[r+o]=n[t]+n[o]}return e}();var ea=[];Object.defineProperty(globalThis,"consentinel",{value:ea});function Fe(n){return ea.push(n),n}var de={exceptions:"propagate"},ta=65542;function gd(){let n=Process.findModuleByName("libjvm.so")??Process.findModuleByName("libjvm.dylib");if(n===null)return;let e=Process.pointerSize,t=Memory.alloc(e),r=Memory.alloc(4);if(new NativeFunction(n.getExportByName("JNI_GetCreatedJavaVMs"),"int",["pointer","int","pointer"],de)(t,1,r),r.readInt()===0)return;let s=t.readPointer(),i=s.readPointer(),a=Memory.alloc(e);if(new NativeFunction(i.add(6*e).readPointer(),"int",["pointer","pointer","int"],de)(s,a,ta)===0)return;let c=Memory.alloc(3*e),u=Memory.allocUtf8String("consentinel-agent");if(c.writeInt(ta),c.add(e).writePointer(u),c.add(2*e).writePointer(NULL),new NativeFunction(i.add(7*e).readPointer(),"int",["pointer","pointer","pointer"],de)(s,a,c)!==0)return;let h=new NativeFunction(i.add(5*e).readPointer(),"int",["pointer"],de);Script.bindWeak(Fe({}),()=>{Script.nextTick(()=>Script.nextTick(()=>Script.nextTick(()=>void h(s))))})}gd();var nr={};Vu(nr,{ArtMethod:()=>qn,ArtStackVisitor:()=>jo,DVM_JNI_ENV_OFFSET_SELF:()=>va,HandleVector:()=>mn,VariableSizedHandleScope:()=>_n,backtrace:()=>qo,deoptimizeBootImage:()=>Yo,deoptimizeEverything:()=>Qo,deoptimizeMethod:()=>Xo,ensureClassInitialized:()=>Vh,getAndroidApiLevel:()=>fe,getAndroidVersion:()=>gn,getApi:()=>K,getArtApexVersion:()=>Vo,getArtClassSpec:()=>zo,getArtFieldSpec:()=>er,getArtMethodSpec:()=>Le,getArtThreadFromEnv:()=>tr,getArtThreadSpec:()=>Vt,makeArtClassLoaderVisitor:()=>Zo,makeArtClassVisitor:()=>Go,makeMethodMangler:()=>Op,makeObjectVisitorPredicate:()=>ts,revertGlobalPatches:()=>Wo,translateMethod:()=>Pp,withAllArtThreadsSuspended:()=>Jo,withRunnableArtThread:()=>Ue});var{pageSize:eo,pointerSize:yd}=Process,to=class{constructor(e){this.sliceSize=e,this.slicesPerPage=eo/e,this.pages=[],this.free=[]}allocateSlice(e,t){let r=e.near===void 0,o=t===1;if(r&&o){let s=this.free.pop();if(s!==void 0)return s}else if(t<eo){let{free:s}=this,i=s.length,a=o?null:ptr(t-1);for(let l=0;l!==i;l++){let c=s[l],u=r||this._isSliceNear(c,e),d=o||c.and(a).isNull();if(u&&d)return s.splice(l,1)[0]}}return this._allocatePage(e)}_allocatePage(e){let t=Memory.alloc(eo,e),{sliceSize:r,slicesPerPage:o}=this;for(let s=1;s!==o;s++){let i=t.add(s*r);this.free.push(i)}return this.pages.push(t),t}_isSliceNear(e,t){let r=e.add(this.sliceSize),{near:o,maxDistance:s}=t,i=na(o.sub(e)),a=na(o.sub(r));return i.compare(s)<=0&&a.compare(s)<=0}freeSlice(e){this.free.push(e)}};function na(n){let e=yd===4?31:63,t=ptr(1).shl(e).not();return n.and(t)}function no(n){return new to(n)}function xe(n,e){if(e!==0)throw new Error(n+" failed: "+e)}var Un={v1_0:805371904,v1_2:805372416},Dn={canTagObjects:1},{pointerSize:bd}=Process,Ed={exceptions:"propagate"};function tt(n,e){this.handle=n,this.vm=e,this.vtable=n.readPointer()}tt.prototype.deallocate=cn(47,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});tt.prototype.getLoadedClasses=cn(78,"int32",["pointer","pointer","pointer"],function(n,e,t){let r=n(this.handle,e,t);xe("EnvJvmti::getLoadedClasses",r)});tt.prototype.iterateOverInstancesOfClass=cn(112,"int32",["pointer","pointer","int","pointer","pointer"],function(n,e,t,r,o){let s=n(this.handle,e,t,r,o);xe("EnvJvmti::iterateOverInstancesOfClass",s)});tt.prototype.getObjectsWithTags=cn(114,"int32",["pointer","int","pointer","pointer","pointer","pointer"],function(n,e,t,r,o,s){let i=n(this.handle,e,t,r,o,s);xe("EnvJvmti::getObjectsWithTags",i)});tt.prototype.addCapabilities=cn(142,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});function cn(n,e,t,r){let o=null;return function(){o===null&&(o=new NativeFunction(this.vtable.add((n-1)*bd).readPointer(),e,t,Ed));let s=[o];return s=s.concat.apply(s,arguments),r.apply(this,s)}}function nt(n,e,{limit:t}){let r=n,o=null;for(let s=0;s!==t;s++){let i=Instruction.parse(r),a=e(i,o);if(a!==null)return a;r=i.next,o=i}return null}function we(n){let e=null,t=!1;return function(...r){return t||(e=n(...r),t=!0),e}}function b(n,e){this.handle=n,this.vm=e}var Bn=Process.pointerSize,pt=2,wd=28,Sd=34,vd=37,kd=40,xd=43,Ad=46,Id=49,Cd=52,Td=55,Nd=58,Ld=61,Md=64,jd=67,Od=70,Pd=73,Rd=76,Fd=79,Ud=82,Dd=85,Bd=88,Vd=91,$d=114,zd=117,Hd=120,Jd=123,Gd=126,Zd=129,qd=132,Wd=135,Kd=138,Xd=141,Qd=95,Yd=96,ef=97,tf=98,nf=99,rf=100,of=101,sf=102,af=103,lf=104,cf=105,uf=106,df=107,ff=108,hf=109,pf=110,mf=111,_f=112,gf=145,yf=146,bf=147,Ef=148,wf=149,Sf=150,vf=151,kf=152,xf=153,Af=154,If=155,Cf=156,Tf=157,Nf=158,Lf=159,Mf=160,jf=161,Of=162,Pf={pointer:Sd,uint8:vd,int8:kd,uint16:xd,int16:Ad,int32:Id,int64:Cd,float:Td,double:Nd,void:Ld},Rf={pointer:Md,uint8:jd,int8:Od,uint16:Pd,int16:Rd,int32:Fd,int64:Ud,float:Dd,double:Bd,void:Vd},Ff={pointer:$d,uint8:zd,int8:Hd,uint16:Jd,int16:Gd,int32:Zd,int64:qd,float:Wd,double:Kd,void:Xd},Uf={pointer:Qd,uint8:Yd,int8:ef,uint16:tf,int16:nf,int32:rf,int64:of,float:sf,double:af},Df={pointer:lf,uint8:cf,int8:uf,uint16:df,int16:ff,int32:hf,int64:pf,float:mf,double:_f},Bf={pointer:gf,uint8:yf,int8:bf,uint16:Ef,int16:wf,int32:Sf,int64:vf,float:kf,double:xf},Vf={pointer:Af,uint8:If,int8:Cf,uint16:Tf,int16:Nf,int32:Lf,int64:Mf,float:jf,double:Of},oa={exceptions:"propagate"},ro=null,mo=[];b.dispose=function(n){mo.forEach(n.deleteGlobalRef,n),mo=[]};function xt(n){return mo.push(n),n}function Vn(n){return ro===null&&(ro=n.handle.readPointer()),ro}function T(n,e,t,r){let o=null;return function(){o===null&&(o=new NativeFunction(Vn(this).add(n*Bn).readPointer(),e,t,oa));let s=[o];return s=s.concat.apply(s,arguments),r.apply(this,s)}}b.prototype.getVersion=T(4,"int32",["pointer"],function(n){return n(this.handle)});b.prototype.findClass=T(6,"pointer",["pointer","pointer"],function(n,e){let t=n(this.handle,Memory.allocUtf8String(e));return this.throwIfExceptionPending(),t});b.prototype.throwIfExceptionPending=function(){let n=this.exceptionOccurred();if(n.isNull())return;this.exceptionClear();let e=this.newGlobalRef(n);this.deleteLocalRef(n);let t=this.vaMethod("pointer",[])(this.handle,e,this.javaLangObject().toString),r=this.stringFromJni(t);this.deleteLocalRef(t);let o=new Error(r);throw o.$h=e,Script.bindWeak(o,$f(this.vm,e)),o};function $f(n,e){return function(){n.perform(t=>{t.deleteGlobalRef(e)})}}b.prototype.fromReflectedMethod=T(7,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.fromReflectedField=T(8,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.toReflectedMethod=T(9,"pointer",["pointer","pointer","pointer","uint8"],function(n,e,t,r){return n(this.handle,e,t,r)});b.prototype.getSuperclass=T(10,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.isAssignableFrom=T(11,"uint8",["pointer","pointer","pointer"],function(n,e,t){return!!n(this.handle,e,t)});b.prototype.toReflectedField=T(12,"pointer",["pointer","pointer","pointer","uint8"],function(n,e,t,r){return n(this.handle,e,t,r)});b.prototype.throw=T(13,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.exceptionOccurred=T(15,"pointer",["pointer"],function(n){return n(this.handle)});b.prototype.exceptionDescribe=T(16,"void",["pointer"],function(n){n(this.handle)});b.prototype.exceptionClear=T(17,"void",["pointer"],function(n){n(this.handle)});b.prototype.pushLocalFrame=T(19,"int32",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.popLocalFrame=T(20,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.newGlobalRef=T(21,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.deleteGlobalRef=T(22,"void",["pointer","pointer"],function(n,e){n(this.handle,e)});b.prototype.deleteLocalRef=T(23,"void",["pointer","pointer"],function(n,e){n(this.handle,e)});b.prototype.isSameObject=T(24,"uint8",["pointer","pointer","pointer"],function(n,e,t){return!!n(this.handle,e,t)});b.prototype.newLocalRef=T(25,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.allocObject=T(27,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.getObjectClass=T(31,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.isInstanceOf=T(32,"uint8",["pointer","pointer","pointer"],function(n,e,t){return!!n(this.handle,e,t)});b.prototype.getMethodId=T(33,"pointer",["pointer","pointer","pointer","pointer"],function(n,e,t,r){return n(this.handle,e,Memory.allocUtf8String(t),Memory.allocUtf8String(r))});b.prototype.getFieldId=T(94,"pointer",["pointer","pointer","pointer","pointer"],function(n,e,t,r){return n(this.handle,e,Memory.allocUtf8String(t),Memory.allocUtf8String(r))});b.prototype.getIntField=T(100,"int32",["pointer","pointer","pointer"],function(n,e,t){return n(this.handle,e,t)});b.prototype.getStaticMethodId=T(113,"pointer",["pointer","pointer","pointer","pointer"],function(n,e,t,r){return n(this.handle,e,Memory.allocUtf8String(t),Memory.allocUtf8String(r))});b.prototype.getStaticFieldId=T(144,"pointer",["pointer","pointer","pointer","pointer"],function(n,e,t,r){return n(this.handle,e,Memory.allocUtf8String(t),Memory.allocUtf8String(r))});b.prototype.getStaticIntField=T(150,"int32",["pointer","pointer","pointer"],function(n,e,t){return n(this.handle,e,t)});b.prototype.getStringLength=T(164,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.getStringChars=T(165,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.releaseStringChars=T(166,"void",["pointer","pointer","pointer"],function(n,e,t){n(this.handle,e,t)});b.prototype.newStringUtf=T(167,"pointer",["pointer","pointer"],function(n,e){let t=Memory.allocUtf8String(e);return n(this.handle,t)});b.prototype.getStringUtfChars=T(169,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.releaseStringUtfChars=T(170,"void",["pointer","pointer","pointer"],function(n,e,t){n(this.handle,e,t)});b.prototype.getArrayLength=T(171,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.newObjectArray=T(172,"pointer",["pointer","int32","pointer","pointer"],function(n,e,t,r){return n(this.handle,e,t,r)});b.prototype.getObjectArrayElement=T(173,"pointer",["pointer","pointer","int32"],function(n,e,t){return n(this.handle,e,t)});b.prototype.setObjectArrayElement=T(174,"void",["pointer","pointer","int32","pointer"],function(n,e,t,r){n(this.handle,e,t,r)});b.prototype.newBooleanArray=T(175,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newByteArray=T(176,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newCharArray=T(177,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newShortArray=T(178,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newIntArray=T(179,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newLongArray=T(180,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newFloatArray=T(181,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newDoubleArray=T(182,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.getBooleanArrayElements=T(183,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getByteArrayElements=T(184,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getCharArrayElements=T(185,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getShortArrayElements=T(186,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getIntArrayElements=T(187,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getLongArrayElements=T(188,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getFloatArrayElements=T(189,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getDoubleArrayElements=T(190,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.releaseBooleanArrayElements=T(191,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,pt)});b.prototype.releaseByteArrayElements=T(192,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,pt)});b.prototype.releaseCharArrayElements=T(193,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,pt)});b.prototype.releaseShortArrayElements=T(194,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,pt)});b.prototype.releaseIntArrayElements=T(195,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,pt)});b.prototype.releaseLongArrayElements=T(196,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,pt)});b.prototype.releaseFloatArrayElements=T(197,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,pt)});b.prototype.releaseDoubleArrayElements=T(198,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,pt)});b.prototype.getByteArrayRegion=T(200,"void",["pointer","pointer","int","int","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setBooleanArrayRegion=T(207,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setByteArrayRegion=T(208,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setCharArrayRegion=T(209,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setShortArrayRegion=T(210,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setIntArrayRegion=T(211,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setLongArrayRegion=T(212,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setFloatArrayRegion=T(213,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setDoubleArrayRegion=T(214,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.registerNatives=T(215,"int32",["pointer","pointer","pointer","int32"],function(n,e,t,r){return n(this.handle,e,t,r)});b.prototype.monitorEnter=T(217,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.monitorExit=T(218,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.getDirectBufferAddress=T(230,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.getObjectRefType=T(232,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});var ra=new Map;function $n(n,e,t,r){return go(this,"p",Hf,n,e,t,r)}function _o(n,e,t,r){return go(this,"v",Jf,n,e,t,r)}function zf(n,e,t,r){return go(this,"n",Gf,n,e,t,r)}function go(n,e,t,r,o,s,i){if(i!==void 0)return t(n,r,o,s,i);let a=[r,e,o].concat(s).join("|"),l=ra.get(a);return l===void 0&&(l=t(n,r,o,s,oa),ra.set(a,l)),l}function Hf(n,e,t,r,o){return new NativeFunction(Vn(n).add(e*Bn).readPointer(),t,["pointer","pointer","pointer"].concat(r),o)}function Jf(n,e,t,r,o){return new NativeFunction(Vn(n).add(e*Bn).readPointer(),t,["pointer","pointer","pointer","..."].concat(r),o)}function Gf(n,e,t,r,o){return new NativeFunction(Vn(n).add(e*Bn).readPointer(),t,["pointer","pointer","pointer","pointer","..."].concat(r),o)}b.prototype.constructor=function(n,e){return _o.call(this,wd,"pointer",n,e)};b.prototype.vaMethod=function(n,e,t){let r=Pf[n];if(r===void 0)throw new Error("Unsupported type: "+n);return _o.call(this,r,n,e,t)};b.prototype.nonvirtualVaMethod=function(n,e,t){let r=Rf[n];if(r===void 0)throw new Error("Unsupported type: "+n);return zf.call(this,r,n,e,t)};b.prototype.staticVaMethod=function(n,e,t){let r=Ff[n];if(r===void 0)throw new Error("Unsupported type: "+n);return _o.call(this,r,n,e,t)};b.prototype.getField=function(n){let e=Uf[n];if(e===void 0)throw new Error("Unsupported type: "+n);return $n.call(this,e,n,[])};b.prototype.getStaticField=function(n){let e=Bf[n];if(e===void 0)throw new Error("Unsupported type: "+n);return $n.call(this,e,n,[])};b.prototype.setField=function(n){let e=Df[n];if(e===void 0)throw new Error("Unsupported type: "+n);return $n.call(this,e,"void",[n])};b.prototype.setStaticField=function(n){let e=Vf[n];if(e===void 0)throw new Error("Unsupported type: "+n);return $n.call(this,e,"void",[n])};var oo=null;b.prototype.javaLangClass=function(){if(oo===null){let n=this.findClass("java/lang/Class");try{let e=this.getMethodId.bind(this,n);oo={handle:xt(this.newGlobalRef(n)),getName:e("getName","()Ljava/lang/String;"),getSimpleName:e("getSimpleName","()Ljava/lang/String;"),getGenericSuperclass:e("getGenericSuperclass","()Ljava/lang/reflect/Type;"),getDeclaredConstructors:e("getDeclaredConstructors","()[Ljava/lang/reflect/Constructor;"),getDeclaredMethods:e("getDeclaredMethods","()[Ljava/lang/reflect/Method;"),getDeclaredFields:e("getDeclaredFields","()[Ljava/lang/reflect/Field;"),isArray:e("isArray","()Z"),isPrimitive:e("isPrimitive","()Z"),isInterface:e("isInterface","()Z"),getComponentType:e("getComponentType","()Ljava/lang/Class;")}}finally{this.deleteLocalRef(n)}}return oo};var so=null;b.prototype.javaLangObject=function(){if(so===null){let n=this.findClass("java/lang/Object");try{let e=this.getMethodId.bind(this,n);so={handle:xt(this.newGlobalRef(n)),toString:e("toString","()Ljava/lang/String;"),getClass:e("getClass","()Ljava/lang/Class;")}}finally{this.deleteLocalRef(n)}}return so};var io=null;b.prototype.javaLangReflectConstructor=function(){if(io===null){let n=this.findClass("java/lang/reflect/Constructor");try{io={getGenericParameterTypes:this.getMethodId(n,"getGenericParameterTypes","()[Ljava/lang/reflect/Type;")}}finally{this.deleteLocalRef(n)}}return io};var ao=null;b.prototype.javaLangReflectMethod=function(){if(ao===null){let n=this.findClass("java/lang/reflect/Method");try{let e=this.getMethodId.bind(this,n);ao={getName:e("getName","()Ljava/lang/String;"),getGenericParameterTypes:e("getGenericParameterTypes","()[Ljava/lang/reflect/Type;"),getParameterTypes:e("getParameterTypes","()[Ljava/lang/Class;"),getGenericReturnType:e("getGenericReturnType","()Ljava/lang/reflect/Type;"),getGenericExceptionTypes:e("getGenericExceptionTypes","()[Ljava/lang/reflect/Type;"),getModifiers:e("getModifiers","()I"),isVarArgs:e("isVarArgs","()Z")}}finally{this.deleteLocalRef(n)}}return ao};var lo=null;b.prototype.javaLangReflectField=function(){if(lo===null){let n=this.findClass("java/lang/reflect/Field");try{let e=this.getMethodId.bind(this,n);lo={getName:e("getName","()Ljava/lang/String;"),getType:e("getType","()Ljava/lang/Class;"),getGenericType:e("getGenericType","()Ljava/lang/reflect/Type;"),getModifiers:e("getModifiers","()I"),toString:e("toString","()Ljava/lang/String;")}}finally{this.deleteLocalRef(n)}}return lo};var co=null;b.prototype.javaLangReflectTypeVariable=function(){if(co===null){let n=this.findClass("java/lang/reflect/TypeVariable");try{let e=this.getMethodId.bind(this,n);co={handle:xt(this.newGlobalRef(n)),getName:e("getName","()Ljava/lang/String;"),getBounds:e("getBounds","()[Ljava/lang/reflect/Type;"),getGenericDeclaration:e("getGenericDeclaration","()Ljava/lang/reflect/GenericDeclaration;")}}finally{this.deleteLocalRef(n)}}return co};var uo=null;b.prototype.javaLangReflectWildcardType=function(){if(uo===null){let n=this.findClass("java/lang/reflect/WildcardType");try{let e=this.getMethodId.bind(this,n);uo={handle:xt(this.newGlobalRef(n)),getLowerBounds:e("getLowerBounds","()[Ljava/lang/reflect/Type;"),getUpperBounds:e("getUpperBounds","()[Ljava/lang/reflect/Type;")}}finally{this.deleteLocalRef(n)}}return uo};var fo=null;b.prototype.javaLangReflectGenericArrayType=function(){if(fo===null){let n=this.findClass("java/lang/reflect/GenericArrayType");try{fo={handle:xt(this.newGlobalRef(n)),getGenericComponentType:this.getMethodId(n,"getGenericComponentType","()Ljava/lang/reflect/Type;")}}finally{this.deleteLocalRef(n)}}return fo};var ho=null;b.prototype.javaLangReflectParameterizedType=function(){if(ho===null){let n=this.findClass("java/lang/reflect/ParameterizedType");try{let e=this.getMethodId.bind(this,n);ho={handle:xt(this.newGlobalRef(n)),getActualTypeArguments:e("getActualTypeArguments","()[Ljava/lang/reflect/Type;"),getRawType:e("getRawType","()Ljava/lang/reflect/Type;"),getOwnerType:e("getOwnerType","()Ljava/lang/reflect/Type;")}}finally{this.deleteLocalRef(n)}}return ho};var po=null;b.prototype.javaLangString=function(){if(po===null){let n=this.findClass("java/lang/String");try{po={handle:xt(this.newGlobalRef(n))}}finally{this.deleteLocalRef(n)}}return po};b.prototype.getClassName=function(n){let e=this.vaMethod("pointer",[])(this.handle,n,this.javaLangClass().getName);try{return this.stringFromJni(e)}finally{this.deleteLocalRef(e)}};b.prototype.getObjectClassName=function(n){let e=this.getObjectClass(n);try{return this.getClassName(e)}finally{this.deleteLocalRef(e)}};b.prototype.getActualTypeArgument=function(n){let e=this.vaMethod("pointer",[])(this.handle,n,this.javaLangReflectParameterizedType().getActualTypeArguments);if(this.throwIfExceptionPending(),!e.isNull())try{return this.getTypeNameFromFirstTypeElement(e)}finally{this.deleteLocalRef(e)}};b.prototype.getTypeNameFromFirstTypeElement=function(n){if(this.getArrayLength(n)>0){let t=this.getObjectArrayElement(n,0);try{return this.getTypeName(t)}finally{this.deleteLocalRef(t)}}else return"java.lang.Object"};b.prototype.getTypeName=function(n,e){let t=this.vaMethod("pointer",[]);if(this.isInstanceOf(n,this.javaLangClass().handle))return this.getClassName(n);if(this.isInstanceOf(n,this.javaLangReflectGenericArrayType().handle))return this.getArrayTypeName(n);if(this.isInstanceOf(n,this.javaLangReflectParameterizedType().handle)){let r=t(this.handle,n,this.javaLangReflectParameterizedType().getRawType);this.throwIfExceptionPending();let o;try{o=this.getTypeName(r)}finally{this.deleteLocalRef(r)}return e&&(o+="<"+this.getActualTypeArgument(n)+">"),o}else return this.isInstanceOf(n,this.javaLangReflectTypeVariable().handle)||this.isInstanceOf(n,this.javaLangReflectWildcardType().handle),"java.lang.Object"};b.prototype.getArrayTypeName=function(n){let e=this.vaMethod("pointer",[]);if(this.isInstanceOf(n,this.javaLangClass().handle))return this.getClassName(n);if(this.isInstanceOf(n,this.javaLangReflectGenericArrayType().handle)){let t=e(this.handle,n,this.javaLangReflectGenericArrayType().getGenericComponentType);this.throwIfExceptionPending();try{return"[L"+this.getTypeName(t)+";"}finally{this.deleteLocalRef(t)}}else return"[Ljava.lang.Object;"};b.prototype.stringFromJni=function(n){let e=this.getStringChars(n);if(e.isNull())throw new Error("Unable to access string");try{let t=this.getStringLength(n);return e.readUtf16String(t)}finally{this.releaseStringChars(n,e)}};var sa=65542,Dt=Process.pointerSize,yo=Process.getCurrentThreadId(),At=new Map,un=new Map;function Ge(n){let e=n.vm,t=null,r=null,o=null;function s(){let a=e.readPointer(),l={exceptions:"propagate"};t=new NativeFunction(a.add(4*Dt).readPointer(),"int32",["pointer","pointer","pointer"],l),r=new NativeFunction(a.add(5*Dt).readPointer(),"int32",["pointer"],l),o=new NativeFunction(a.add(6*Dt).readPointer(),"int32",["pointer","pointer","int32"],l)}this.handle=e,this.perform=function(a){let l=Process.getCurrentThreadId(),c=i(l);if(c!==null)return a(c);let u=this._tryGetEnv(),d=u!==null;d||(u=this.attachCurrentThread(),At.set(l,!0)),this.link(l,u);try{return a(u)}finally{let h=l===yo;if(h||this.unlink(l),!d&&!h){let f=At.get(l);At.delete(l),f&&this.detachCurrentThread()}}},this.attachCurrentThread=function(){let a=Memory.alloc(Dt);return xe("VM::AttachCurrentThread",t(e,a,NULL)),new b(a.readPointer(),this)},this.detachCurrentThread=function(){xe("VM::DetachCurrentThread",r(e))},this.preventDetachDueToClassLoader=function(){let a=Process.getCurrentThreadId();At.has(a)&&At.set(a,!1)},this.getEnv=function(){let a=i(Process.getCurrentThreadId());if(a!==null)return a;let l=Memory.alloc(Dt),c=o(e,l,sa);if(c===-2)throw new Error("Current thread is not attached to the Java VM; please move this code inside a Java.perform() callback");return xe("VM::GetEnv",c),new b(l.readPointer(),this)},this.tryGetEnv=function(){let a=i(Process.getCurrentThreadId());return a!==null?a:this._tryGetEnv()},this._tryGetEnv=function(){let a=this.tryGetEnvHandle(sa);return a===null?null:new b(a,this)},this.tryGetEnvHandle=function(a){let l=Memory.alloc(Dt);return o(e,l,a)!==0?null:l.readPointer()},this.makeHandleDestructor=function(a){return()=>{this.perform(l=>{l.deleteGlobalRef(a)})}},this.link=function(a,l){let c=un.get(a);c===void 0?un.set(a,[l,1]):c[1]++},this.unlink=function(a){let l=un.get(a);l[1]===1?un.delete(a):l[1]--};function i(a){let l=un.get(a);return l===void 0?null:l[0]}s.call(this)}Ge.dispose=function(n){At.get(yo)===!0&&(At.delete(yo),n.detachCurrentThread())};var Zf=4,w=Process.pointerSize,{readU32:qf,readPointer:Wf,writeU32:Kf,writePointer:Xf}=NativePointer.prototype,Qf=1,Yf=8,eh=16,Gn=256,th=524288,nh=2097152,Sa=1073741824,rh=524288,oh=134217728,ia=1048576,sh=2097152,ih=268435456,ah=268435456,lh=0,To=3,No=5,Bo=ptr(1).not(),ch=2147467263,uh=4294963200,Yn=17*w,dh=18*w,va=12,fh=112,hh=116,ph=0,Eo=56,aa=4,mh=8,_h=10,gh=12,yh=14,bh=28,Eh=36,wh=0,Sh=1,vh=2,kh=3,xh=4,Ah=5,Ih=6,Ch=7,la=2147483648,Th=28,pn=3*w,Nh=3*w,Lh=1,Mh=1,ka=we(zh),jh=we(np),Le=we(op),Vt=we(sp),Oh=we(ip),Ph=we(mp),gn=we(up),xa=we(dp),fe=we(fp),Vo=we(hp),Rh=we(bp),Fh=Process.arch==="ia32"?sm:om,re={exceptions:"propagate"},dn={},wo=null,So=null,Aa=null,me=null,$o=[],Zn=new Map,Ia=[],vo=null,ca=0,ua=!1,da=!1,fn=null,Uh=[],ko=null,zn=null;function K(){return wo===null&&(wo=Dh()),wo}function Dh(){let n=Process.enumerateModules().filter(f=>/^lib(art|dvm).so$/.test(f.name)).filter(f=>!/\/system\/fake-libs/.test(f.path));if(n.length===0)return null;let e=n[0],t=e.name.indexOf("art")!==-1?"art":"dalvik",r=t==="art",o={module:e,find(f){let{module:_}=this,p=_.findExportByName(f);return p===null&&(p=_.findSymbolByName(f)),p},flavor:t,addLocalReference:null};o.isApiLevel34OrApexEquivalent=r&&(o.find("_ZN3art7AppInfo29GetPrimaryApkReferenceProfileEv")!==null||o.find("_ZN3art6Thread15RunFlipFunctionEPS0_")!==null);let s=r?{functions:{JNI_GetCreatedJavaVMs:["JNI_GetCreatedJavaVMs","int",["pointer","int","pointer"]],artInterpreterToCompiledCodeBridge:function(f){this.artInterpreterToCompiledCodeBridge=f},_ZN3art9JavaVMExt12AddGlobalRefEPNS_6ThreadENS_6ObjPtrINS_6mirror6ObjectEEE:["art::JavaVMExt::AddGlobalRef","pointer",["pointer","pointer","pointer"]],_ZN3art9JavaVMExt12AddGlobalRefEPNS_6ThreadEPNS_6mirror6ObjectE:["art::JavaVMExt::AddGlobalRef","pointer",["pointer","pointer","pointer"]],_ZN3art17ReaderWriterMutex13ExclusiveLockEPNS_6ThreadE:["art::ReaderWriterMutex::ExclusiveLock","void",["pointer","pointer"]],_ZN3art17ReaderWriterMutex15ExclusiveUnlockEPNS_6ThreadE:["art::ReaderWriterMutex::ExclusiveUnlock","void",["pointer","pointer"]],_ZN3art22IndirectReferenceTable3AddEjPNS_6mirror6ObjectE:function(f){this["art::IndirectReferenceTable::Add"]=new NativeFunction(f,"pointer",["pointer","uint","pointer"],re)},_ZN3art22IndirectReferenceTable3AddENS_15IRTSegmentStateENS_6ObjPtrINS_6mirror6ObjectEEE:function(f){this["art::IndirectReferenceTable::Add"]=new NativeFunction(f,"pointer",["pointer","uint","pointer"],re)},_ZN3art9JavaVMExt12DecodeGlobalEPv:function(f){let _;fe()>=26?_=Fh(f,["pointer","pointer"]):_=new NativeFunction(f,"pointer",["pointer","pointer"],re),this["art::JavaVMExt::DecodeGlobal"]=function(p,g,y){return _(p,y)}},_ZN3art9JavaVMExt12DecodeGlobalEPNS_6ThreadEPv:["art::JavaVMExt::DecodeGlobal","pointer",["pointer","pointer","pointer"]],_ZNK3art6Thread19DecodeGlobalJObjectEP8_jobject:["art::Thread::DecodeJObject","pointer",["pointer","pointer"]],_ZNK3art6Thread13DecodeJObjectEP8_jobject:["art::Thread::DecodeJObject","pointer",["pointer","pointer"]],_ZN3art10ThreadList10SuspendAllEPKcb:["art::ThreadList::SuspendAll","void",["pointer","pointer","bool"]],_ZN3art10ThreadList10SuspendAllEv:function(f){let _=new NativeFunction(f,"void",["pointer"],re);this["art::ThreadList::SuspendAll"]=function(p,g,y){return _(p)}},_ZN3art10ThreadList9ResumeAllEv:["art::ThreadList::ResumeAll","void",["pointer"]],_ZN3art11ClassLinker12VisitClassesEPNS_12ClassVisitorE:["art::ClassLinker::VisitClasses","void",["pointer","pointer"]],_ZN3art11ClassLinker12VisitClassesEPFbPNS_6mirror5ClassEPvES4_:function(f){let _=new NativeFunction(f,"void",["pointer","pointer","pointer"],re);this["art::ClassLinker::VisitClasses"]=function(p,g){_(p,g,NULL)}},_ZNK3art11ClassLinker17VisitClassLoadersEPNS_18ClassLoaderVisitorE:["art::ClassLinker::VisitClassLoaders","void",["pointer","pointer"]],_ZN3art2gc4Heap12VisitObjectsEPFvPNS_6mirror6ObjectEPvES5_:["art::gc::Heap::VisitObjects","void",["pointer","pointer","pointer"]],_ZN3art2gc4Heap12GetInstancesERNS_24VariableSizedHandleScopeENS_6HandleINS_6mirror5ClassEEEiRNSt3__16vectorINS4_INS5_6ObjectEEENS8_9allocatorISB_EEEE:["art::gc::Heap::GetInstances","void",["pointer","pointer","pointer","int","pointer"]],_ZN3art2gc4Heap12GetInstancesERNS_24VariableSizedHandleScopeENS_6HandleINS_6mirror5ClassEEEbiRNSt3__16vectorINS4_INS5_6ObjectEEENS8_9allocatorISB_EEEE:function(f){let _=new NativeFunction(f,"void",["pointer","pointer","pointer","bool","int","pointer"],re);this["art::gc::Heap::GetInstances"]=function(p,g,y,E,x){_(p,g,y,0,E,x)}},_ZN3art12StackVisitorC2EPNS_6ThreadEPNS_7ContextENS0_13StackWalkKindEjb:["art::StackVisitor::StackVisitor","void",["pointer","pointer","pointer","uint","uint","bool"]],_ZN3art12StackVisitorC2EPNS_6ThreadEPNS_7ContextENS0_13StackWalkKindEmb:["art::StackVisitor::StackVisitor","void",["pointer","pointer","pointer","uint","size_t","bool"]],_ZN3art12StackVisitor9WalkStackILNS0_16CountTransitionsE0EEEvb:["art::StackVisitor::WalkStack","void",["pointer","bool"]],_ZNK3art12StackVisitor9GetMethodEv:["art::StackVisitor::GetMethod","pointer",["pointer"]],_ZNK3art12StackVisitor16DescribeLocationEv:function(f){this["art::StackVisitor::DescribeLocation"]=Jn(f,["pointer"])},_ZNK3art12StackVisitor24GetCurrentQuickFrameInfoEv:function(f){this["art::StackVisitor::GetCurrentQuickFrameInfo"]=yp(f)},_ZN3art7Context6CreateEv:["art::Context::Create","pointer",[]],_ZN3art6Thread18GetLongJumpContextEv:["art::Thread::GetLongJumpContext","pointer",["pointer"]],_ZN3art6mirror5Class13GetDescriptorEPNSt3__112basic_stringIcNS2_11char_traitsIcEENS2_9allocatorIcEEEE:function(f){this["art::mirror::Class::GetDescriptor"]=f},_ZN3art6mirror5Class11GetLocationEv:function(f){this["art::mirror::Class::GetLocation"]=Jn(f,["pointer"])},_ZN3art9ArtMethod12PrettyMethodEb:function(f){this["art::ArtMethod::PrettyMethod"]=Jn(f,["pointer","bool"])},_ZN3art12PrettyMethodEPNS_9ArtMethodEb:function(f){this["art::ArtMethod::PrettyMethodNullSafe"]=Jn(f,["pointer","bool"])},_ZN3art6Thread14CurrentFromGdbEv:["art::Thread::CurrentFromGdb","pointer",[]],_ZN3art6mirror6Object5CloneEPNS_6ThreadE:function(f){this["art::mirror::Object::Clone"]=new NativeFunction(f,"pointer",["pointer","pointer"],re)},_ZN3art6mirror6Object5CloneEPNS_6ThreadEm:function(f){let _=new NativeFunction(f,"pointer",["pointer","pointer","pointer"],re);this["art::mirror::Object::Clone"]=function(p,g){let y=NULL;return _(p,g,y)}},_ZN3art6mirror6Object5CloneEPNS_6ThreadEj:function(f){let _=new NativeFunction(f,"pointer",["pointer","pointer","uint"],re);this["art::mirror::Object::Clone"]=function(p,g){return _(p,g,0)}},_ZN3art3Dbg14SetJdwpAllowedEb:["art::Dbg::SetJdwpAllowed","void",["bool"]],_ZN3art3Dbg13ConfigureJdwpERKNS_4JDWP11JdwpOptionsE:["art::Dbg::ConfigureJdwp","void",["pointer"]],_ZN3art31InternalDebuggerControlCallback13StartDebuggerEv:["art::InternalDebuggerControlCallback::StartDebugger","void",["pointer"]],_ZN3art3Dbg9StartJdwpEv:["art::Dbg::StartJdwp","void",[]],_ZN3art3Dbg8GoActiveEv:["art::Dbg::GoActive","void",[]],_ZN3art3Dbg21RequestDeoptimizationERKNS_21DeoptimizationRequestE:["art::Dbg::RequestDeoptimization","void",["pointer"]],_ZN3art3Dbg20ManageDeoptimizationEv:["art::Dbg::ManageDeoptimization","void",[]],_ZN3art15instrumentation15Instrumentation20EnableDeoptimizationEv:["art::Instrumentation::EnableDeoptimization","void",["pointer"]],_ZN3art15instrumentation15Instrumentation20DeoptimizeEverythingEPKc:["art::Instrumentation::DeoptimizeEverything","void",["pointer","pointer"]],_ZN3art15instrumentation15Instrumentation20DeoptimizeEverythingEv:function(f){let _=new NativeFunction(f,"void",["pointer"],re);this["art::Instrumentation::DeoptimizeEverything"]=function(p,g){_(p)}},_ZN3art7Runtime19DeoptimizeBootImageEv:["art::Runtime::DeoptimizeBootImage","void",["pointer"]],_ZN3art15instrumentation15Instrumentation10DeoptimizeEPNS_9ArtMethodE:["art::Instrumentation::Deoptimize","void",["pointer","pointer"]],_ZN3art3jni12JniIdManager14DecodeMethodIdEP10_jmethodID:["art::jni::JniIdManager::DecodeMethodId","pointer",["pointer","pointer"]],_ZN3art3jni12JniIdManager13DecodeFieldIdEP9_jfieldID:["art::jni::JniIdManager::DecodeFieldId","pointer",["pointer","pointer"]],_ZN3art11interpreter18GetNterpEntryPointEv:["art::interpreter::GetNterpEntryPoint","pointer",[]],_ZN3art7Monitor17TranslateLocationEPNS_9ArtMethodEjPPKcPi:["art::Monitor::TranslateLocation","void",["pointer","uint32","pointer","pointer"]]},variables:{_ZN3art3Dbg9gRegistryE:function(f){this.isJdwpStarted=()=>!f.readPointer().isNull()},_ZN3art3Dbg15gDebuggerActiveE:function(f){this.isDebuggerActive=()=>!!f.readU8()}},optionals:new Set(["artInterpreterToCompiledCodeBridge","_ZN3art9JavaVMExt12AddGlobalRefEPNS_6ThreadENS_6ObjPtrINS_6mirror6ObjectEEE","_ZN3art9JavaVMExt12AddGlobalRefEPNS_6ThreadEPNS_6mirror6ObjectE","_ZN3art9JavaVMExt12DecodeGlobalEPv","_ZN3art9JavaVMExt12DecodeGlobalEPNS_6ThreadEPv","_ZNK3art6Thread19DecodeGlobalJObjectEP8_jobject","_ZNK3art6Thread13DecodeJObjectEP8_jobject","_ZN3art10ThreadList10SuspendAllEPKcb","_ZN3art10ThreadList10SuspendAllEv","_ZN3art11ClassLinker12VisitClassesEPNS_12ClassVisitorE","_ZN3art11ClassLinker12VisitClassesEPFbPNS_6mirror5ClassEPvES4_","_ZNK3art11ClassLinker17VisitClassLoadersEPNS_18ClassLoaderVisitorE","_ZN3art6mirror6Object5CloneEPNS_6ThreadE","_ZN3art6mirror6Object5CloneEPNS_6ThreadEm","_ZN3art6mirror6Object5CloneEPNS_6ThreadEj","_ZN3art22IndirectReferenceTable3AddEjPNS_6mirror6ObjectE","_ZN3art22IndirectReferenceTable3AddENS_15IRTSegmentStateENS_6ObjPtrINS_6mirror6ObjectEEE","_ZN3art2gc4Heap12VisitObjectsEPFvPNS_6mirror6ObjectEPvES5_","_ZN3art2gc4Heap12GetInstancesERNS_24VariableSizedHandleScopeENS_6HandleINS_6mirror5ClassEEEiRNSt3__16vectorINS4_INS5_6ObjectEEENS8_9allocatorISB_EEEE","_ZN3art2gc4Heap12GetInstancesERNS_24VariableSizedHandleScopeENS_6HandleINS_6mirror5ClassEEEbiRNSt3__16vectorINS4_INS5_6ObjectEEENS8_9allocatorISB_EEEE","_ZN3art12StackVisitorC2EPNS_6ThreadEPNS_7ContextENS0_13StackWalkKindEjb","_ZN3art12StackVisitorC2EPNS_6ThreadEPNS_7ContextENS0_13StackWalkKindEmb","_ZN3art12StackVisitor9WalkStackILNS0_16CountTransitionsE0EEEvb","_ZNK3art12StackVisitor9GetMethodEv","_ZNK3art12StackVisitor16DescribeLocationEv","_ZNK3art12StackVisitor24GetCurrentQuickFrameInfoEv","_ZN3art7Context6CreateEv","_ZN3art6Thread18GetLongJumpContextEv","_ZN3art6mirror5Class13GetDescriptorEPNSt3__112basic_stringIcNS2_11char_traitsIcEENS2_9allocatorIcEEEE","_ZN3art6mirror5Class11GetLocationEv","_ZN3art9ArtMethod12PrettyMethodEb","_ZN3art12PrettyMethodEPNS_9ArtMethodEb","_ZN3art3Dbg13ConfigureJdwpERKNS_4JDWP11JdwpOptionsE","_ZN3art31InternalDebuggerControlCallback13StartDebuggerEv","_ZN3art3Dbg15gDebuggerActiveE","_ZN3art15instrumentation15Instrumentation20EnableDeoptimizationEv","_ZN3art15instrumentation15Instrumentation20DeoptimizeEverythingEPKc","_ZN3art15instrumentation15Instrumentation20DeoptimizeEverythingEv","_ZN3art7Runtime19DeoptimizeBootImageEv","_ZN3art15instrumentation15Instrumentation10DeoptimizeEPNS_9ArtMethodE","_ZN3art3Dbg9StartJdwpEv","_ZN3art3Dbg8GoActiveEv","_ZN3art3Dbg21RequestDeoptimizationERKNS_21DeoptimizationRequestE","_ZN3art3Dbg20ManageDeoptimizationEv","_ZN3art3Dbg9gRegistryE","_ZN3art3jni12JniIdManager14DecodeMethodIdEP10_jmethodID","_ZN3art3jni12JniIdManager13DecodeFieldIdEP9_jfieldID","_ZN3art11interpreter18GetNterpEntryPointEv","_ZN3art7Monitor17TranslateLocationEPNS_9ArtMethodEjPPKcPi"])}:{functions:{_Z20dvmDecodeIndirectRefP6ThreadP8_jobject:["dvmDecodeIndirectRef","pointer",["pointer","pointer"]],_Z15dvmUseJNIBridgeP6MethodPv:["dvmUseJNIBridge","void",["pointer","pointer"]],_Z20dvmHeapSourceGetBasev:["dvmHeapSourceGetBase","pointer",[]],_Z21dvmHeapSourceGetLimitv:["dvmHeapSourceGetLimit","pointer",[]],_Z16dvmIsValidObjectPK6Object:["dvmIsValidObject","uint8",["pointer"]],JNI_GetCreatedJavaVMs:["JNI_GetCreatedJavaVMs","int",["pointer","int","pointer"]]},variables:{gDvmJni:function(f){this.gDvmJni=f},gDvm:function(f){this.gDvm=f}}},{functions:i={},variables:a={},optionals:l=new Set}=s,c=[];for(let[f,_]of Object.entries(i)){let p=o.find(f);p!==null?typeof _=="function"?_.call(o,p):o[_[0]]=new NativeFunction(p,_[1],_[2],re):l.has(f)||c.push(f)}for(let[f,_]of Object.entries(a)){let p=o.find(f);p!==null?_.call(o,p):l.has(f)||c.push(f)}if(c.length>0)throw new Error("Java API only partially available; please file a bug. Missing: "+c.join(", "));let u=Memory.alloc(w),d=Memory.alloc(Zf);if(xe("JNI_GetCreatedJavaVMs",o.JNI_GetCreatedJavaVMs(u,1,d)),d.readInt()===0)return null;if(o.vm=u.readPointer(),r){let f=fe(),_;f>=27?_=33554432:f>=24?_=16777216:_=0,o.kAccCompileDontBother=_;let p=o.vm.add(w).readPointer();o.artRuntime=p;let g=ka(o),y=g.offset,E=y.instrumentation;o.artInstrumentation=E!==null?p.add(E):null,Vo()>=36e7&&o.artInstrumentation!=null&&(o.artInstrumentation=o.artInstrumentation.readPointer()),o.artHeap=p.add(y.heap).readPointer(),o.artThreadList=p.add(y.threadList).readPointer();let I=p.add(y.classLinker).readPointer(),M=rp(p,g).offset,D=I.add(M.quickResolutionTrampoline).readPointer(),L=I.add(M.quickImtConflictTrampoline).readPointer(),N=I.add(M.quickGenericJniTrampoline).readPointer(),S=I.add(M.quickToInterpreterBridgeTrampoline).readPointer();o.artClassLinker={address:I,quickResolutionTrampoline:D,quickImtConflictTrampoline:L,quickGenericJniTrampoline:N,quickToInterpreterBridgeTrampoline:S};let C=new Ge(o);o.artQuickGenericJniTrampoline=xo(N,C),o.artQuickToInterpreterBridge=xo(S,C),o.artQuickResolutionTrampoline=xo(D,C),o["art::JavaVMExt::AddGlobalRef"]===void 0&&(o["art::JavaVMExt::AddGlobalRef"]=Qp(o)),o["art::JavaVMExt::DecodeGlobal"]===void 0&&(o["art::JavaVMExt::DecodeGlobal"]=Yp(o)),o["art::ArtMethod::PrettyMethod"]===void 0&&(o["art::ArtMethod::PrettyMethod"]=o["art::ArtMethod::PrettyMethodNullSafe"]),o["art::interpreter::GetNterpEntryPoint"]!==void 0?o.artNterpEntryPoint=o["art::interpreter::GetNterpEntryPoint"]():o.artNterpEntryPoint=o.find("ExecuteNterpImpl"),me=Sp(o,C),rm(o);let j=null;Object.defineProperty(o,"jvmti",{get(){return j===null&&(j=[Bh(C,this.artRuntime)]),j[0]}})}let h=e.enumerateImports().filter(f=>f.name.indexOf("_Z")===0).reduce((f,_)=>(f[_.name]=_.address,f),{});return o.$new=new NativeFunction(h._Znwm||h._Znwj,"pointer",["ulong"],re),o.$delete=new NativeFunction(h._ZdlPv,"void",["pointer"],re),Aa=r?Ro:Fo,o}function Bh(n,e){let t=null;return n.perform(()=>{let r=K().find("_ZN3art7Runtime18EnsurePluginLoadedEPKcPNSt3__112basic_stringIcNS3_11char_traitsIcEENS3_9allocatorIcEEEE");if(r===null)return;let o=new NativeFunction(r,"bool",["pointer","pointer","pointer"]),s=Memory.alloc(w);if(!o(e,Memory.allocUtf8String("libopenjdkjvmti.so"),s))return;let a=Un.v1_2|1073741824,l=n.tryGetEnvHandle(a);if(l===null)return;t=new tt(l,n);let c=Memory.alloc(8);c.writeU64(Dn.canTagObjects),t.addCapabilities(c)!==0&&(t=null)}),t}function Vh(n,e){K().flavor==="art"&&n.getClassName(e)}function $h(n){return{offset:w===4?{globalsLock:32,globals:72}:{globalsLock:64,globals:112}}}function zh(n){let e=n.vm,t=n.artRuntime,r=w===4?200:384,o=r+100*w,s=fe(),i=xa(),{isApiLevel34OrApexEquivalent:a}=n,l=null;for(let u=r;u!==o;u+=w)if(t.add(u).readPointer().equals(e)){let h,f=null;s>=33||i==="Tiramisu"||a?(h=[u-4*w],f=u-w):s>=30||i==="R"?(h=[u-3*w,u-4*w],f=u-w):s>=29?h=[u-2*w]:s>=27?h=[u-pn-3*w]:h=[u-pn-2*w];for(let _ of h){let p=_-w,g=p-w,y;a?y=g-9*w:s>=24?y=g-8*w:s>=23?y=g-7*w:y=g-4*w;let E={offset:{heap:y,threadList:g,internTable:p,classLinker:_,jniIdManager:f}};if(Ca(t,E)!==null){l=E;break}}break}if(l===null)throw new Error("Unable to determine Runtime field offsets");let c=Vo()>=36e7;return l.offset.instrumentation=c?Wh(n):Jh(n),l.offset.jniIdsIndirection=Yh(n),l}var Hh={ia32:fa,x64:fa,arm:Gh,arm64:Zh};function Jh(n){let e=n["art::Runtime::DeoptimizeBootImage"];return e===void 0?null:nt(e,Hh[Process.arch],{limit:30})}function fa(n){if(n.mnemonic!=="lea")return null;let e=n.operands[1].value.disp;return e<256||e>1024?null:e}function Gh(n){if(n.mnemonic!=="add.w")return null;let e=n.operands;if(e.length!==3)return null;let t=e[2];return t.type!=="imm"?null:t.value}function Zh(n){if(n.mnemonic!=="add")return null;let e=n.operands;if(e.length!==3||e[0].value==="sp"||e[1].value==="sp")return null;let t=e[2];if(t.type!=="imm")return null;let r=t.value.valueOf();return r<256||r>1024?null:r}var qh={ia32:ha,x64:ha,arm:Kh,arm64:Xh};function Wh(n){let e=n["art::Runtime::DeoptimizeBootImage"];return e===void 0?null:nt(e,qh[Process.arch],{limit:30})}function ha(n){if(n.mnemonic!=="mov")return null;let e=n.operands;if(e[0].value!=="rax")return null;let r=e[1];if(r.type!=="mem")return null;let o=r.value;if(o.base!=="rdi")return null;let s=o.disp;return s<256||s>1024?null:s}function Kh(n){return null}function Xh(n){if(n.mnemonic!=="ldr")return null;let e=n.operands;if(e[0].value==="x0")return null;let t=e[1].value;if(t.base!=="x0")return null;let r=t.disp;return r<256||r>1024?null:r}var Qh={ia32:pa,x64:pa,arm:ep,arm64:tp};function Yh(n){let e=n.find("_ZN3art7Runtime12SetJniIdTypeENS_9JniIdTypeE");if(e===null)return null;let t=nt(e,Qh[Process.arch],{limit:20});if(t===null)throw new Error("Unable to determine Runtime.jni_ids_indirection_ offset");return t}function pa(n){return n.mnemonic==="cmp"?n.operands[0].value.disp:null}function ep(n){return n.mnemonic==="ldr.w"?n.operands[1].value.disp:null}function tp(n,e){if(e===null)return null;let{mnemonic:t}=n,{mnemonic:r}=e;return t==="cmp"&&r==="ldr"||t==="bl"&&r==="str"?e.operands[1].value.disp:null}function np(){let e={"4-21":136,"4-22":136,"4-23":172,"4-24":196,"4-25":196,"4-26":196,"4-27":196,"4-28":212,"4-29":172,"4-30":180,"4-31":180,"8-21":224,"8-22":224,"8-23":296,"8-24":344,"8-25":344,"8-26":352,"8-27":352,"8-28":392,"8-29":328,"8-30":336,"8-31":336}[`${w}-${fe()}`];if(e===void 0)throw new Error("Unable to determine Instrumentation field offsets");return{offset:{forcedInterpretOnly:4,deoptimizationEnabled:e}}}function rp(n,e){let t=Ca(n,e);if(t===null)throw new Error("Unable to determine ClassLinker field offsets");return t}function Ca(n,e){if(So!==null)return So;let{classLinker:t,internTable:r}=e.offset,o=n.add(t).readPointer(),s=n.add(r).readPointer(),i=w===4?100:200,a=i+100*w,l=fe(),c=null;for(let u=i;u!==a;u+=w)if(o.add(u).readPointer().equals(s)){let h;l>=30||xa()==="R"?h=6:l>=29?h=4:l>=23?h=3:h=5;let f=u+h*w,_;l>=23?_=f-2*w:_=f-3*w,c={offset:{quickResolutionTrampoline:_,quickImtConflictTrampoline:f-w,quickGenericJniTrampoline:f,quickToInterpreterBridgeTrampoline:f+w}};break}return c!==null&&(So=c),c}function zo(n){let t=null;return n.perform(r=>{let o=er(n),s=Le(n),i={artArrayLengthSize:4,artArrayEntrySize:o.size,artArrayMax:50},a={artArrayLengthSize:w,artArrayEntrySize:s.size,artArrayMax:100},l=(h,f,_)=>{let p=h.add(f).readPointer();if(p.isNull())return null;let g=_===4?p.readU32():p.readU64().valueOf();return g<=0?null:{length:g,data:p.add(_)}},c=(h,f,_,p)=>{try{let g=l(h,f,p.artArrayLengthSize);if(g===null)return!1;let y=Math.min(g.length,p.artArrayMax);for(let E=0;E!==y;E++)if(g.data.add(E*p.artArrayEntrySize).equals(_))return!0}catch{}return!1},u=r.findClass("java/lang/Thread"),d=r.newGlobalRef(u);try{let h;Ue(n,r,N=>{h=K()["art::JavaVMExt::DecodeGlobal"](n,N,d)});let f=ga(r.getFieldId(d,"name","Ljava/lang/String;")),_=ga(r.getStaticFieldId(d,"MAX_PRIORITY","I")),p=-1,g=-1;for(let N=0;N!==256;N+=4)p===-1&&c(h,N,_,i)&&(p=N),g===-1&&c(h,N,f,i)&&(g=N);if(g===-1||p===-1)throw new Error("Unable to find fields in java/lang/Thread; please file a bug");let y=g!==p?p:0,E=g,x=-1,I=Ko(r.getMethodId(d,"getName","()Ljava/lang/String;"));for(let N=0;N!==256;N+=4)x===-1&&c(h,N,I,a)&&(x=N);if(x===-1)throw new Error("Unable to find methods in java/lang/Thread; please file a bug");let M=-1,L=l(h,x,a.artArrayLengthSize).length;for(let N=x;N!==256;N+=4)if(h.add(N).readU16()===L){M=N;break}if(M===-1)throw new Error("Unable to find copied methods in java/lang/Thread; please file a bug");t={offset:{ifields:E,methods:x,sfields:y,copiedMethodsOffset:M}}}finally{r.deleteLocalRef(u),r.deleteGlobalRef(d)}}),t}function op(n){let e=K(),t;return n.perform(r=>{let o=r.findClass("android/os/Process"),s=Ko(r.getStaticMethodId(o,"getElapsedCpuTime","()J"));r.deleteLocalRef(o);let i=Process.getModuleByName("libandroid_runtime.so"),a=i.base,l=a.add(i.size),c=fe(),u=c<=21?8:w,d=Qf|Yf|eh|Gn,h=~(Sa|ih|sh)>>>0,f=null,_=null,p=2;for(let E=0;E!==64&&p!==0;E+=4){let x=s.add(E);if(f===null){let I=x.readPointer();I.compare(a)>=0&&I.compare(l)<0&&(f=E,p--)}_===null&&(x.readU32()&h)===d&&(_=E,p--)}if(p!==0)throw new Error("Unable to determine ArtMethod field offsets");let g=f+u;t={size:c<=21?g+32:g+w,offset:{jniCode:f,quickCode:g,accessFlags:_}},"artInterpreterToCompiledCodeBridge"in e&&(t.offset.interpreterCode=f-u)}),t}function er(n){let e=fe();return e>=23?{size:16,offset:{accessFlags:4}}:e>=21?{size:24,offset:{accessFlags:12}}:null}function sp(n){let e=fe(),t;return n.perform(r=>{let o=tr(r),s=r.handle,i=null,a=null,l=null,c=null,u=null,d=null;for(let h=144;h!==256;h+=w)if(o.add(h).readPointer().equals(s)){a=h-6*w,u=h-4*w,d=h+2*w,e<=22&&(a-=w,i=a-w-9*8-3*4,l=h+6*w,u-=w,d-=w),c=h+9*w,e<=22&&(c+=2*w+4,w===8&&(c+=4)),e>=23&&(c+=w);break}if(c===null)throw new Error("Unable to determine ArtThread field offsets");t={offset:{isExceptionReportedToInstrumentation:i,exception:a,throwLocation:l,topHandleScope:c,managedStack:u,self:d}}}),t}function ip(){return fe()>=23?{offset:{topQuickFrame:0,link:w}}:{offset:{topQuickFrame:2*w,link:0}}}var ap={ia32:ma,x64:ma,arm:lp,arm64:cp};function xo(n,e){let t;return e.perform(r=>{let o=tr(r),s=ap[Process.arch],i=Instruction.parse(n),a=s(i);a!==null?t=o.add(a).readPointer():t=n}),t}function ma(n){return n.mnemonic==="jmp"?n.operands[0].value.disp:null}function lp(n){return n.mnemonic==="ldr.w"?n.operands[1].value.disp:null}function cp(n){return n.mnemonic==="ldr"?n.operands[1].value.disp:null}function tr(n){return n.handle.add(w).readPointer()}function up(){return Ho("ro.build.version.release")}function dp(){return Ho("ro.build.version.codename")}function fp(){return parseInt(Ho("ro.build.version.sdk"),10)}function hp(){try{let n=File.readAllText("/proc/self/mountinfo"),e=null,t=new Map;for(let o of n.trimEnd().split(`
`)){let s=o.split(" "),i=s[4];if(!i.startsWith("/apex/com.android.art"))continue;let a=s[10];i.includes("@")?t.set(a,i.split("@")[1]):e=a}let r=t.get(e);return r!==void 0?parseInt(r):_a()}catch{return _a()}}function _a(){return fe()*1e7}var Ao=null,pp=92;function Ho(n){Ao===null&&(Ao=new NativeFunction(Process.getModuleByName("libc.so").getExportByName("__system_property_get"),"int",["pointer","pointer"],re));let e=Memory.alloc(pp);return Ao(Memory.allocUtf8String(n),e),e.readUtf8String()}function Ue(n,e,t){let r=Ph(n,e),o=tr(e).toString();if(dn[o]=t,r(e.handle),dn[o]!==void 0)throw delete dn[o],new Error("Unable to perform state transition; please file a bug")}function mp(n,e){let t=new NativeCallback(_p,"void",["pointer"]);return La(n,e,t)}function _p(n){let e=n.toString(),t=dn[e];delete dn[e],t(n)}function Jo(n){let e=K(),t=e.artThreadList;e["art::ThreadList::SuspendAll"](t,Memory.allocUtf8String("frida"),!1?1:0);try{n()}finally{e["art::ThreadList::ResumeAll"](t)}}var Lo=class{constructor(e){let t=Memory.alloc(4*w),r=t.add(w);t.writePointer(r);let o=new NativeCallback((s,i)=>e(i)===!0?1:0,"bool",["pointer","pointer"]);r.add(2*w).writePointer(o),this.handle=t,this._onVisit=o}};function Go(n){return K()["art::ClassLinker::VisitClasses"]instanceof NativeFunction?new Lo(n):new NativeCallback(t=>n(t)===!0?1:0,"bool",["pointer","pointer"])}var Mo=class{constructor(e){let t=Memory.alloc(4*w),r=t.add(w);t.writePointer(r);let o=new NativeCallback((s,i)=>{e(i)},"void",["pointer","pointer"]);r.add(2*w).writePointer(o),this.handle=t,this._onVisit=o}};function Zo(n){return new Mo(n)}var gp={"include-inlined-frames":0,"skip-inlined-frames":1},jo=class{constructor(e,t,r,o=0,s=!0){let i=K(),a=512,l=3*w,c=Memory.alloc(a+l);i["art::StackVisitor::StackVisitor"](c,e,t,gp[r],o,s?1:0);let u=c.add(a);c.writePointer(u);let d=new NativeCallback(this._visitFrame.bind(this),"bool",["pointer"]);u.add(2*w).writePointer(d),this.handle=c,this._onVisitFrame=d;let h=c.add(w===4?12:24);this._curShadowFrame=h,this._curQuickFrame=h.add(w),this._curQuickFramePc=h.add(2*w),this._curOatQuickMethodHeader=h.add(3*w),this._getMethodImpl=i["art::StackVisitor::GetMethod"],this._descLocImpl=i["art::StackVisitor::DescribeLocation"],this._getCQFIImpl=i["art::StackVisitor::GetCurrentQuickFrameInfo"]}walkStack(e=!1){K()["art::StackVisitor::WalkStack"](this.handle,e?1:0)}_visitFrame(){return this.visitFrame()?1:0}visitFrame(){throw new Error("Subclass must implement visitFrame")}getMethod(){let e=this._getMethodImpl(this.handle);return e.isNull()?null:new qn(e)}getCurrentQuickFramePc(){return this._curQuickFramePc.readPointer()}getCurrentQuickFrame(){return this._curQuickFrame.readPointer()}getCurrentShadowFrame(){return this._curShadowFrame.readPointer()}describeLocation(){let e=new Xn;return this._descLocImpl(e,this.handle),e.disposeToString()}getCurrentOatQuickMethodHeader(){return this._curOatQuickMethodHeader.readPointer()}getCurrentQuickFrameInfo(){return this._getCQFIImpl(this.handle)}},qn=class{constructor(e){this.handle=e}prettyMethod(e=!0){let t=new Xn;return K()["art::ArtMethod::PrettyMethod"](t,this.handle,e?1:0),t.disposeToString()}toString(){return`ArtMethod(handle=${this.handle})`}};function yp(n){return function(e){let t=Memory.alloc(12);return Rh(n)(t,e),{frameSizeInBytes:t.readU32(),coreSpillMask:t.add(4).readU32(),fpSpillMask:t.add(8).readU32()}}}function bp(n){let e=NULL;switch(Process.arch){case"ia32":e=Bt(32,t=>{t.putMovRegRegOffsetPtr("ecx","esp",4),t.putMovRegRegOffsetPtr("edx","esp",8),t.putCallAddressWithArguments(n,["ecx","edx"]),t.putMovRegReg("esp","ebp"),t.putPopReg("ebp"),t.putRet()});break;case"x64":e=Bt(32,t=>{t.putPushReg("rdi"),t.putCallAddressWithArguments(n,["rsi"]),t.putPopReg("rdi"),t.putMovRegPtrReg("rdi","rax"),t.putMovRegOffsetPtrReg("rdi",8,"edx"),t.putRet()});break;case"arm":e=Bt(16,t=>{t.putCallAddressWithArguments(n,["r0","r1"]),t.putPopRegs(["r0","lr"]),t.putMovRegReg("pc","lr")});break;case"arm64":e=Bt(64,t=>{t.putPushRegReg("x0","lr"),t.putCallAddressWithArguments(n,["x1"]),t.putPopRegReg("x2","lr"),t.putStrRegRegOffset("x0","x2",0),t.putStrRegRegOffset("w1","x2",8),t.putRet()});break}return new NativeFunction(e,"void",["pointer","pointer"],re)}var Ep={ia32:globalThis.X86Relocator,x64:globalThis.X86Relocator,arm:globalThis.ThumbRelocator,arm64:globalThis.Arm64Relocator},Oo={ia32:globalThis.X86Writer,x64:globalThis.X86Writer,arm:globalThis.ThumbWriter,arm64:globalThis.Arm64Writer};function Bt(n,e){vo===null&&(vo=Memory.alloc(Process.pageSize));let t=vo.add(ca),r=Process.arch,o=Oo[r];return Memory.patchCode(t,n,s=>{let i=new o(s,{pc:t});if(e(i),i.flush(),i.offset>n)throw new Error(`Wrote ${i.offset}, exceeding maximum of ${n}`)}),ca+=n,r==="arm"?t.or(1):t}function wp(n,e){vp(e),Cp(e)}function Sp(n,e){let t=Vt(e).offset,r=Oh().offset,o=`
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
`,s=8,i=w,a=w,l=w,u=Memory.alloc(s+i+a+l),d=u.add(s),h=d.add(i),f=h.add(a),_=n.find(w===4?"_ZN3art9ArtMethod23GetOatQuickMethodHeaderEj":"_ZN3art9ArtMethod23GetOatQuickMethodHeaderEm"),p=new CModule(o,{lock:u,methods:d,replacements:h,last_seen_art_method:f,get_oat_quick_method_header_impl:_??ptr("0xdeadbeef")}),g={exceptions:"propagate",scheduling:"exclusive"};return{handle:p,replacedMethods:{isReplacement:new NativeFunction(p.is_replacement_method,"bool",["pointer"],g),get:new NativeFunction(p.get_replacement_method,"pointer",["pointer"],g),set:new NativeFunction(p.set_replacement_method,"void",["pointer","pointer"],g),synchronize:new NativeFunction(p.synchronize_replacement_methods,"void",["uint","pointer","pointer"],g),delete:new NativeFunction(p.delete_replacement_method,"void",["pointer"],g),translate:new NativeFunction(p.translate_method,"pointer",["pointer"],g),findReplacementFromQuickCode:p.find_replacement_method_from_quick_code},getOatQuickMethodHeaderImpl:_,hooks:{Interpreter:{doCall:p.on_interpreter_do_call},ArtMethod:{getOatQuickMethodHeader:p.on_art_method_get_oat_quick_method_header,prettyMethod:p.on_art_method_pretty_method},Gc:{copyingPhase:{onLeave:p.on_leave_gc_concurrent_copying_copying_phase},runFlip:{onEnter:p.on_leave_gc_concurrent_copying_copying_phase}}}}}function vp(n){da||(da=!0,kp(n),xp(),Ap(),Ip())}function kp(n){let e=K();[e.artQuickGenericJniTrampoline,e.artQuickToInterpreterBridge,e.artQuickResolutionTrampoline].forEach(r=>{Memory.protect(r,32,"rwx");let o=new Kn(r);o.activate(n),Ia.push(o)})}function xp(){let n=K(),e=fe(),{isApiLevel34OrApexEquivalent:t}=n,r;if(e<=22)r=/^_ZN3art11interpreter6DoCallILb[0-1]ELb[0-1]EEEbPNS_6mirror9ArtMethodEPNS_6ThreadERNS_11ShadowFrameEPKNS_11InstructionEtPNS_6JValueE$/;else if(e<=33&&!t)r=/^_ZN3art11interpreter6DoCallILb[0-1]ELb[0-1]EEEbPNS_9ArtMethodEPNS_6ThreadERNS_11ShadowFrameEPKNS_11InstructionEtPNS_6JValueE$/;else if(t)r=/^_ZN3art11interpreter6DoCallILb[0-1]EEEbPNS_9ArtMethodEPNS_6ThreadERNS_11ShadowFrameEPKNS_11InstructionEtbPNS_6JValueE$/;else throw new Error("Unable to find method invocation in ART; please file a bug");let o=n.module,s=[...o.enumerateExports(),...o.enumerateSymbols()].filter(i=>r.test(i.name));if(s.length===0)throw new Error("Unable to find method invocation in ART; please file a bug");for(let i of s)Interceptor.attach(i.address,me.hooks.Interpreter.doCall)}function Ap(){let n=K(),t=n.module.findSymbolByName("_ZN3art2gc4Heap22CollectGarbageInternalENS0_9collector6GcTypeENS0_7GcCauseEbj");if(t===null)return;let{artNterpEntryPoint:r,artQuickToInterpreterBridge:o}=n,s=Le(n.vm).offset.quickCode;Interceptor.attach(t,{onLeave(){me.replacedMethods.synchronize(s,r,o)}})}function Ip(){let n=[["_ZN3art11ClassLinker26VisiblyInitializedCallback22MarkVisiblyInitializedEPNS_6ThreadE","e90340f8 : ff0ff0ff"],["_ZN3art11ClassLinker26VisiblyInitializedCallback29AdjustThreadVisibilityCounterEPNS_6ThreadEl","7f0f00f9 : 1ffcffff"]],e=K(),t=e.module;for(let[r,o]of n){let s=t.findSymbolByName(r);if(s===null)continue;let i=Memory.scanSync(s,8192,o);if(i.length===0)return;let{artNterpEntryPoint:a,artQuickToInterpreterBridge:l}=e,c=Le(e.vm).offset.quickCode;Interceptor.attach(i[0].address,function(){me.replacedMethods.synchronize(c,a,l)});return}}function Cp(n){if(ua)return;if(ua=!0,!Np()){let{getOatQuickMethodHeaderImpl:s}=me;if(s===null)return;try{Interceptor.replace(s,me.hooks.ArtMethod.getOatQuickMethodHeader)}catch{}}let e=fe(),t=null,r=K();e>28?t=r.find("_ZN3art2gc9collector17ConcurrentCopying12CopyingPhaseEv"):e>22&&(t=r.find("_ZN3art2gc9collector17ConcurrentCopying12MarkingPhaseEv")),t!==null&&Interceptor.attach(t,me.hooks.Gc.copyingPhase);let o=null;o=r.find("_ZN3art6Thread15RunFlipFunctionEPS0_"),o===null&&(o=r.find("_ZN3art6Thread15RunFlipFunctionEPS0_b")),o!==null&&Interceptor.attach(o,me.hooks.Gc.runFlip)}var Tp={arm:{signatures:[{pattern:["b0 68","01 30","0c d0","1b 98",":","c0 ff","c0 ff","00 ff","00 2f"],validateMatch:Io},{pattern:["d8 f8 08 00","01 30","0c d0","1b 98",":","f0 ff ff 0f","ff ff","00 ff","00 2f"],validateMatch:Io},{pattern:["b0 68","01 30","40 f0 c3 80","00 25",":","c0 ff","c0 ff","c0 fb 00 d0","ff f8"],validateMatch:Io}],instrument:Mp},arm64:{signatures:[{pattern:["0a 40 b9","1f 05 00 31","40 01 00 54","88 39 00 f0",":","fc ff ff","1f fc ff ff","1f 00 00 ff","00 00 00 9f"],offset:1,validateMatch:Co},{pattern:["0a 40 b9","1f 05 00 31","40 01 00 54","00 0e 40 f9",":","fc ff ff","1f fc ff ff","1f 00 00 ff","00 fc ff ff"],offset:1,validateMatch:Co},{pattern:["0a 40 b9","1f 05 00 31","01 34 00 54","e0 03 1f aa",":","fc ff ff","1f fc ff ff","1f 00 00 ff","e0 ff ff ff"],offset:1,validateMatch:Co}],instrument:jp}};function Io({address:n,size:e}){let t=Instruction.parse(n.or(1)),[r,o]=t.operands,s=o.value.base,i=r.value,a=Instruction.parse(t.next.add(2)),l=ptr(a.operands[0].value),c=a.address.add(a.size),u,d;return a.mnemonic==="beq"?(u=c,d=l):(u=l,d=c),nt(u.or(1),h,{limit:3});function h(f){let{mnemonic:_}=f;if(!(_==="ldr"||_==="ldr.w"))return null;let{base:p,disp:g}=f.operands[1].value;return p===s&&g===20?{methodReg:s,scratchReg:i,target:{whenTrue:l,whenRegularMethod:u,whenRuntimeMethod:d}}:null}}function Co({address:n,size:e}){let[t,r]=Instruction.parse(n).operands,o=r.value.base,s="x"+t.value.substring(1),i=Instruction.parse(n.add(8)),a=ptr(i.operands[0].value),l=n.add(12),c,u;return i.mnemonic==="b.eq"?(c=l,u=a):(c=a,u=l),nt(c,d,{limit:3});function d(h){if(h.mnemonic!=="ldr")return null;let{base:f,disp:_}=h.operands[1].value;return f===o&&_===24?{methodReg:o,scratchReg:s,target:{whenTrue:a,whenRegularMethod:c,whenRuntimeMethod:u}}:null}}function Np(){if(fe()<31)return!1;let n=Tp[Process.arch];if(n===void 0)return!1;let e=n.signatures.map(({pattern:r,offset:o=0,validateMatch:s=Lp})=>({pattern:new MatchPattern(r.join("")),offset:o,validateMatch:s})),t=[];for(let{base:r,size:o}of K().module.enumerateRanges("--x"))for(let{pattern:s,offset:i,validateMatch:a}of e){let l=Memory.scanSync(r,o,s).map(({address:c,size:u})=>({address:c.sub(i),size:u+i})).filter(c=>{let u=a(c);return u===null?!1:(c.validationResult=u,!0)});t.push(...l)}return t.length===0?!1:(t.forEach(n.instrument),!0)}function Lp(){return{}}var Wn=class{constructor(e,t,r){this.address=e,this.size=t,this.originalCode=e.readByteArray(t),this.trampoline=r}revert(){Memory.patchCode(this.address,this.size,e=>{e.writeByteArray(this.originalCode)})}};function Mp({address:n,size:e,validationResult:t}){let{methodReg:r,target:o}=t,s=Memory.alloc(Process.pageSize),i=e;Memory.patchCode(s,256,a=>{let l=new ThumbWriter(a,{pc:s}),c=new ThumbRelocator(n,l);for(let _=0;_!==2;_++)c.readOne();c.writeAll(),c.readOne(),c.skipOne(),l.putBCondLabel("eq","runtime_or_replacement_method");let u=[45,237,16,10];l.putBytes(u);let d=["r0","r1","r2","r3"];l.putPushRegs(d),l.putCallAddressWithArguments(me.replacedMethods.isReplacement,[r]),l.putCmpRegImm("r0",0),l.putPopRegs(d);let h=[189,236,16,10];l.putBytes(h),l.putBCondLabel("ne","runtime_or_replacement_method"),l.putBLabel("regular_method"),c.readOne();let f=c.input.address.equals(o.whenRegularMethod);for(l.putLabel(f?"regular_method":"runtime_or_replacement_method"),c.writeOne();i<10;){let _=c.readOne();if(_===0){i=10;break}i=_}c.writeAll(),l.putBranchAddress(n.add(i+1)),l.putLabel(f?"runtime_or_replacement_method":"regular_method"),l.putBranchAddress(o.whenTrue),l.flush()}),$o.push(new Wn(n,i,s)),Memory.patchCode(n,i,a=>{let l=new ThumbWriter(a,{pc:n});l.putLdrRegAddress("pc",s.or(1)),l.flush()})}function jp({address:n,size:e,validationResult:t}){let{methodReg:r,scratchReg:o,target:s}=t,i=Memory.alloc(Process.pageSize);Memory.patchCode(i,256,a=>{let l=new Arm64Writer(a,{pc:i}),c=new Arm64Relocator(n,l);for(let _=0;_!==2;_++)c.readOne();c.writeAll(),c.readOne(),c.skipOne(),l.putBCondLabel("eq","runtime_or_replacement_method");let u=["d0","d1","d2","d3","d4","d5","d6","d7","x0","x1","x2","x3","x4","x5","x6","x7","x8","x9","x10","x11","x12","x13","x14","x15","x16","x17"],d=u.length;for(let _=0;_!==d;_+=2)l.putPushRegReg(u[_],u[_+1]);l.putCallAddressWithArguments(me.replacedMethods.isReplacement,[r]),l.putCmpRegReg("x0","xzr");for(let _=d-2;_>=0;_-=2)l.putPopRegReg(u[_],u[_+1]);l.putBCondLabel("ne","runtime_or_replacement_method"),l.putBLabel("regular_method"),c.readOne();let h=c.input,f=h.address.equals(s.whenRegularMethod);l.putLabel(f?"regular_method":"runtime_or_replacement_method"),c.writeOne(),l.putBranchAddress(h.next),l.putLabel(f?"runtime_or_replacement_method":"regular_method"),l.putBranchAddress(s.whenTrue),l.flush()}),$o.push(new Wn(n,e,i)),Memory.patchCode(n,e,a=>{let l=new Arm64Writer(a,{pc:n});l.putLdrRegAddress(o,i),l.putBrReg(o),l.flush()})}function Op(n){return new Aa(n)}function Pp(n){return me.replacedMethods.translate(n)}function qo(n,e={}){let{limit:t=16}=e,r=n.getEnv();return fn===null&&(fn=Rp(n,r)),fn.backtrace(r,t)}function Rp(n,e){let t=K(),r=Memory.alloc(Process.pointerSize),o=new CModule(`
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
`,{current_backtrace:Memory.alloc(Process.pointerSize),perform_art_thread_state_transition:r,art_make_context:t["art::Thread::GetLongJumpContext"]??t["art::Context::Create"],art_stack_visitor_init:t["art::StackVisitor::StackVisitor"],art_stack_visitor_walk_stack:t["art::StackVisitor::WalkStack"],art_stack_visitor_get_method:t["art::StackVisitor::GetMethod"],art_stack_visitor_describe_location:t["art::StackVisitor::DescribeLocation"],translate_method:me.replacedMethods.translate,translate_location:t["art::Monitor::TranslateLocation"],get_class_location:t["art::mirror::Class::GetLocation"],cxx_delete:t.$delete,strtoul:Process.getModuleByName("libc.so").getExportByName("strtoul")}),s=new NativeFunction(o._create,"pointer",["pointer","uint"],re),i=new NativeFunction(o._destroy,"void",["pointer"],re),a={exceptions:"propagate",scheduling:"exclusive"},l=new NativeFunction(o._get_id,"pointer",["pointer"],a),c=new NativeFunction(o._get_frames,"pointer",["pointer"],a),u=La(n,e,o._on_thread_state_transition_complete);o._performData=u,r.writePointer(u),o.backtrace=(h,f)=>{let _=s(h,f),p=new Po(_);return Script.bindWeak(p,d.bind(null,_)),p};function d(h){i(h)}return o.getId=h=>l(h).readUtf8String(),o.getFrames=h=>JSON.parse(c(h).readUtf8String()),o}var Po=class{constructor(e){this.handle=e}get id(){return fn.getId(this.handle)}get frames(){return fn.getFrames(this.handle)}};function Wo(){Zn.forEach(n=>{n.vtablePtr.writePointer(n.vtable),n.vtableCountPtr.writeS32(n.vtableCount)}),Zn.clear();for(let n of Ia.splice(0))n.deactivate();for(let n of $o.splice(0))n.revert()}function Ko(n){return Ta(n,"art::jni::JniIdManager::DecodeMethodId")}function ga(n){return Ta(n,"art::jni::JniIdManager::DecodeFieldId")}function Ta(n,e){let t=K(),r=ka(t).offset,o=r.jniIdManager,s=r.jniIdsIndirection;if(o!==null&&s!==null){let i=t.artRuntime;if(i.add(s).readInt()!==lh){let l=i.add(o).readPointer();return t[e](l,n)}}return n}var Fp={ia32:Up,x64:Dp,arm:Bp,arm64:Vp};function Up(n,e,t,r,o){let s=Vt(o).offset,i=Le(o).offset,a;return Memory.patchCode(n,128,l=>{let c=new X86Writer(l,{pc:n}),u=new X86Relocator(e,c),d=[15,174,4,36],h=[15,174,12,36];c.putPushax(),c.putMovRegReg("ebp","esp"),c.putAndRegU32("esp",4294967280),c.putSubRegImm("esp",512),c.putBytes(d),c.putMovRegFsU32Ptr("ebx",s.self),c.putCallAddressWithAlignedArguments(me.replacedMethods.findReplacementFromQuickCode,["eax","ebx"]),c.putTestRegReg("eax","eax"),c.putJccShortLabel("je","restore_registers","no-hint"),c.putMovRegOffsetPtrReg("ebp",7*4,"eax"),c.putLabel("restore_registers"),c.putBytes(h),c.putMovRegReg("esp","ebp"),c.putPopax(),c.putJccShortLabel("jne","invoke_replacement","no-hint");do a=u.readOne();while(a<t&&!u.eoi);u.writeAll(),u.eoi||c.putJmpAddress(e.add(a)),c.putLabel("invoke_replacement"),c.putJmpRegOffsetPtr("eax",i.quickCode),c.flush()}),a}function Dp(n,e,t,r,o){let s=Vt(o).offset,i=Le(o).offset,a;return Memory.patchCode(n,256,l=>{let c=new X86Writer(l,{pc:n}),u=new X86Relocator(e,c),d=[15,174,4,36],h=[15,174,12,36];c.putPushax(),c.putMovRegReg("rbp","rsp"),c.putAndRegU32("rsp",4294967280),c.putSubRegImm("rsp",512),c.putBytes(d),c.putMovRegGsU32Ptr("rbx",s.self),c.putCallAddressWithAlignedArguments(me.replacedMethods.findReplacementFromQuickCode,["rdi","rbx"]),c.putTestRegReg("rax","rax"),c.putJccShortLabel("je","restore_registers","no-hint"),c.putMovRegOffsetPtrReg("rbp",8*8,"rax"),c.putLabel("restore_registers"),c.putBytes(h),c.putMovRegReg("rsp","rbp"),c.putPopax(),c.putJccShortLabel("jne","invoke_replacement","no-hint");do a=u.readOne();while(a<t&&!u.eoi);u.writeAll(),u.eoi||c.putJmpAddress(e.add(a)),c.putLabel("invoke_replacement"),c.putJmpRegOffsetPtr("rdi",i.quickCode),c.flush()}),a}function Bp(n,e,t,r,o){let s=Le(o).offset,i=e.and(Bo),a;return Memory.patchCode(n,128,l=>{let c=new ThumbWriter(l,{pc:n}),u=new ThumbRelocator(i,c),d=[45,237,16,10],h=[189,236,16,10];c.putPushRegs(["r1","r2","r3","r5","r6","r7","r8","r10","r11","lr"]),c.putBytes(d),c.putSubRegRegImm("sp","sp",8),c.putStrRegRegOffset("r0","sp",0),c.putCallAddressWithArguments(me.replacedMethods.findReplacementFromQuickCode,["r0","r9"]),c.putCmpRegImm("r0",0),c.putBCondLabel("eq","restore_registers"),c.putStrRegRegOffset("r0","sp",0),c.putLabel("restore_registers"),c.putLdrRegRegOffset("r0","sp",0),c.putAddRegRegImm("sp","sp",8),c.putBytes(h),c.putPopRegs(["lr","r11","r10","r8","r7","r6","r5","r3","r2","r1"]),c.putBCondLabel("ne","invoke_replacement");do a=u.readOne();while(a<t&&!u.eoi);u.writeAll(),u.eoi||c.putLdrRegAddress("pc",e.add(a)),c.putLabel("invoke_replacement"),c.putLdrRegRegOffset("pc","r0",s.quickCode),c.flush()}),a}function Vp(n,e,t,{availableScratchRegs:r},o){let s=Le(o).offset,i;return Memory.patchCode(n,256,a=>{let l=new Arm64Writer(a,{pc:n}),c=new Arm64Relocator(e,l);l.putPushRegReg("d0","d1"),l.putPushRegReg("d2","d3"),l.putPushRegReg("d4","d5"),l.putPushRegReg("d6","d7"),l.putPushRegReg("x1","x2"),l.putPushRegReg("x3","x4"),l.putPushRegReg("x5","x6"),l.putPushRegReg("x7","x20"),l.putPushRegReg("x21","x22"),l.putPushRegReg("x23","x24"),l.putPushRegReg("x25","x26"),l.putPushRegReg("x27","x28"),l.putPushRegReg("x29","lr"),l.putSubRegRegImm("sp","sp",16),l.putStrRegRegOffset("x0","sp",0),l.putCallAddressWithArguments(me.replacedMethods.findReplacementFromQuickCode,["x0","x19"]),l.putCmpRegReg("x0","xzr"),l.putBCondLabel("eq","restore_registers"),l.putStrRegRegOffset("x0","sp",0),l.putLabel("restore_registers"),l.putLdrRegRegOffset("x0","sp",0),l.putAddRegRegImm("sp","sp",16),l.putPopRegReg("x29","lr"),l.putPopRegReg("x27","x28"),l.putPopRegReg("x25","x26"),l.putPopRegReg("x23","x24"),l.putPopRegReg("x21","x22"),l.putPopRegReg("x7","x20"),l.putPopRegReg("x5","x6"),l.putPopRegReg("x3","x4"),l.putPopRegReg("x1","x2"),l.putPopRegReg("d6","d7"),l.putPopRegReg("d4","d5"),l.putPopRegReg("d2","d3"),l.putPopRegReg("d0","d1"),l.putBCondLabel("ne","invoke_replacement");do i=c.readOne();while(i<t&&!c.eoi);if(c.writeAll(),!c.eoi){let u=Array.from(r)[0];l.putLdrRegAddress(u,e.add(i)),l.putBrReg(u)}l.putLabel("invoke_replacement"),l.putLdrRegRegOffset("x16","x0",s.quickCode),l.putBrReg("x16"),l.flush()}),i}var $p={ia32:ya,x64:ya,arm:zp,arm64:Hp};function ya(n,e,t){Memory.patchCode(n,16,r=>{let o=new X86Writer(r,{pc:n});o.putJmpAddress(e),o.flush()})}function zp(n,e,t){let r=n.and(Bo);Memory.patchCode(r,16,o=>{let s=new ThumbWriter(o,{pc:r});s.putLdrRegAddress("pc",e.or(1)),s.flush()})}function Hp(n,e,t){Memory.patchCode(n,16,r=>{let o=new Arm64Writer(r,{pc:n});t===16?o.putLdrRegAddress("x16",e):o.putAdrpRegAddress("x16",e),o.putBrReg("x16"),o.flush()})}var Jp={ia32:5,x64:16,arm:8,arm64:16},Kn=class{constructor(e){this.quickCode=e,this.quickCodeAddress=Process.arch==="arm"?e.and(Bo):e,this.redirectSize=0,this.trampoline=null,this.overwrittenPrologue=null,this.overwrittenPrologueLength=0}_canRelocateCode(e,t){let r=Oo[Process.arch],o=Ep[Process.arch],{quickCodeAddress:s}=this,i=new r(s),a=new o(s,i),l;if(Process.arch==="arm64"){let c=new Set(["x16","x17"]);do{let u=a.readOne(),d=new Set(c),{read:h,written:f}=a.input.regsAccessed;for(let _ of[h,f])for(let p of _){let g;p.startsWith("w")?g="x"+p.substring(1):g=p,d.delete(g)}if(d.size===0)break;l=u,c=d}while(l<e&&!a.eoi);t.availableScratchRegs=c}else do l=a.readOne();while(l<e&&!a.eoi);return l>=e}_allocateTrampoline(){zn===null&&(zn=no(w===4?128:256));let e=Jp[Process.arch],t,r,o=1,s={};if(w===4||this._canRelocateCode(e,s))t=e,r={};else{let i;Process.arch==="x64"?(t=5,i=ch):Process.arch==="arm64"&&(t=8,i=uh,o=4096),r={near:this.quickCodeAddress,maxDistance:i}}return this.redirectSize=t,this.trampoline=zn.allocateSlice(r,o),s}_destroyTrampoline(){zn.freeSlice(this.trampoline)}activate(e){let t=this._allocateTrampoline(),{trampoline:r,quickCode:o,redirectSize:s}=this,i=Fp[Process.arch],a=i(r,o,s,t,e);this.overwrittenPrologueLength=a,this.overwrittenPrologue=Memory.dup(this.quickCodeAddress,a);let l=$p[Process.arch];l(o,r,s)}deactivate(){let{quickCodeAddress:e,overwrittenPrologueLength:t}=this,r=Oo[Process.arch];Memory.patchCode(e,t,o=>{let s=new r(o,{pc:e}),{overwrittenPrologue:i}=this;s.putBytes(i.readByteArray(t)),s.flush()}),this._destroyTrampoline()}};function Gp(n){let e=K(),{module:t,artClassLinker:r}=e;return n.equals(r.quickGenericJniTrampoline)||n.equals(r.quickToInterpreterBridgeTrampoline)||n.equals(r.quickResolutionTrampoline)||n.equals(r.quickImtConflictTrampoline)||n.compare(t.base)>=0&&n.compare(t.base.add(t.size))<0}var Ro=class{constructor(e){let t=Ko(e);this.methodId=t,this.originalMethod=null,this.hookedMethodId=t,this.replacementMethodId=null,this.interceptor=null}replace(e,t,r,o,s){let{kAccCompileDontBother:i,artNterpEntryPoint:a}=s;this.originalMethod=ba(this.methodId,o);let l=this.originalMethod.accessFlags;if((l&ah)!==0&&Zp()){let f=this.originalMethod.jniCode;this.hookedMethodId=f.add(2*w).readPointer(),this.originalMethod=ba(this.hookedMethodId,o)}let{hookedMethodId:c}=this,u=Wp(c,o);this.replacementMethodId=u,Hn(u,{jniCode:e,accessFlags:(l&~(nh|th|ia)|Gn|i)>>>0,quickCode:s.artClassLinker.quickGenericJniTrampoline,interpreterCode:s.artInterpreterToCompiledCodeBridge},o);let d=Sa|oh|ia;(l&Gn)===0&&(d|=rh),Hn(c,{accessFlags:(l&~d|i)>>>0},o);let h=this.originalMethod.quickCode;if(a!==null&&h.equals(a)&&Hn(c,{quickCode:s.artQuickToInterpreterBridge},o),!Gp(h)){let f=new Kn(h);f.activate(o),this.interceptor=f}me.replacedMethods.set(c,u),wp(c,o)}revert(e){let{hookedMethodId:t,interceptor:r}=this;Hn(t,this.originalMethod,e),me.replacedMethods.delete(t),r!==null&&(r.deactivate(),this.interceptor=null)}resolveTarget(e,t,r,o){return this.hookedMethodId}};function Zp(){return fe()<28}function ba(n,e){let r=Le(e).offset;return["jniCode","accessFlags","quickCode","interpreterCode"].reduce((o,s)=>{let i=r[s];if(i===void 0)return o;let a=n.add(i),l=s==="accessFlags"?qf:Wf;return o[s]=l.call(a),o},{})}function Hn(n,e,t){let o=Le(t).offset;Object.keys(e).forEach(s=>{let i=o[s];if(i===void 0)return;let a=n.add(i);(s==="accessFlags"?Kf:Xf).call(a,e[s])})}var Fo=class{constructor(e){this.methodId=e,this.originalMethod=null}replace(e,t,r,o,s){let{methodId:i}=this;this.originalMethod=Memory.dup(i,Eo);let a=r.reduce((h,f)=>h+f.size,0);t&&a++;let l=(i.add(aa).readU32()|Gn)>>>0,c=a,u=0,d=a;i.add(aa).writeU32(l),i.add(_h).writeU16(c),i.add(gh).writeU16(u),i.add(yh).writeU16(d),i.add(Eh).writeU32(qp(i)),s.dvmUseJNIBridge(i,e)}revert(e){Memory.copy(this.methodId,this.originalMethod,Eo)}resolveTarget(e,t,r,o){let s=r.handle.add(va).readPointer(),i;if(t)i=o.dvmDecodeIndirectRef(s,e.$h);else{let h=e.$borrowClassHandle(r);i=o.dvmDecodeIndirectRef(s,h.value),h.unref(r)}let a;t?a=i.add(ph).readPointer():a=i;let l=a.toString(16),c=Zn.get(l);if(c===void 0){let h=a.add(hh),f=a.add(fh),_=h.readPointer(),p=f.readS32(),g=p*w,y=Memory.alloc(2*g);Memory.copy(y,_,g),h.writePointer(y),c={classObject:a,vtablePtr:h,vtableCountPtr:f,vtable:_,vtableCount:p,shadowVtable:y,shadowVtableCount:p,targetMethods:new Map},Zn.set(l,c)}let u=this.methodId.toString(16),d=c.targetMethods.get(u);if(d===void 0){d=Memory.dup(this.originalMethod,Eo);let h=c.shadowVtableCount++;c.shadowVtable.add(h*w).writePointer(d),d.add(mh).writeU16(h),c.vtableCountPtr.writeS32(c.shadowVtableCount),c.targetMethods.set(u,d)}return d}};function qp(n){if(Process.arch!=="ia32")return la;let e=n.add(bh).readPointer().readCString();if(e===null||e.length===0||e.length>65535)return la;let t;switch(e[0]){case"V":t=wh;break;case"F":t=Sh;break;case"D":t=vh;break;case"J":t=kh;break;case"Z":case"B":t=Ch;break;case"C":t=Ih;break;case"S":t=Ah;break;default:t=xh;break}let r=0;for(let o=e.length-1;o>0;o--){let s=e[o];r+=s==="D"||s==="J"?2:1}return t<<Th|r}function Wp(n,e){let t=K();if(fe()<23){let r=t["art::Thread::CurrentFromGdb"]();return t["art::mirror::Object::Clone"](n,r)}return Memory.dup(n,Le(e).size)}function Xo(n,e,t){Na(n,e,No,t)}function Qo(n,e){Na(n,e,To)}function Yo(n,e){let t=K();if(fe()<26)throw new Error("This API is only available on Android >= 8.0");Ue(n,e,r=>{t["art::Runtime::DeoptimizeBootImage"](t.artRuntime)})}function Na(n,e,t,r){let o=K();if(fe()<24)throw new Error("This API is only available on Android >= 7.0");Ue(n,e,s=>{if(fe()<30){if(!o.isJdwpStarted()){let a=Kp(o);Uh.push(a)}o.isDebuggerActive()||o["art::Dbg::GoActive"]();let i=Memory.alloc(8+w);switch(i.writeU32(t),t){case To:break;case No:i.add(8).writePointer(r);break;default:throw new Error("Unsupported deoptimization kind")}o["art::Dbg::RequestDeoptimization"](i),o["art::Dbg::ManageDeoptimization"]()}else{let i=o.artInstrumentation;if(i===null)throw new Error("Unable to find Instrumentation class in ART; please file a bug");let a=o["art::Instrumentation::EnableDeoptimization"];switch(a!==void 0&&(i.add(jh().offset.deoptimizationEnabled).readU8()||a(i)),t){case To:o["art::Instrumentation::DeoptimizeEverything"](i,Memory.allocUtf8String("frida"));break;case No:o["art::Instrumentation::Deoptimize"](i,r);break;default:throw new Error("Unsupported deoptimization kind")}}})}var Uo=class{constructor(){let e=Process.getModuleByName("libart.so"),t=e.getExportByName("_ZN3art4JDWP12JdwpAdbState6AcceptEv"),r=e.getExportByName("_ZN3art4JDWP12JdwpAdbState15ReceiveClientFdEv"),o=Ea(),s=Ea();this._controlFd=o[0],this._clientFd=s[0];let i=null;i=Interceptor.attach(t,function(a){let l=a[0];Memory.scanSync(l.add(8252),256,"00 ff ff ff ff 00")[0].address.add(1).writeS32(o[1]),i.detach()}),Interceptor.replace(r,new NativeCallback(function(a){return Interceptor.revert(r),s[1]},"int",["pointer"])),Interceptor.flush(),this._handshakeRequest=this._performHandshake()}async _performHandshake(){let e=new UnixInputStream(this._clientFd,{autoClose:!1}),t=new UnixOutputStream(this._clientFd,{autoClose:!1}),r=[74,68,87,80,45,72,97,110,100,115,104,97,107,101];try{await t.writeAll(r),await e.readAll(r.length)}catch{}}};function Kp(n){let e=new Uo;n["art::Dbg::SetJdwpAllowed"](1);let t=Xp();n["art::Dbg::ConfigureJdwp"](t);let r=n["art::InternalDebuggerControlCallback::StartDebugger"];return r!==void 0?r(NULL):n["art::Dbg::StartJdwp"](),e}function Xp(){let n=fe()<28?2:3,e=0,t=n,r=!0,o=!1,s=e,i=8+pn+2,a=Memory.alloc(i);return a.writeU32(t).add(4).writeU8(r?1:0).add(1).writeU8(o?1:0).add(1).add(pn).writeU16(s),a}function Ea(){ko===null&&(ko=new NativeFunction(Process.getModuleByName("libc.so").getExportByName("socketpair"),"int",["int","int","int","pointer"]));let n=Memory.alloc(8);if(ko(Lh,Mh,0,n)===-1)throw new Error("Unable to create socketpair for JDWP");return[n.readS32(),n.add(4).readS32()]}function Qp(n){let e=$h().offset,t=n.vm.add(e.globalsLock),r=n.vm.add(e.globals),o=n["art::IndirectReferenceTable::Add"],s=n["art::ReaderWriterMutex::ExclusiveLock"],i=n["art::ReaderWriterMutex::ExclusiveUnlock"],a=0;return function(l,c,u){s(t,c);try{return o(r,a,u)}finally{i(t,c)}}}function Yp(n){let e=n["art::Thread::DecodeJObject"];if(e===void 0)throw new Error("art::Thread::DecodeJObject is not available; please file a bug");return function(t,r,o){return e(r,o)}}var em={ia32:wa,x64:wa,arm:tm,arm64:nm};function La(n,e,t){let r=K(),o=e.handle.readPointer(),s,i=r.find("_ZN3art3JNIILb1EE14ExceptionClearEP7_JNIEnv");i!==null?s=i:s=o.add(Yn).readPointer();let a,l=r.find("_ZN3art3JNIILb1EE10FatalErrorEP7_JNIEnvPKc");l!==null?a=l:a=o.add(dh).readPointer();let c=em[Process.arch];if(c===void 0)throw new Error("Not yet implemented for "+Process.arch);let u=null,d=Vt(n).offset,h=d.exception,f=new Set,_=d.isExceptionReportedToInstrumentation;_!==null&&f.add(_);let p=d.throwLocation;p!==null&&(f.add(p),f.add(p+w),f.add(p+2*w));let g=65536,y=Memory.alloc(g);return Memory.patchCode(y,g,E=>{u=c(E,y,s,a,h,f,t)}),u._code=y,u._callback=t,u}function wa(n,e,t,r,o,s,i){let a={},l=new Set,c=[t];for(;c.length>0;){let p=c.shift();if(Object.values(a).some(({begin:M,end:D})=>p.compare(M)>=0&&p.compare(D)<0))continue;let y=p.toString(),E={begin:p},x=null,I=!1;do{if(p.equals(r)){I=!0;break}let M=Instruction.parse(p);x=M;let D=a[M.address.toString()];if(D!==void 0){delete a[D.begin.toString()],a[y]=D,D.begin=E.begin,E=null;break}let L=null;switch(M.mnemonic){case"jmp":L=ptr(M.operands[0].value),I=!0;break;case"je":case"jg":case"jle":case"jne":case"js":L=ptr(M.operands[0].value);break;case"ret":I=!0;break}L!==null&&(l.add(L.toString()),c.push(L),c.sort((N,S)=>N.compare(S))),p=M.next}while(!I);E!==null&&(E.end=x.address.add(x.size),a[y]=E)}let u=Object.keys(a).map(p=>a[p]);u.sort((p,g)=>p.begin.compare(g.begin));let d=a[t.toString()];u.splice(u.indexOf(d),1),u.unshift(d);let h=new X86Writer(n,{pc:e}),f=!1,_=null;return u.forEach(p=>{let g=p.end.sub(p.begin).toInt32(),y=new X86Relocator(p.begin,h),E;for(;(E=y.readOne())!==0;){let x=y.input,{mnemonic:I}=x,M=x.address.toString();l.has(M)&&h.putLabel(M);let D=!0;switch(I){case"jmp":h.putJmpNearLabel(Ce(x.operands[0])),D=!1;break;case"je":case"jg":case"jle":case"jne":case"js":h.putJccNearLabel(I,Ce(x.operands[0]),"no-hint"),D=!1;break;case"mov":{let[L,N]=x.operands;if(L.type==="mem"&&N.type==="imm"){let S=L.value,C=S.disp;if(C===o&&N.value.valueOf()===0){if(_=S.base,h.putPushfx(),h.putPushax(),h.putMovRegReg("xbp","xsp"),w===4)h.putAndRegU32("esp",4294967280);else{let j=_!=="rdi"?"rdi":"rsi";h.putMovRegU64(j,uint64("0xfffffffffffffff0")),h.putAndRegReg("rsp",j)}h.putCallAddressWithAlignedArguments(i,[_]),h.putMovRegReg("xsp","xbp"),h.putPopax(),h.putPopfx(),f=!0,D=!1}else s.has(C)&&S.base===_&&(D=!1)}break}case"call":{let L=x.operands[0];L.type==="mem"&&L.value.disp===Yn&&(w===4?(h.putPopReg("eax"),h.putMovRegRegOffsetPtr("eax","eax",4),h.putPushReg("eax")):h.putMovRegRegOffsetPtr("rdi","rdi",8),h.putCallAddressWithArguments(i,[]),f=!0,D=!1);break}}if(D?y.writeAll():y.skipOne(),E===g)break}y.dispose()}),h.dispose(),f||es(),new NativeFunction(e,"void",["pointer"],re)}function tm(n,e,t,r,o,s,i){let a={},l=new Set,c=ptr(1).not(),u=[t];for(;u.length>0;){let y=u.shift();if(Object.values(a).some(({begin:C,end:j})=>y.compare(C)>=0&&y.compare(j)<0))continue;let x=y.and(c),I=x.toString(),M=y.and(1),D={begin:x},L=null,N=!1,S=0;do{if(y.equals(r)){N=!0;break}let C=Instruction.parse(y),{mnemonic:j}=C;L=C;let V=y.and(c).toString(),H=a[V];if(H!==void 0){delete a[H.begin.toString()],a[I]=H,H.begin=D.begin,D=null;break}let J=S===0,z=null;switch(j){case"b":z=ptr(C.operands[0].value),N=J;break;case"beq.w":case"beq":case"bne":case"bne.w":case"bgt":z=ptr(C.operands[0].value);break;case"cbz":case"cbnz":z=ptr(C.operands[1].value);break;case"pop.w":J&&(N=C.operands.filter(Z=>Z.value==="pc").length===1);break}switch(j){case"it":S=1;break;case"itt":S=2;break;case"ittt":S=3;break;case"itttt":S=4;break;default:S>0&&S--;break}z!==null&&(l.add(z.toString()),u.push(z.or(M)),u.sort((Z,ue)=>Z.compare(ue))),y=C.next}while(!N);D!==null&&(D.end=L.address.add(L.size),a[I]=D)}let d=Object.keys(a).map(y=>a[y]);d.sort((y,E)=>y.begin.compare(E.begin));let h=a[t.and(c).toString()];d.splice(d.indexOf(h),1),d.unshift(h);let f=new ThumbWriter(n,{pc:e}),_=!1,p=null,g=null;return d.forEach(y=>{let E=new ThumbRelocator(y.begin,f),x=y.begin,I=y.end,M=0;do{if(E.readOne()===0)throw new Error("Unexpected end of block");let L=E.input;x=L.address,M=L.size;let{mnemonic:N}=L,S=x.toString();l.has(S)&&f.putLabel(S);let C=!0;switch(N){case"b":f.putBLabel(Ce(L.operands[0])),C=!1;break;case"beq.w":f.putBCondLabelWide("eq",Ce(L.operands[0])),C=!1;break;case"bne.w":f.putBCondLabelWide("ne",Ce(L.operands[0])),C=!1;break;case"beq":case"bne":case"bgt":f.putBCondLabelWide(N.substr(1),Ce(L.operands[0])),C=!1;break;case"cbz":{let j=L.operands;f.putCbzRegLabel(j[0].value,Ce(j[1])),C=!1;break}case"cbnz":{let j=L.operands;f.putCbnzRegLabel(j[0].value,Ce(j[1])),C=!1;break}case"str":case"str.w":{let j=L.operands[1].value,v=j.disp;if(v===o){p=j.base;let V=p!=="r4"?"r4":"r5",H=["r0","r1","r2","r3",V,"r9","r12","lr"];f.putPushRegs(H),f.putMrsRegReg(V,"apsr-nzcvq"),f.putCallAddressWithArguments(i,[p]),f.putMsrRegReg("apsr-nzcvq",V),f.putPopRegs(H),_=!0,C=!1}else s.has(v)&&j.base===p&&(C=!1);break}case"ldr":{let[j,v]=L.operands;if(v.type==="mem"){let V=v.value;V.base[0]==="r"&&V.disp===Yn&&(g=j.value)}break}case"blx":L.operands[0].value===g&&(f.putLdrRegRegOffset("r0","r0",4),f.putCallAddressWithArguments(i,["r0"]),_=!0,g=null,C=!1);break}C?E.writeAll():E.skipOne()}while(!x.add(M).equals(I));E.dispose()}),f.dispose(),_||es(),new NativeFunction(e.or(1),"void",["pointer"],re)}function nm(n,e,t,r,o,s,i){let a={},l=new Set,c=[t];for(;c.length>0;){let y=c.shift();if(Object.values(a).some(({begin:L,end:N})=>y.compare(L)>=0&&y.compare(N)<0))continue;let x=y.toString(),I={begin:y},M=null,D=!1;do{if(y.equals(r)){D=!0;break}let L;try{L=Instruction.parse(y)}catch(C){if(y.readU32()===0){D=!0;break}else throw C}M=L;let N=a[L.address.toString()];if(N!==void 0){delete a[N.begin.toString()],a[x]=N,N.begin=I.begin,I=null;break}let S=null;switch(L.mnemonic){case"b":S=ptr(L.operands[0].value),D=!0;break;case"b.eq":case"b.ne":case"b.le":case"b.gt":S=ptr(L.operands[0].value);break;case"cbz":case"cbnz":S=ptr(L.operands[1].value);break;case"tbz":case"tbnz":S=ptr(L.operands[2].value);break;case"ret":D=!0;break}S!==null&&(l.add(S.toString()),c.push(S),c.sort((C,j)=>C.compare(j))),y=L.next}while(!D);I!==null&&(I.end=M.address.add(M.size),a[x]=I)}let u=Object.keys(a).map(y=>a[y]);u.sort((y,E)=>y.begin.compare(E.begin));let d=a[t.toString()];u.splice(u.indexOf(d),1),u.unshift(d);let h=new Arm64Writer(n,{pc:e});h.putBLabel("performTransition");let f=e.add(h.offset);h.putPushAllXRegisters(),h.putCallAddressWithArguments(i,["x0"]),h.putPopAllXRegisters(),h.putRet(),h.putLabel("performTransition");let _=!1,p=null,g=null;return u.forEach(y=>{let E=y.end.sub(y.begin).toInt32(),x=new Arm64Relocator(y.begin,h),I;for(;(I=x.readOne())!==0;){let M=x.input,{mnemonic:D}=M,L=M.address.toString();l.has(L)&&h.putLabel(L);let N=!0;switch(D){case"b":h.putBLabel(Ce(M.operands[0])),N=!1;break;case"b.eq":case"b.ne":case"b.le":case"b.gt":h.putBCondLabel(D.substr(2),Ce(M.operands[0])),N=!1;break;case"cbz":{let S=M.operands;h.putCbzRegLabel(S[0].value,Ce(S[1])),N=!1;break}case"cbnz":{let S=M.operands;h.putCbnzRegLabel(S[0].value,Ce(S[1])),N=!1;break}case"tbz":{let S=M.operands;h.putTbzRegImmLabel(S[0].value,S[1].value.valueOf(),Ce(S[2])),N=!1;break}case"tbnz":{let S=M.operands;h.putTbnzRegImmLabel(S[0].value,S[1].value.valueOf(),Ce(S[2])),N=!1;break}case"str":{let S=M.operands,C=S[0].value,j=S[1].value,v=j.disp;C==="xzr"&&v===o?(p=j.base,h.putPushRegReg("x0","lr"),h.putMovRegReg("x0",p),h.putBlImm(f),h.putPopRegReg("x0","lr"),_=!0,N=!1):s.has(v)&&j.base===p&&(N=!1);break}case"ldr":{let S=M.operands,C=S[1].value;C.base[0]==="x"&&C.disp===Yn&&(g=S[0].value);break}case"blr":M.operands[0].value===g&&(h.putLdrRegRegOffset("x0","x0",8),h.putCallAddressWithArguments(i,["x0"]),_=!0,g=null,N=!1);break}if(N?x.writeAll():x.skipOne(),I===E)break}x.dispose()}),h.dispose(),_||es(),new NativeFunction(e,"void",["pointer"],re)}function es(){throw new Error("Unable to parse ART internals; please file a bug")}function rm(n){let e=n["art::ArtMethod::PrettyMethod"];e!==void 0&&(Interceptor.attach(e.impl,me.hooks.ArtMethod.prettyMethod),Interceptor.flush())}function Ce(n){return ptr(n.value).toString()}function om(n,e){return new NativeFunction(n,"pointer",e,re)}function sm(n,e){let t=new NativeFunction(n,"void",["pointer"].concat(e),re);return function(){let r=Memory.alloc(w);return t(r,...arguments),r.readPointer()}}function Jn(n,e){let{arch:t}=Process;switch(t){case"ia32":case"arm64":{let r;t==="ia32"?r=Bt(64,i=>{let a=1+e.length,l=a*4;i.putSubRegImm("esp",l);for(let c=0;c!==a;c++){let u=c*4;i.putMovRegRegOffsetPtr("eax","esp",l+4+u),i.putMovRegOffsetPtrReg("esp",u,"eax")}i.putCallAddress(n),i.putAddRegImm("esp",l-4),i.putRet()}):r=Bt(32,i=>{i.putMovRegReg("x8","x0"),e.forEach((a,l)=>{i.putMovRegReg("x"+l,"x"+(l+1))}),i.putLdrRegAddress("x7",n),i.putBrReg("x7")});let o=new NativeFunction(r,"void",["pointer"].concat(e),re),s=function(...i){o(...i)};return s.handle=r,s.impl=n,s}default:{let r=new NativeFunction(n,"void",["pointer"].concat(e),re);return r.impl=n,r}}}var Xn=class{constructor(){this.handle=Memory.alloc(pn)}dispose(){let[e,t]=this._getData();t||K().$delete(e)}disposeToString(){let e=this.toString();return this.dispose(),e}toString(){let[e]=this._getData();return e.readUtf8String()}_getData(){let e=this.handle,t=(e.readU8()&1)===0;return[t?e.add(1):e.add(2*w).readPointer(),t]}},Do=class{$delete(){this.dispose(),K().$delete(this)}constructor(e,t){this.handle=e,this._begin=e,this._end=e.add(w),this._storage=e.add(2*w),this._elementSize=t}init(){this.begin=NULL,this.end=NULL,this.storage=NULL}dispose(){K().$delete(this.begin)}get begin(){return this._begin.readPointer()}set begin(e){this._begin.writePointer(e)}get end(){return this._end.readPointer()}set end(e){this._end.writePointer(e)}get storage(){return this._storage.readPointer()}set storage(e){this._storage.writePointer(e)}get size(){return this.end.sub(this.begin).toInt32()/this._elementSize}},mn=class n extends Do{static $new(){let e=new n(K().$new(Nh));return e.init(),e}constructor(e){super(e,w)}get handles(){let e=[],t=this.begin,r=this.end;for(;!t.equals(r);)e.push(t.readPointer()),t=t.add(w);return e}},im=0,Ma=w,ja=Ma+4,am=-1,Qn=class n{$delete(){this.dispose(),K().$delete(this)}constructor(e){this.handle=e,this._link=e.add(im),this._numberOfReferences=e.add(Ma)}init(e,t){this.link=e,this.numberOfReferences=t}dispose(){}get link(){return new n(this._link.readPointer())}set link(e){this._link.writePointer(e)}get numberOfReferences(){return this._numberOfReferences.readS32()}set numberOfReferences(e){this._numberOfReferences.writeS32(e)}},Oa=dm(ja),Pa=Oa+w,lm=Pa+w,_n=class n extends Qn{static $new(e,t){let r=new n(K().$new(lm));return r.init(e,t),r}constructor(e){super(e),this._self=e.add(Oa),this._currentScope=e.add(Pa);let o=(64-w-4-4)/4;this._scopeLayout=hn.layoutForCapacity(o),this._topHandleScopePtr=null}init(e,t){let r=e.add(Vt(t).offset.topHandleScope);this._topHandleScopePtr=r,super.init(r.readPointer(),am),this.self=e,this.currentScope=hn.$new(this._scopeLayout),r.writePointer(this)}dispose(){this._topHandleScopePtr.writePointer(this.link);let e;for(;(e=this.currentScope)!==null;){let t=e.link;e.$delete(),this.currentScope=t}}get self(){return this._self.readPointer()}set self(e){this._self.writePointer(e)}get currentScope(){let e=this._currentScope.readPointer();return e.isNull()?null:new hn(e,this._scopeLayout)}set currentScope(e){this._currentScope.writePointer(e)}newHandle(e){return this.currentScope.newHandle(e)}},hn=class n extends Qn{static $new(e){let t=new n(K().$new(e.size),e);return t.init(),t}constructor(e,t){super(e);let{offset:r}=t;this._refsStorage=e.add(r.refsStorage),this._pos=e.add(r.pos),this._layout=t}init(){super.init(NULL,this._layout.numberOfReferences),this.pos=0}get pos(){return this._pos.readU32()}set pos(e){this._pos.writeU32(e)}newHandle(e){let t=this.pos,r=this._refsStorage.add(t*4);return r.writeS32(e.toInt32()),this.pos=t+1,r}static layoutForCapacity(e){let t=ja,r=t+e*4;return{size:r+4,numberOfReferences:e,offset:{refsStorage:t,pos:r}}}},cm={arm:function(n,e){let t=Process.pageSize,r=Memory.alloc(t);Memory.protect(r,t,"rwx");let o=new NativeCallback(e,"void",["pointer"]);r._onMatchCallback=o;let s=[26625,18947,17041,53505,19202,18200,18288,48896],i=s.length*2,a=i+4,l=a+4;return Memory.patchCode(r,l,function(c){s.forEach((u,d)=>{c.add(d*2).writeU16(u)}),c.add(i).writeS32(n),c.add(a).writePointer(o)}),r.or(1)},arm64:function(n,e){let t=Process.pageSize,r=Memory.alloc(t);Memory.protect(r,t,"rwx");let o=new NativeCallback(e,"void",["pointer"]);r._onMatchCallback=o;let s=[3107979265,402653378,1795293247,1409286241,1476395139,3592355936,3596551104],i=s.length*4,a=i+4,l=a+8;return Memory.patchCode(r,l,function(c){s.forEach((u,d)=>{c.add(d*4).writeU32(u)}),c.add(i).writeS32(n),c.add(a).writePointer(o)}),r}};function ts(n,e){return(cm[Process.arch]||um)(n,e)}function um(n,e){return new NativeCallback(t=>{t.readS32()===n&&e(t)},"void",["pointer","pointer"])}function dm(n){let e=n%w;return e!==0?n+w-e:n}var fm=4,{pointerSize:q}=Process,hm=256,pm=65536,mm=131072,_m=33554432,gm=67108864,ym=134217728,It={exceptions:"propagate"},Da=we(Lm),bm=we(jm),Em=we(Cm),ns=null,rs=!1,rr=new Map,yn=new Map;function Ze(){return ns===null&&(ns=wm()),ns}function wm(){let n=Process.enumerateModules().filter(l=>/jvm.(dll|dylib|so)$/.test(l.name));if(n.length===0)return null;let e=n[0],t={flavor:"jvm"},r=Process.platform==="windows"?[{module:e,functions:{JNI_GetCreatedJavaVMs:["JNI_GetCreatedJavaVMs","int",["pointer","int","pointer"]],JVM_Sleep:["JVM_Sleep","void",["pointer","pointer","long"]],"VMThread::execute":["VMThread::execute","void",["pointer"]],"Method::size":["Method::size","int",["int"]],"Method::set_native_function":["Method::set_native_function","void",["pointer","pointer","int"]],"Method::clear_native_function":["Method::clear_native_function","void",["pointer"]],"Method::jmethod_id":["Method::jmethod_id","pointer",["pointer"]],"ClassLoaderDataGraph::classes_do":["ClassLoaderDataGraph::classes_do","void",["pointer"]],"NMethodSweeper::sweep_code_cache":["NMethodSweeper::sweep_code_cache","void",[]],"OopMapCache::flush_obsolete_entries":["OopMapCache::flush_obsolete_entries","void",["pointer"]]},variables:{"VM_RedefineClasses::`vftable'":function(l){this.vtableRedefineClasses=l},"VM_RedefineClasses::doit":function(l){this.redefineClassesDoIt=l},"VM_RedefineClasses::doit_prologue":function(l){this.redefineClassesDoItPrologue=l},"VM_RedefineClasses::doit_epilogue":function(l){this.redefineClassesDoItEpilogue=l},"VM_RedefineClasses::allow_nested_vm_operations":function(l){this.redefineClassesAllow=l},"NMethodSweeper::_traversals":function(l){this.traversals=l},"NMethodSweeper::_should_sweep":function(l){this.shouldSweep=l}},optionals:[]}]:[{module:e,functions:{JNI_GetCreatedJavaVMs:["JNI_GetCreatedJavaVMs","int",["pointer","int","pointer"]],_ZN6Method4sizeEb:["Method::size","int",["int"]],_ZN6Method19set_native_functionEPhb:["Method::set_native_function","void",["pointer","pointer","int"]],_ZN6Method21clear_native_functionEv:["Method::clear_native_function","void",["pointer"]],_ZN6Method24restore_unshareable_infoEP10JavaThread:["Method::restore_unshareable_info","void",["pointer","pointer"]],_ZN6Method24restore_unshareable_infoEP6Thread:["Method::restore_unshareable_info","void",["pointer","pointer"]],_ZN6Method11link_methodERK12methodHandleP10JavaThread:["Method::link_method","void",["pointer","pointer","pointer"]],_ZN6Method10jmethod_idEv:["Method::jmethod_id","pointer",["pointer"]],_ZN6Method10clear_codeEv:function(l){let c=new NativeFunction(l,"void",["pointer"],It);this["Method::clear_code"]=function(u){c(u)}},_ZN6Method10clear_codeEb:function(l){let c=new NativeFunction(l,"void",["pointer","int"],It),u=0;this["Method::clear_code"]=function(d){c(d,u)}},_ZN18VM_RedefineClasses19mark_dependent_codeEP13InstanceKlass:["VM_RedefineClasses::mark_dependent_code","void",["pointer","pointer"]],_ZN18VM_RedefineClasses20flush_dependent_codeEv:["VM_RedefineClasses::flush_dependent_code","void",[]],_ZN18VM_RedefineClasses20flush_dependent_codeEP13InstanceKlassP6Thread:["VM_RedefineClasses::flush_dependent_code","void",["pointer","pointer","pointer"]],_ZN18VM_RedefineClasses20flush_dependent_codeE19instanceKlassHandleP6Thread:["VM_RedefineClasses::flush_dependent_code","void",["pointer","pointer","pointer"]],_ZN19ResolvedMethodTable21adjust_method_entriesEPb:["ResolvedMethodTable::adjust_method_entries","void",["pointer"]],_ZN15MemberNameTable21adjust_method_entriesEP13InstanceKlassPb:["MemberNameTable::adjust_method_entries","void",["pointer","pointer","pointer"]],_ZN17ConstantPoolCache21adjust_method_entriesEPb:function(l){let c=new NativeFunction(l,"void",["pointer","pointer"],It);this["ConstantPoolCache::adjust_method_entries"]=function(u,d,h){c(u,h)}},_ZN17ConstantPoolCache21adjust_method_entriesEP13InstanceKlassPb:function(l){let c=new NativeFunction(l,"void",["pointer","pointer","pointer"],It);this["ConstantPoolCache::adjust_method_entries"]=function(u,d,h){c(u,d,h)}},_ZN20ClassLoaderDataGraph10classes_doEP12KlassClosure:["ClassLoaderDataGraph::classes_do","void",["pointer"]],_ZN20ClassLoaderDataGraph22clean_deallocate_listsEb:["ClassLoaderDataGraph::clean_deallocate_lists","void",["int"]],_ZN10JavaThread27thread_from_jni_environmentEP7JNIEnv_:["JavaThread::thread_from_jni_environment","pointer",["pointer"]],_ZN8VMThread7executeEP12VM_Operation:["VMThread::execute","void",["pointer"]],_ZN11OopMapCache22flush_obsolete_entriesEv:["OopMapCache::flush_obsolete_entries","void",["pointer"]],_ZN14NMethodSweeper11force_sweepEv:["NMethodSweeper::force_sweep","void",[]],_ZN14NMethodSweeper16sweep_code_cacheEv:["NMethodSweeper::sweep_code_cache","void",[]],_ZN14NMethodSweeper17sweep_in_progressEv:["NMethodSweeper::sweep_in_progress","bool",[]],JVM_Sleep:["JVM_Sleep","void",["pointer","pointer","long"]]},variables:{_ZN18VM_RedefineClasses14_the_class_oopE:function(l){this.redefineClass=l},_ZN18VM_RedefineClasses10_the_classE:function(l){this.redefineClass=l},_ZN18VM_RedefineClasses25AdjustCpoolCacheAndVtable8do_klassEP5Klass:function(l){this.doKlass=l},_ZN18VM_RedefineClasses22AdjustAndCleanMetadata8do_klassEP5Klass:function(l){this.doKlass=l},_ZTV18VM_RedefineClasses:function(l){this.vtableRedefineClasses=l},_ZN18VM_RedefineClasses4doitEv:function(l){this.redefineClassesDoIt=l},_ZN18VM_RedefineClasses13doit_prologueEv:function(l){this.redefineClassesDoItPrologue=l},_ZN18VM_RedefineClasses13doit_epilogueEv:function(l){this.redefineClassesDoItEpilogue=l},_ZN18VM_RedefineClassesD0Ev:function(l){this.redefineClassesDispose0=l},_ZN18VM_RedefineClassesD1Ev:function(l){this.redefineClassesDispose1=l},_ZNK18VM_RedefineClasses26allow_nested_vm_operationsEv:function(l){this.redefineClassesAllow=l},_ZNK18VM_RedefineClasses14print_on_errorEP12outputStream:function(l){this.redefineClassesOnError=l},_ZN13InstanceKlass33create_new_default_vtable_indicesEiP10JavaThread:function(l){this.createNewDefaultVtableIndices=l},_ZN13InstanceKlass33create_new_default_vtable_indicesEiP6Thread:function(l){this.createNewDefaultVtableIndices=l},_ZN19Abstract_VM_Version19jre_release_versionEv:function(l){let u=new NativeFunction(l,"pointer",[],It)().readCString();this.version=u.startsWith("1.8")?8:u.startsWith("9.")?9:parseInt(u.slice(0,2),10),this.versionS=u},_ZN14NMethodSweeper11_traversalsE:function(l){this.traversals=l},_ZN14NMethodSweeper21_sweep_fractions_leftE:function(l){this.fractions=l},_ZN14NMethodSweeper13_should_sweepE:function(l){this.shouldSweep=l}},optionals:["_ZN6Method24restore_unshareable_infoEP10JavaThread","_ZN6Method24restore_unshareable_infoEP6Thread","_ZN6Method11link_methodERK12methodHandleP10JavaThread","_ZN6Method10clear_codeEv","_ZN6Method10clear_codeEb","_ZN18VM_RedefineClasses19mark_dependent_codeEP13InstanceKlass","_ZN18VM_RedefineClasses20flush_dependent_codeEv","_ZN18VM_RedefineClasses20flush_dependent_codeEP13InstanceKlassP6Thread","_ZN18VM_RedefineClasses20flush_dependent_codeE19instanceKlassHandleP6Thread","_ZN19ResolvedMethodTable21adjust_method_entriesEPb","_ZN15MemberNameTable21adjust_method_entriesEP13InstanceKlassPb","_ZN17ConstantPoolCache21adjust_method_entriesEPb","_ZN17ConstantPoolCache21adjust_method_entriesEP13InstanceKlassPb","_ZN20ClassLoaderDataGraph22clean_deallocate_listsEb","_ZN10JavaThread27thread_from_jni_environmentEP7JNIEnv_","_ZN14NMethodSweeper11force_sweepEv","_ZN14NMethodSweeper17sweep_in_progressEv","_ZN18VM_RedefineClasses14_the_class_oopE","_ZN18VM_RedefineClasses10_the_classE","_ZN18VM_RedefineClasses25AdjustCpoolCacheAndVtable8do_klassEP5Klass","_ZN18VM_RedefineClasses22AdjustAndCleanMetadata8do_klassEP5Klass","_ZN18VM_RedefineClassesD0Ev","_ZN18VM_RedefineClassesD1Ev","_ZNK18VM_RedefineClasses14print_on_errorEP12outputStream","_ZN13InstanceKlass33create_new_default_vtable_indicesEiP10JavaThread","_ZN13InstanceKlass33create_new_default_vtable_indicesEiP6Thread","_ZN14NMethodSweeper21_sweep_fractions_leftE"]}],o=[];if(r.forEach(function(l){let c=l.module,u=l.functions||{},d=l.variables||{},h=new Set(l.optionals||[]),f=c.enumerateExports().reduce(function(p,g){return p[g.name]=g,p},{}),_=c.enumerateSymbols().reduce(function(p,g){return p[g.name]=g,p},f);Object.keys(u).forEach(function(p){let g=_[p];if(g!==void 0){let y=u[p];typeof y=="function"?y.call(t,g.address):t[y[0]]=new NativeFunction(g.address,y[1],y[2],It)}else h.has(p)||o.push(p)}),Object.keys(d).forEach(function(p){let g=_[p];g!==void 0?d[p].call(t,g.address):h.has(p)||o.push(p)})}),o.length>0)throw new Error("Java API only partially available; please file a bug. Missing: "+o.join(", "));let s=Memory.alloc(q),i=Memory.alloc(fm);if(xe("JNI_GetCreatedJavaVMs",t.JNI_GetCreatedJavaVMs(s,1,i)),i.readInt()===0)return null;t.vm=s.readPointer();let a=Process.platform==="windows"?{$new:["??2@YAPEAX_K@Z","pointer",["ulong"]],$delete:["??3@YAXPEAX@Z","void",["pointer"]]}:{$new:["_Znwm","pointer",["ulong"]],$delete:["_ZdlPv","void",["pointer"]]};for(let[l,[c,u,d]]of Object.entries(a)){let h=Module.findGlobalExportByName(c);if(h===null&&(h=DebugSymbol.fromName(c).address,h.isNull()))throw new Error(`unable to find C++ allocator API, missing: '${c}'`);t[l]=new NativeFunction(h,u,d,It)}return t.jvmti=Sm(t),t["JavaThread::thread_from_jni_environment"]===void 0&&(t["JavaThread::thread_from_jni_environment"]=km(t)),t}function Sm(n){let e=new Ge(n),t;return e.perform(()=>{let r=e.tryGetEnvHandle(Un.v1_0);if(r===null)throw new Error("JVMTI not available");t=new tt(r,e);let o=Memory.alloc(8);o.writeU64(Dn.canTagObjects);let s=t.addCapabilities(o);xe("getEnvJvmti::AddCapabilities",s)}),t}var vm={x64:xm};function km(n){let e=null,t=vm[Process.arch];if(t!==void 0){let o=new Ge(n).perform(s=>s.handle.readPointer().add(6*q).readPointer());e=nt(o,t,{limit:11})}return e===null?()=>{throw new Error("Unable to make thread_from_jni_environment() helper for the current architecture")}:r=>r.add(e)}function xm(n){if(n.mnemonic!=="lea")return null;let{base:e,disp:t}=n.operands[1].value;return e==="rdi"&&t<0?t:null}function Ba(n,e){}var os=class{constructor(e){this.methodId=e,this.method=e.readPointer(),this.originalMethod=null,this.newMethod=null,this.resolved=null,this.impl=null,this.key=e.toString(16)}replace(e,t,r,o,s){let{key:i}=this,a=yn.get(i);a!==void 0&&(yn.delete(i),this.method=a.method,this.originalMethod=a.originalMethod,this.newMethod=a.newMethod,this.resolved=a.resolved),this.impl=e,rr.set(i,this),Ra(o)}revert(e){let{key:t}=this;rr.delete(t),yn.set(t,this),Ra(e)}resolveTarget(e,t,r,o){let{resolved:s,originalMethod:i,methodId:a}=this;if(s!==null)return s;if(i===null)return a;i.oldMethod.vtableIndexPtr.writeS32(-2);let c=Memory.alloc(q);return c.writePointer(this.method),this.resolved=c,c}};function Ra(n){rs||(rs=!0,Script.nextTick(Am,n))}function Am(n){let e=new Map(rr),t=new Map(yn);rr.clear(),yn.clear(),rs=!1,n.perform(r=>{let o=Ze(),s=o["JavaThread::thread_from_jni_environment"](r.handle),i=!1;Va(()=>{e.forEach(a=>{let{method:l,originalMethod:c,impl:u,methodId:d,newMethod:h}=a;c===null?(a.originalMethod=za(l),a.newMethod=Tm(l,u,s),Fa(a.newMethod,d,s)):o["Method::set_native_function"](h.method,u,0)}),t.forEach(a=>{let{originalMethod:l,methodId:c,newMethod:u}=a;if(l!==null){Nm(l);let d=l.oldMethod;d.oldMethod=u,Fa(d,c,s),i=!0}})}),i&&Im(r.handle)})}function Im(n){let{fractions:e,shouldSweep:t,traversals:r,"NMethodSweeper::sweep_code_cache":o,"NMethodSweeper::sweep_in_progress":s,"NMethodSweeper::force_sweep":i,JVM_Sleep:a}=Ze();if(i!==void 0)Thread.sleep(.05),i(),Thread.sleep(.05),i();else{let l=r.readS64(),c=l+2;for(;c>l;)e.writeS32(1),a(n,NULL,50),s()||Va(()=>{Thread.sleep(.05)}),t.readU8()===0&&(e.writeS32(1),o()),l=r.readS64()}}function Va(n,e,t){let{execute:r,vtable:o,vtableSize:s,doItOffset:i,prologueOffset:a,epilogueOffset:l}=Em(),c=Memory.dup(o,s),u=Memory.alloc(q*25);u.writePointer(c);let d=new NativeCallback(n,"void",["pointer"]);c.add(i).writePointer(d);let h=null;e!==void 0&&(h=new NativeCallback(e,"int",["pointer"]),c.add(a).writePointer(h));let f=null;t!==void 0&&(f=new NativeCallback(t,"void",["pointer"]),c.add(l).writePointer(f)),r(u)}function Cm(){let{vtableRedefineClasses:n,redefineClassesDoIt:e,redefineClassesDoItPrologue:t,redefineClassesDoItEpilogue:r,redefineClassesOnError:o,redefineClassesAllow:s,redefineClassesDispose0:i,redefineClassesDispose1:a,"VMThread::execute":l}=Ze(),c=n.add(2*q),u=15*q,d=Memory.dup(c,u),h=new NativeCallback(()=>{},"void",["pointer"]),f,_,p;for(let g=0;g!==u;g+=q){let y=d.add(g),E=y.readPointer();o!==void 0&&E.equals(o)||i!==void 0&&E.equals(i)||a!==void 0&&E.equals(a)?y.writePointer(h):E.equals(e)?f=g:E.equals(t)?(_=g,y.writePointer(s)):E.equals(r)&&(p=g,y.writePointer(h))}return{execute:l,emptyCallback:h,vtable:d,vtableSize:u,doItOffset:f,prologueOffset:_,epilogueOffset:p}}function $a(n){return new os(n)}function Fa(n,e,t){let{method:r,oldMethod:o}=n,s=Ze();n.methodsArray.add(n.methodIndex*q).writePointer(r),n.vtableIndex>=0&&n.vtable.add(n.vtableIndex*q).writePointer(r),e.writePointer(r),o.accessFlagsPtr.writeU32((o.accessFlags|pm|mm)>>>0);let i=s["OopMapCache::flush_obsolete_entries"];if(i!==void 0){let{oopMapCache:_}=n;_.isNull()||i(_)}let a=s["VM_RedefineClasses::mark_dependent_code"],l=s["VM_RedefineClasses::flush_dependent_code"];a!==void 0?(a(NULL,n.instanceKlass),l()):l(NULL,n.instanceKlass,t);let c=Memory.alloc(1);c.writeU8(1),s["ConstantPoolCache::adjust_method_entries"](n.cache,n.instanceKlass,c);let u=Memory.alloc(3*q),d=Memory.alloc(q);d.writePointer(s.doKlass),u.writePointer(d),u.add(q).writePointer(t),u.add(2*q).writePointer(t),s.redefineClass!==void 0&&s.redefineClass.writePointer(n.instanceKlass),s["ClassLoaderDataGraph::classes_do"](u);let h=s["ResolvedMethodTable::adjust_method_entries"];if(h!==void 0)h(c);else{let{memberNames:_}=n;if(!_.isNull()){let p=s["MemberNameTable::adjust_method_entries"];p!==void 0&&p(_,n.instanceKlass,c)}}let f=s["ClassLoaderDataGraph::clean_deallocate_lists"];f!==void 0&&f(0)}function Tm(n,e,t){let r=Ze(),o=za(n);o.constPtr.writePointer(o.const);let s=(o.accessFlags|hm|_m|gm|ym)>>>0;if(o.accessFlagsPtr.writeU32(s),o.signatureHandler.writePointer(NULL),o.adapter.writePointer(NULL),o.i2iEntry.writePointer(NULL),r["Method::clear_code"](o.method),o.dataPtr.writePointer(NULL),o.countersPtr.writePointer(NULL),o.stackmapPtr.writePointer(NULL),r["Method::clear_native_function"](o.method),r["Method::set_native_function"](o.method,e,0),r["Method::restore_unshareable_info"](o.method,t),r.version>=17){let i=Memory.alloc(2*q);i.writePointer(o.method),i.add(q).writePointer(t),r["Method::link_method"](o.method,i,t)}return o}function za(n){let e=Da(),t=n.add(e.method.constMethodOffset).readPointer(),r=t.add(e.constMethod.sizeOffset).readS32()*q,o=Memory.alloc(r+e.method.size);Memory.copy(o,t,r);let s=o.add(r);Memory.copy(s,n,e.method.size);let i=Ua(s,o,r),a=Ua(n,t,r);return i.oldMethod=a,i}function Ua(n,e,t){let r=Ze(),o=Da(),s=n.add(o.method.constMethodOffset),i=n.add(o.method.methodDataOffset),a=n.add(o.method.methodCountersOffset),l=n.add(o.method.accessFlagsOffset),c=l.readU32(),u=o.getAdapterPointer(n,e),d=n.add(o.method.i2iEntryOffset),h=n.add(o.method.signatureHandlerOffset),f=e.add(o.constMethod.constantPoolOffset).readPointer(),_=e.add(o.constMethod.stackmapDataOffset),p=f.add(o.constantPool.instanceKlassOffset).readPointer(),g=f.add(o.constantPool.cacheOffset).readPointer(),y=bm(),E=p.add(y.methodsOffset).readPointer(),x=E.readS32(),I=E.add(q),M=e.add(o.constMethod.methodIdnumOffset).readU16(),D=n.add(o.method.vtableIndexOffset),L=D.readS32(),N=p.add(y.vtableOffset),S=p.add(y.oopMapCacheOffset).readPointer(),C=r.version>=10?p.add(y.memberNamesOffset).readPointer():NULL;return{method:n,methodSize:o.method.size,const:e,constSize:t,constPtr:s,dataPtr:i,countersPtr:a,stackmapPtr:_,instanceKlass:p,methodsArray:I,methodsCount:x,methodIndex:M,vtableIndex:L,vtableIndexPtr:D,vtable:N,accessFlags:c,accessFlagsPtr:l,adapter:u,i2iEntry:d,signatureHandler:h,memberNames:C,cache:g,oopMapCache:S}}function Nm(n){let{oldMethod:e}=n;e.accessFlagsPtr.writeU32(e.accessFlags),e.vtableIndexPtr.writeS32(e.vtableIndex)}function Lm(){let n=Ze(),{version:e}=n,t;e>=17?t="method:early":e>=9&&e<=16?t="const-method":t="method:late";let o=n["Method::size"](1)*q,s=q,i=2*q,a=3*q,l=4*q,c=t==="method:early"?q:0,u=l+c,d=u+4,h=d+4+8,f=h+q,_=c!==0?l:f,p=o-2*q,g=o-q,y=8,E=y+q,x=E+q,I=t==="const-method"?q:0,M=x+I,D=M+14,L=2*q,N=3*q;return{getAdapterPointer:I!==0?function(C,j){return j.add(x)}:function(C,j){return C.add(_)},method:{size:o,constMethodOffset:s,methodDataOffset:i,methodCountersOffset:a,accessFlagsOffset:u,vtableIndexOffset:d,i2iEntryOffset:h,nativeFunctionOffset:p,signatureHandlerOffset:g},constMethod:{constantPoolOffset:y,stackmapDataOffset:E,sizeOffset:M,methodIdnumOffset:D},constantPool:{cacheOffset:L,instanceKlassOffset:N}}}var Mm={x64:Om};function jm(){let{version:n,createNewDefaultVtableIndices:e}=Ze(),t=Mm[Process.arch];if(t===void 0)throw new Error(`Missing vtable offset parser for ${Process.arch}`);let r=nt(e,t,{limit:32});if(r===null)throw new Error("Unable to deduce vtable offset");let o=n>=10&&n<=11||n>=15?17:18,s=r-7*q,i=r-17*q,a=r-o*q;return{vtableOffset:r,methodsOffset:s,memberNamesOffset:i,oopMapCacheOffset:a}}function Om(n){if(n.mnemonic!=="mov")return null;let e=n.operands[0];if(e.type!=="mem")return null;let{value:t}=e;if(t.scale!==1)return null;let{disp:r}=t;return r<256?null:r+16}var Ha=K;try{gn()}catch{Ha=Ze}var bn=Ha;var Pm=`#include <json-glib/json-glib.h>
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
`,Rm=/(.+)!([^/]+)\/?([isu]+)?/,De=null,Ga=null,Ct=class n{static build(e,t){return Ja(t),Ga(e,t,r=>new n(De.new(e,r,t)))}static enumerateMethods(e,t,r){Ja(r);let o=e.match(Rm);if(o===null)throw new Error("Invalid query; format is: class!method -- see documentation of Java.enumerateMethods(query) for details");let s=Memory.allocUtf8String(o[1]),i=Memory.allocUtf8String(o[2]),a=!1,l=!1,c=!1,u=o[3];u!==void 0&&(a=u.indexOf("s")!==-1,l=u.indexOf("i")!==-1,c=u.indexOf("u")!==-1);let d;if(t.jvmti!==null){let h=De.enumerateMethodsJvm(s,i,$t(a),$t(l),$t(c),r);try{d=JSON.parse(h.readUtf8String()).map(f=>{let _=ptr(f.loader);return f.loader=_.isNull()?null:_,f})}finally{De.dealloc(h)}}else Ue(r.vm,r,h=>{let f=De.enumerateMethodsArt(s,i,$t(a),$t(l),$t(c));try{let _=t["art::JavaVMExt::AddGlobalRef"],{vm:p}=t;d=JSON.parse(f.readUtf8String()).map(g=>{let y=g.loader;return g.loader=y!==0?_(p,h,ptr(y)):null,g})}finally{De.dealloc(f)}});return d}constructor(e){this.handle=e}has(e){return De.has(this.handle,Memory.allocUtf8String(e))!==0}find(e){return De.find(this.handle,Memory.allocUtf8String(e)).readUtf8String()}list(){let e=De.list(this.handle);try{return JSON.parse(e.readUtf8String())}finally{De.dealloc(e)}}};function Ja(n){De===null&&(De=Fm(n),Ga=Um(De,n.vm))}function Fm(n){let e=bn(),{jvmti:t=null}=e,{pointerSize:r}=Process,o=8,s=r,i=7*r,a=10*4+5*r,l=o+s+i+a,u=Memory.alloc(l),d=u.add(o),h=d.add(s),{getDeclaredMethods:f,getDeclaredFields:_}=n.javaLangClass(),p=n.javaLangReflectMethod(),g=n.javaLangReflectField(),y=h;[t!==null?t:NULL,f,_,p.getName,p.getModifiers,g.getName,g.getModifiers].forEach(L=>{y=y.writePointer(L).add(r)});let E=h.add(i),{vm:x}=n;if(e.flavor==="art"){let L;if(t!==null)L=[0,0,0,0];else{let j=zo(x).offset;L=[j.ifields,j.methods,j.sfields,j.copiedMethodsOffset]}let N=Le(x),S=er(x),C=E;[1,...L,N.size,N.offset.accessFlags,S.size,S.offset.accessFlags,4294967295].forEach(j=>{C=C.writeUInt(j).add(4)}),[e.artClassLinker.address,e["art::ClassLinker::VisitClasses"],e["art::mirror::Class::GetDescriptor"],e["art::ArtMethod::PrettyMethod"],Process.getModuleByName("libc.so").getExportByName("free")].forEach((j,v)=>{j===void 0&&(j=NULL),C=C.writePointer(j).add(r)})}let I=new CModule(Pm,{lock:u,models:d,java_api:h,art_api:E}),M={exceptions:"propagate"},D={exceptions:"propagate",scheduling:"exclusive"};return{handle:I,new:new NativeFunction(I.model_new,"pointer",["pointer","pointer","pointer"],M),has:new NativeFunction(I.model_has,"bool",["pointer","pointer"],D),find:new NativeFunction(I.model_find,"pointer",["pointer","pointer"],D),list:new NativeFunction(I.model_list,"pointer",["pointer"],D),enumerateMethodsArt:new NativeFunction(I.enumerate_methods_art,"pointer",["pointer","pointer","bool","bool","bool"],M),enumerateMethodsJvm:new NativeFunction(I.enumerate_methods_jvm,"pointer",["pointer","pointer","bool","bool","bool","pointer"],M),dealloc:new NativeFunction(I.dealloc,"void",["pointer"],D)}}function Um(n,e){let t=bn();if(t.flavor!=="art")return Dm;let r=t["art::JavaVMExt::DecodeGlobal"];return function(o,s,i){let a;return Ue(e,s,l=>{let c=r(e,l,o);a=i(c)}),a}}function Dm(n,e,t){return t(NULL)}function $t(n){return n?1:0}var En=class{constructor(e,t){this.items=new Map,this.capacity=e,this.destroy=t}dispose(e){let{items:t,destroy:r}=this;t.forEach(o=>{r(o,e)}),t.clear()}get(e){let{items:t}=this,r=t.get(e);return r!==void 0&&(t.delete(e),t.set(e,r)),r}set(e,t,r){let{items:o}=this,s=o.get(e);if(s!==void 0)o.delete(e),this.destroy(s,r);else if(o.size===this.capacity){let i=o.keys().next().value,a=o.get(i);o.delete(i),this.destroy(a,r)}o.set(e,t)}};var wn=1,as=256,Za=65536,Bm=305419896,qa=32,Wa=12,Ka=8,Xa=8,Qa=4,Ya=4,el=12,Vm=0,$m=1,zm=2,Hm=3,Jm=4,Gm=5,Zm=6,qm=4096,Wm=4097,Km=4099,Xm=8192,Qm=8193,Ym=8194,e_=8195,t_=8196,n_=8198,r_=24,o_=28,s_=2,i_=24,tl=m.from([3,0,7,14,0]),ss="Ldalvik/annotation/Throws;",a_=m.from([0]);function l_(n){let e=new ls,t=Object.assign({},n);return e.addClass(t),e.build()}var ls=class{constructor(){this.classes=[]}addClass(e){this.classes.push(e)}build(){let e=d_(this.classes),{classes:t,interfaces:r,fields:o,methods:s,protos:i,parameters:a,annotationDirectories:l,annotationSets:c,throwsAnnotations:u,types:d,strings:h}=e,f=0,_=0,p=8,g=12,y=20,E=112;f+=E;let x=f,I=h.length*Ya;f+=I;let M=f,D=d.length*Qa;f+=D;let L=f,N=i.length*Wa;f+=N;let S=f,C=o.length*Ka;f+=C;let j=f,v=s.length*Xa;f+=v;let V=f,H=t.length*qa;f+=H;let J=f,z=c.map(A=>{let $=f;return A.offset=$,f+=4+A.items.length*4,$}),Z=t.reduce((A,$)=>($.classData.constructorMethods.forEach(Y=>{let[,te,ee]=Y;(te&as)===0&&ee>=0&&(Y.push(f),A.push({offset:f,superConstructor:ee}),f+=i_)}),A),[]);l.forEach(A=>{A.offset=f,f+=16+A.methods.length*8});let ue=r.map(A=>{f=is(f,4);let $=f;return A.offset=$,f+=4+2*A.types.length,$}),he=a.map(A=>{f=is(f,4);let $=f;return A.offset=$,f+=4+2*A.types.length,$}),be=[],se=h.map(A=>{let $=f,G=m.from(Me(A.length)),Y=m.from(A,"utf8"),te=m.concat([G,Y,a_]);return be.push(te),f+=te.length,$}),ge=Z.map(A=>{let $=f;return f+=tl.length,$}),ie=u.map(A=>{let $=u_(A);return A.offset=f,f+=$.length,$}),pe=t.map((A,$)=>{A.classData.offset=f;let G=c_(A);return f+=G.length,G}),He=0,on=0;f=is(f,4);let Q=f,Ne=r.length+a.length,Ye=4+(o.length>0?1:0)+2+c.length+Z.length+l.length+(Ne>0?1:0)+1+ge.length+u.length+t.length+1,vt=4+Ye*el;f+=vt;let ht=f-J,Rt=f,k=m.alloc(Rt);k.write(`dex
035`),k.writeUInt32LE(Rt,32),k.writeUInt32LE(E,36),k.writeUInt32LE(Bm,40),k.writeUInt32LE(He,44),k.writeUInt32LE(on,48),k.writeUInt32LE(Q,52),k.writeUInt32LE(h.length,56),k.writeUInt32LE(x,60),k.writeUInt32LE(d.length,64),k.writeUInt32LE(M,68),k.writeUInt32LE(i.length,72),k.writeUInt32LE(L,76),k.writeUInt32LE(o.length,80),k.writeUInt32LE(o.length>0?S:0,84),k.writeUInt32LE(s.length,88),k.writeUInt32LE(j,92),k.writeUInt32LE(t.length,96),k.writeUInt32LE(V,100),k.writeUInt32LE(ht,104),k.writeUInt32LE(J,108),se.forEach((A,$)=>{k.writeUInt32LE(A,x+$*Ya)}),d.forEach((A,$)=>{k.writeUInt32LE(A,M+$*Qa)}),i.forEach((A,$)=>{let[G,Y,te]=A,ee=L+$*Wa;k.writeUInt32LE(G,ee),k.writeUInt32LE(Y,ee+4),k.writeUInt32LE(te!==null?te.offset:0,ee+8)}),o.forEach((A,$)=>{let[G,Y,te]=A,ee=S+$*Ka;k.writeUInt16LE(G,ee),k.writeUInt16LE(Y,ee+2),k.writeUInt32LE(te,ee+4)}),s.forEach((A,$)=>{let[G,Y,te]=A,ee=j+$*Xa;k.writeUInt16LE(G,ee),k.writeUInt16LE(Y,ee+2),k.writeUInt32LE(te,ee+4)}),t.forEach((A,$)=>{let{interfaces:G,annotationsDirectory:Y}=A,te=G!==null?G.offset:0,ee=Y!==null?Y.offset:0,sn=0,Pe=V+$*qa;k.writeUInt32LE(A.index,Pe),k.writeUInt32LE(A.accessFlags,Pe+4),k.writeUInt32LE(A.superClassIndex,Pe+8),k.writeUInt32LE(te,Pe+12),k.writeUInt32LE(A.sourceFileIndex,Pe+16),k.writeUInt32LE(ee,Pe+20),k.writeUInt32LE(A.classData.offset,Pe+24),k.writeUInt32LE(sn,Pe+28)}),c.forEach((A,$)=>{let{items:G}=A,Y=z[$];k.writeUInt32LE(G.length,Y),G.forEach((te,ee)=>{k.writeUInt32LE(te.offset,Y+4+ee*4)})}),Z.forEach((A,$)=>{let{offset:G,superConstructor:Y}=A,te=1,ee=1,sn=1,Pe=0,Rn=4;k.writeUInt16LE(te,G),k.writeUInt16LE(ee,G+2),k.writeUInt16LE(sn,G+4),k.writeUInt16LE(Pe,G+6),k.writeUInt32LE(ge[$],G+8),k.writeUInt32LE(Rn,G+12),k.writeUInt16LE(4208,G+16),k.writeUInt16LE(Y,G+18),k.writeUInt16LE(0,G+20),k.writeUInt16LE(14,G+22)}),l.forEach(A=>{let $=A.offset,G=0,Y=0,te=A.methods.length,ee=0;k.writeUInt32LE(G,$),k.writeUInt32LE(Y,$+4),k.writeUInt32LE(te,$+8),k.writeUInt32LE(ee,$+12),A.methods.forEach((sn,Pe)=>{let Rn=$+16+Pe*8,[Uu,Du]=sn;k.writeUInt32LE(Uu,Rn),k.writeUInt32LE(Du.offset,Rn+4)})}),r.forEach((A,$)=>{let G=ue[$];k.writeUInt32LE(A.types.length,G),A.types.forEach((Y,te)=>{k.writeUInt16LE(Y,G+4+te*2)})}),a.forEach((A,$)=>{let G=he[$];k.writeUInt32LE(A.types.length,G),A.types.forEach((Y,te)=>{k.writeUInt16LE(Y,G+4+te*2)})}),be.forEach((A,$)=>{A.copy(k,se[$])}),ge.forEach(A=>{tl.copy(k,A)}),ie.forEach((A,$)=>{A.copy(k,u[$].offset)}),pe.forEach((A,$)=>{A.copy(k,t[$].classData.offset)}),k.writeUInt32LE(Ye,Q);let Ee=[[Vm,1,_],[$m,h.length,x],[zm,d.length,M],[Hm,i.length,L]];o.length>0&&Ee.push([Jm,o.length,S]),Ee.push([Gm,s.length,j]),Ee.push([Zm,t.length,V]),c.forEach((A,$)=>{Ee.push([Km,A.items.length,z[$]])}),Z.forEach(A=>{Ee.push([Qm,1,A.offset])}),l.forEach(A=>{Ee.push([n_,1,A.offset])}),Ne>0&&Ee.push([Wm,Ne,ue.concat(he)[0]]),Ee.push([Ym,h.length,se[0]]),ge.forEach(A=>{Ee.push([e_,1,A])}),u.forEach(A=>{Ee.push([t_,1,A.offset])}),t.forEach(A=>{Ee.push([Xm,1,A.classData.offset])}),Ee.push([qm,1,Q]),Ee.forEach((A,$)=>{let[G,Y,te]=A,ee=Q+4+$*el;k.writeUInt16LE(G,ee),k.writeUInt32LE(Y,ee+4),k.writeUInt32LE(te,ee+8)});let Fi=new Checksum("sha1");return Fi.update(k.slice(g+y)),m.from(Fi.getDigest()).copy(k,g),k.writeUInt32LE(g_(k,g),p),k}};function c_(n){let{instanceFields:e,constructorMethods:t,virtualMethods:r}=n.classData;return m.from([0].concat(Me(e.length)).concat(Me(t.length)).concat(Me(r.length)).concat(e.reduce((s,[i,a])=>s.concat(Me(i)).concat(Me(a)),[])).concat(t.reduce((s,[i,a,,l])=>s.concat(Me(i)).concat(Me(a)).concat(Me(l||0)),[])).concat(r.reduce((s,[i,a])=>s.concat(Me(i)).concat(Me(a)).concat([0]),[])))}function u_(n){let{thrownTypes:e}=n;return m.from([s_].concat(Me(n.type)).concat([1]).concat(Me(n.value)).concat([o_,e.length]).concat(e.reduce((t,r)=>(t.push(r_,r),t),[])))}function d_(n){let e=new Set,t=new Set,r={},o=[],s=[],i={},a=new Set,l=new Set;n.forEach(v=>{let{name:V,superClass:H,sourceFileName:J}=v;e.add("this"),e.add(V),t.add(V),e.add(H),t.add(H),e.add(J),v.interfaces.forEach(z=>{e.add(z),t.add(z)}),v.fields.forEach(z=>{let[Z,ue]=z;e.add(Z),e.add(ue),t.add(ue),o.push([v.name,ue,Z])}),v.methods.some(([z])=>z==="<init>")||(v.methods.unshift(["<init>","V",[]]),a.add(V)),v.methods.forEach(z=>{let[Z,ue,he,be=[],se]=z;e.add(Z);let ge=c(ue,he),ie=null;if(be.length>0){let pe=be.slice();pe.sort(),ie=pe.join("|");let He=i[ie];He===void 0&&(He={id:ie,types:pe},i[ie]=He),e.add(ss),t.add(ss),be.forEach(on=>{e.add(on),t.add(on)}),e.add("value")}if(s.push([v.name,ge,Z,ie,se]),Z==="<init>"){l.add(V+"|"+ge);let pe=H+"|"+ge;a.has(V)&&!l.has(pe)&&(s.push([H,ge,Z,null,0]),l.add(pe))}})});function c(v,V){let H=[v].concat(V),J=H.join("|");if(r[J]!==void 0)return J;e.add(v),t.add(v),V.forEach(Z=>{e.add(Z),t.add(Z)});let z=H.map(__).join("");return e.add(z),r[J]=[J,z,v,V],J}let u=Array.from(e);u.sort();let d=u.reduce((v,V,H)=>(v[V]=H,v),{}),h=Array.from(t).map(v=>d[v]);h.sort(nl);let f=h.reduce((v,V,H)=>(v[u[V]]=H,v),{}),_=Object.keys(r).map(v=>r[v]);_.sort(h_);let p={},g=_.map(v=>{let[,V,H,J]=v,z;if(J.length>0){let Z=J.join("|");z=p[Z],z===void 0&&(z={types:J.map(ue=>f[ue]),offset:-1},p[Z]=z)}else z=null;return[d[V],f[H],z]}),y=_.reduce((v,V,H)=>{let[J]=V;return v[J]=H,v},{}),E=Object.keys(p).map(v=>p[v]),x=o.map(v=>{let[V,H,J]=v;return[f[V],f[H],d[J]]});x.sort(p_);let I=s.map(v=>{let[V,H,J,z,Z]=v;return[f[V],y[H],d[J],z,Z]});I.sort(m_);let M=Object.keys(i).map(v=>i[v]).map(v=>({id:v.id,type:f[ss],value:d.value,thrownTypes:v.types.map(V=>f[V]),offset:-1})),D=M.map(v=>({id:v.id,items:[v],offset:-1})),L=D.reduce((v,V,H)=>(v[V.id]=H,v),{}),N={},S=[],C=n.map(v=>{let V=f[v.name],H=wn,J=f[v.superClass],z,Z=v.interfaces.map(Q=>f[Q]);if(Z.length>0){Z.sort(nl);let Q=Z.join("|");z=N[Q],z===void 0&&(z={types:Z,offset:-1},N[Q]=z)}else z=null;let ue=d[v.sourceFileName],he=I.reduce((Q,Ne,Ye)=>{let[vt,ht,Rt,k,Ee]=Ne;return vt===V&&Q.push([Ye,Rt,k,ht,Ee]),Q},[]),be=null,se=he.filter(([,,Q])=>Q!==null).map(([Q,,Ne])=>[Q,D[L[Ne]]]);se.length>0&&(be={methods:se,offset:-1},S.push(be));let ge=x.reduce((Q,Ne,Ye)=>{let[vt]=Ne;return vt===V&&Q.push([Ye>0?1:0,wn]),Q},[]),ie=d["<init>"],pe=he.filter(([,Q])=>Q===ie).map(([Q,,,Ne])=>{if(a.has(v.name)){let Ye=-1,vt=I.length;for(let ht=0;ht!==vt;ht++){let[Rt,k,Ee]=I[ht];if(Rt===J&&Ee===ie&&k===Ne){Ye=ht;break}}return[Q,wn|Za,Ye]}else return[Q,wn|Za|as,-1]}),He=f_(he.filter(([,Q])=>Q!==ie).map(([Q,,,,Ne])=>[Q,Ne|wn|as]));return{index:V,accessFlags:H,superClassIndex:J,interfaces:z,sourceFileIndex:ue,annotationsDirectory:be,classData:{instanceFields:ge,constructorMethods:pe,virtualMethods:He,offset:-1}}}),j=Object.keys(N).map(v=>N[v]);return{classes:C,interfaces:j,fields:x,methods:I,protos:g,parameters:E,annotationDirectories:S,annotationSets:D,throwsAnnotations:M,types:h,strings:u}}function f_(n){let e=0;return n.map(([t,r],o)=>{let s;return o===0?s=[t,r]:s=[t-e,r],e=t,s})}function nl(n,e){return n-e}function h_(n,e){let[,,t,r]=n,[,,o,s]=e;if(t<o)return-1;if(t>o)return 1;let i=r.join("|"),a=s.join("|");return i<a?-1:i>a?1:0}function p_(n,e){let[t,r,o]=n,[s,i,a]=e;return t!==s?t-s:o!==a?o-a:r-i}function m_(n,e){let[t,r,o]=n,[s,i,a]=e;return t!==s?t-s:o!==a?o-a:r-i}function __(n){let e=n[0];return e==="L"||e==="["?"L":n}function Me(n){if(n<=127)return[n];let e=[],t=!1;do{let r=n&127;n>>=7,t=n!==0,t&&(r|=128),e.push(r)}while(t);return e}function is(n,e){let t=n%e;return t===0?n:n+e-t}function g_(n,e){let t=1,r=0,o=n.length;for(let s=e;s<o;s++)t=(t+n[s])%65521,r=(r+t)%65521;return(r<<16|t)>>>0}var rl=l_;var y_=1,cs=null,ol=null;function sl(n){cs=n}function us(n,e,t){let r=zt(n);return r===null&&(n.indexOf("[")===0?r=ds(n,e,t):(n[0]==="L"&&n[n.length-1]===";"&&(n=n.substring(1,n.length-1)),r=E_(n,e,t))),Object.assign({className:n},r)}var il={boolean:{name:"Z",type:"uint8",size:1,byteSize:1,defaultValue:!1,isCompatible(n){return typeof n=="boolean"},fromJni(n){return!!n},toJni(n){return n?1:0},read(n){return n.readU8()},write(n,e){n.writeU8(e)},toString(){return this.name}},byte:{name:"B",type:"int8",size:1,byteSize:1,defaultValue:0,isCompatible(n){return Number.isInteger(n)&&n>=-128&&n<=127},fromJni:Be,toJni:Be,read(n){return n.readS8()},write(n,e){n.writeS8(e)},toString(){return this.name}},char:{name:"C",type:"uint16",size:1,byteSize:2,defaultValue:0,isCompatible(n){if(typeof n!="string"||n.length!==1)return!1;let e=n.charCodeAt(0);return e>=0&&e<=65535},fromJni(n){return String.fromCharCode(n)},toJni(n){return n.charCodeAt(0)},read(n){return n.readU16()},write(n,e){n.writeU16(e)},toString(){return this.name}},short:{name:"S",type:"int16",size:1,byteSize:2,defaultValue:0,isCompatible(n){return Number.isInteger(n)&&n>=-32768&&n<=32767},fromJni:Be,toJni:Be,read(n){return n.readS16()},write(n,e){n.writeS16(e)},toString(){return this.name}},int:{name:"I",type:"int32",size:1,byteSize:4,defaultValue:0,isCompatible(n){return Number.isInteger(n)&&n>=-2147483648&&n<=2147483647},fromJni:Be,toJni:Be,read(n){return n.readS32()},write(n,e){n.writeS32(e)},toString(){return this.name}},long:{name:"J",type:"int64",size:2,byteSize:8,defaultValue:0,isCompatible(n){return typeof n=="number"||n instanceof Int64},fromJni:Be,toJni:Be,read(n){return n.readS64()},write(n,e){n.writeS64(e)},toString(){return this.name}},float:{name:"F",type:"float",size:1,byteSize:4,defaultValue:0,isCompatible(n){return typeof n=="number"},fromJni:Be,toJni:Be,read(n){return n.readFloat()},write(n,e){n.writeFloat(e)},toString(){return this.name}},double:{name:"D",type:"double",size:2,byteSize:8,defaultValue:0,isCompatible(n){return typeof n=="number"},fromJni:Be,toJni:Be,read(n){return n.readDouble()},write(n,e){n.writeDouble(e)},toString(){return this.name}},void:{name:"V",type:"void",size:0,byteSize:0,defaultValue:void 0,isCompatible(n){return n===void 0},fromJni(){},toJni(){return NULL},toString(){return this.name}}},b_=new Set(Object.values(il).map(n=>n.name));function zt(n){let e=il[n];return e!==void 0?e:null}function E_(n,e,t){let r=t._types[e?1:0],o=r[n];return o!==void 0||(n==="java.lang.Object"?o=w_(t):o=S_(n,e,t),r[n]=o),o}function w_(n){return{name:"Ljava/lang/Object;",type:"pointer",size:1,defaultValue:NULL,isCompatible(e){return e===null?!0:e===void 0?!1:e.$h instanceof NativePointer?!0:typeof e=="string"},fromJni(e,t,r){return e.isNull()?null:n.cast(e,n.use("java.lang.Object"),r)},toJni(e,t){return e===null?NULL:typeof e=="string"?t.newStringUtf(e):e.$h}}}function S_(n,e,t){let r=null,o=null,s=null;function i(){return r===null&&(r=t.use(n).class),r}function a(c){let u=i();return o===null&&(o=u.isInstance.overload("java.lang.Object")),o.call(u,c)}function l(){if(s===null){let c=i();s=t.use("java.lang.String").class.isAssignableFrom(c)}return s}return{name:Tt(n),type:"pointer",size:1,defaultValue:NULL,isCompatible(c){return c===null?!0:c===void 0?!1:c.$h instanceof NativePointer?a(c):typeof c=="string"&&l()},fromJni(c,u,d){return c.isNull()?null:l()&&e?u.stringFromJni(c):t.cast(c,t.use(n),d)},toJni(c,u){return c===null?NULL:typeof c=="string"?u.newStringUtf(c):c.$h},toString(){return this.name}}}var v_=[["Z","boolean"],["B","byte"],["C","char"],["D","double"],["F","float"],["I","int"],["J","long"],["S","short"]].reduce((n,[e,t])=>(n["["+e]=k_("["+e,t),n),{});function k_(n,e){let t=b.prototype,r=T_(e),o={typeName:e,newArray:t["new"+r+"Array"],setRegion:t["set"+r+"ArrayRegion"],getElements:t["get"+r+"ArrayElements"],releaseElements:t["release"+r+"ArrayElements"]};return{name:n,type:"pointer",size:1,defaultValue:NULL,isCompatible(s){return C_(s,e)},fromJni(s,i,a){return A_(s,o,i,a)},toJni(s,i){return I_(s,o,i)}}}function ds(n,e,t){let r=v_[n];if(r!==void 0)return r;if(n.indexOf("[")!==0)throw new Error("Unsupported type: "+n);let o=n.substring(1),s=us(o,e,t),i=0,a=o.length;for(;i!==a&&o[i]==="[";)i++;o=o.substring(i),o[0]==="L"&&o[o.length-1]===";"&&(o=o.substring(1,o.length-1));let l=o.replace(/\./g,"/");b_.has(l)?l="[".repeat(i)+l:l="[".repeat(i)+"L"+l+";";let c="["+l;return o="[".repeat(i)+o,{name:n.replace(/\./g,"/"),type:"pointer",size:1,defaultValue:NULL,isCompatible(u){return u===null?!0:typeof u!="object"||u.length===void 0?!1:u.every(function(d){return s.isCompatible(d)})},fromJni(u,d,h){if(u.isNull())return null;let f=[],_=d.getArrayLength(u);for(let p=0;p!==_;p++){let g=d.getObjectArrayElement(u,p);try{f.push(s.fromJni(g,d))}finally{d.deleteLocalRef(g)}}try{f.$w=t.cast(u,t.use(c),h)}catch{t.use("java.lang.reflect.Array").newInstance(t.use(o).class,0),f.$w=t.cast(u,t.use(c),h)}return f.$dispose=x_,f},toJni(u,d){if(u===null)return NULL;if(!(u instanceof Array))throw new Error("Expected an array");let h=u.$w;if(h!==void 0)return h.$h;let f=u.length,p=t.use(o).$borrowClassHandle(d);try{let g=d.newObjectArray(f,p.value,NULL);d.throwIfExceptionPending();for(let y=0;y!==f;y++){let E=s.toJni(u[y],d);try{d.setObjectArrayElement(g,y,E)}finally{s.type==="pointer"&&d.getObjectRefType(E)===y_&&d.deleteLocalRef(E)}d.throwIfExceptionPending()}return g}finally{p.unref(d)}}}}function x_(){let n=this.length;for(let e=0;e!==n;e++){let t=this[e];if(t===null)continue;let r=t.$dispose;if(r===void 0)break;r.call(t)}this.$w.$dispose()}function A_(n,e,t,r){if(n.isNull())return null;let o=zt(e.typeName),s=t.getArrayLength(n);return new or(n,e,o,s,t,r)}function I_(n,e,t){if(n===null)return NULL;let r=n.$h;if(r!==void 0)return r;let o=n.length,s=zt(e.typeName),i=e.newArray.call(t,o);if(i.isNull())throw new Error("Unable to construct array");if(o>0){let a=s.byteSize,l=s.write,c=s.toJni,u=Memory.alloc(o*s.byteSize);for(let d=0;d!==o;d++)l(u.add(d*a),c(n[d]));e.setRegion.call(t,i,0,o,u),t.throwIfExceptionPending()}return i}function C_(n,e){if(n===null)return!0;if(n instanceof or)return n.$s.typeName===e;if(!(typeof n=="object"&&n.length!==void 0))return!1;let r=zt(e);return Array.prototype.every.call(n,o=>r.isCompatible(o))}function or(n,e,t,r,o,s=!0){if(s){let i=o.newGlobalRef(n);this.$h=i,this.$r=Script.bindWeak(this,o.vm.makeHandleDestructor(i))}else this.$h=n,this.$r=null;return this.$s=e,this.$t=t,this.length=r,new Proxy(this,ol)}ol={has(n,e){return e in n?!0:n.tryParseIndex(e)!==null},get(n,e,t){let r=n.tryParseIndex(e);return r===null?n[e]:n.readElement(r)},set(n,e,t,r){let o=n.tryParseIndex(e);return o===null?(n[e]=t,!0):(n.writeElement(o,t),!0)},ownKeys(n){let e=[],{length:t}=n;for(let r=0;r!==t;r++){let o=r.toString();e.push(o)}return e.push("length"),e},getOwnPropertyDescriptor(n,e){return n.tryParseIndex(e)!==null?{writable:!0,configurable:!0,enumerable:!0}:Object.getOwnPropertyDescriptor(n,e)}};Object.defineProperties(or.prototype,{$dispose:{enumerable:!0,value(){let n=this.$r;n!==null&&(this.$r=null,Script.unbindWeak(n))}},$clone:{value(n){return new or(this.$h,this.$s,this.$t,this.length,n)}},tryParseIndex:{value(n){if(typeof n=="symbol")return null;let e=parseInt(n);return isNaN(e)||e<0||e>=this.length?null:e}},readElement:{value(n){return this.withElements(e=>{let t=this.$t;return t.fromJni(t.read(e.add(n*t.byteSize)))})}},writeElement:{value(n,e){let{$h:t,$s:r,$t:o}=this,s=cs.getEnv(),i=Memory.alloc(o.byteSize);o.write(i,o.toJni(e)),r.setRegion.call(s,t,n,1,i)}},withElements:{value(n){let{$h:e,$s:t}=this,r=cs.getEnv(),o=t.getElements.call(r,e);if(o.isNull())throw new Error("Unable to get array elements");try{return n(o)}finally{t.releaseElements.call(r,e,o)}}},toJSON:{value(){let{length:n,$t:e}=this,{byteSize:t,fromJni:r,read:o}=e;return this.withElements(s=>{let i=[];for(let a=0;a!==n;a++){let l=r(o(s.add(a*t)));i.push(l)}return i})}},toString:{value(){return this.toJSON().toString()}}});function Tt(n){return"L"+n.replace(/\./g,"/")+";"}function T_(n){return n.charAt(0).toUpperCase()+n.slice(1)}function Be(n){return n}var N_=4,{ensureClassInitialized:al,makeMethodMangler:hl}=nr,L_=8,ps=1,vn=2,rt=3,fs=1,ms=2,sr=1,pl=2,ll=Symbol("PENDING_USE"),cl="/data/local/tmp",{getCurrentThreadId:ar,pointerSize:Sn}=Process,Ae={state:"empty",factories:[],loaders:null,Integer:null},X=null,oe=null,ml=null,_l=null,gl=null,yl=null,bl=null,ul=null,hs=null,Jt=new Map,mt=class n{static _initialize(e,t){X=e,oe=t,ml=t.flavor==="art",t.flavor==="jvm"&&(al=Ba,hl=$a)}static _disposeAll(e){Ae.factories.forEach(t=>{t._dispose(e)})}static get(e){let t=X_(),r=t.factories[0];if(e===null)return r;let o=t.loaders.get(e);if(o!==null){let i=r.cast(o,t.Integer);return t.factories[i.intValue()]}let s=new n;return s.loader=e,s.cacheDir=r.cacheDir,ys(s,e),s}constructor(){this.cacheDir=cl,this.codeCacheDir=cl+"/dalvik-cache",this.tempFileNaming={prefix:"frida",suffix:""},this._classes={},this._classHandles=new En(10,j_),this._patchedMethods=new Set,this._loader=null,this._types=[{},{}],Ae.factories.push(this)}_dispose(e){Array.from(this._patchedMethods).forEach(t=>{t.implementation=null}),this._patchedMethods.clear(),Wo(),this._classHandles.dispose(e),this._classes={}}get loader(){return this._loader}set loader(e){let t=this._loader===null&&e!==null;this._loader=e,t&&Ae.state==="ready"&&this===Ae.factories[0]&&ys(this,e)}use(e,t={}){let r=t.cache!=="skip",o=r?this._getUsedClass(e):void 0;if(o===void 0)try{let s=X.getEnv(),{_loader:i}=this,a=i!==null?P_(e,i,s):O_(e);o=this._make(e,a,s)}finally{r&&this._setUsedClass(e,o)}return o}_getUsedClass(e){let t;for(;(t=this._classes[e])===ll;)Thread.sleep(.05);return t===void 0&&(this._classes[e]=ll),t}_setUsedClass(e,t){t!==void 0?this._classes[e]=t:delete this._classes[e]}_make(e,t,r){let o=M_(),s=Object.create(Es.prototype,{[Symbol.for("n")]:{value:e},$n:{get(){return this[Symbol.for("n")]}},[Symbol.for("C")]:{value:o},$C:{get(){return this[Symbol.for("C")]}},[Symbol.for("w")]:{value:null,writable:!0},$w:{get(){return this[Symbol.for("w")]},set(l){this[Symbol.for("w")]=l}},[Symbol.for("_s")]:{writable:!0},$_s:{get(){return this[Symbol.for("_s")]},set(l){this[Symbol.for("_s")]=l}},[Symbol.for("c")]:{value:[null]},$c:{get(){return this[Symbol.for("c")]}},[Symbol.for("m")]:{value:new Map},$m:{get(){return this[Symbol.for("m")]}},[Symbol.for("l")]:{value:null,writable:!0},$l:{get(){return this[Symbol.for("l")]},set(l){this[Symbol.for("l")]=l}},[Symbol.for("gch")]:{value:t},$gch:{get(){return this[Symbol.for("gch")]}},[Symbol.for("f")]:{value:this},$f:{get(){return this[Symbol.for("f")]}}});o.prototype=s;let i=new o(null);s[Symbol.for("w")]=i,s.$w=i;let a=i.$borrowClassHandle(r);try{let l=a.value;al(r,l),s.$l=Ct.build(l,r)}finally{a.unref(r)}return i}retain(e){let t=X.getEnv();return e.$clone(t)}cast(e,t,r){let o=X.getEnv(),s=e.$h;s===void 0&&(s=e);let i=t.$borrowClassHandle(o);try{if(!o.isInstanceOf(s,i.value))throw new Error(`Cast from '${o.getObjectClassName(s)}' to '${t.$n}' isn't possible`)}finally{i.unref(o)}let a=t.$C;return new a(s,sr,o,r)}wrap(e,t,r){let o=t.$C,s=new o(e,sr,r,!1);return s.$r=Script.bindWeak(s,X.makeHandleDestructor(e)),s}array(e,t){let r=X.getEnv(),o=zt(e);o!==null&&(e=o.name);let s=ds("["+e,!1,this),i=s.toJni(t,r);return s.fromJni(i,r,!0)}registerClass(e){let t=X.getEnv(),r=[];try{let o=this.use("java.lang.Class"),s=t.javaLangReflectMethod(),i=t.vaMethod("pointer",[]),a=e.name,l=e.implements||[],c=e.superClass||this.use("java.lang.Object"),u=[],d=[],h={name:Tt(a),sourceFileName:Y_(a),superClass:Tt(c.$n),interfaces:l.map(S=>Tt(S.$n)),fields:u,methods:d},f=l.slice();l.forEach(S=>{Array.prototype.slice.call(S.class.getInterfaces()).forEach(C=>{let j=this.cast(C,o).getCanonicalName();f.push(this.use(j))})});let _=e.fields||{};Object.getOwnPropertyNames(_).forEach(S=>{let C=this._getType(_[S]);u.push([S,C.name])});let p={},g={};f.forEach(S=>{let C=S.$borrowClassHandle(t);r.push(C);let j=C.value;S.$ownMembers.filter(v=>S[v].overloads!==void 0).forEach(v=>{let V=S[v],H=V.overloads,J=H.map(z=>dl(v,z.returnType,z.argumentTypes));p[v]=[V,J,j],H.forEach((z,Z)=>{let ue=J[Z];g[ue]=[z,j]})})});let y=e.methods||{},x=Object.keys(y).reduce((S,C)=>{let j=y[C],v=C==="$init"?"<init>":C;return j instanceof Array?S.push(...j.map(V=>[v,V])):S.push([v,j]),S},[]),I=[];x.forEach(([S,C])=>{let j=rt,v,V,H=[],J;if(typeof C=="function"){let he=p[S];if(he!==void 0&&Array.isArray(he)){let[be,se,ge]=he;if(se.length>1)throw new Error(`More than one overload matching '${S}': signature must be specified`);delete g[se[0]];let ie=be.overloads[0];j=ie.type,v=ie.returnType,V=ie.argumentTypes,J=C;let pe=t.toReflectedMethod(ge,ie.handle,0),He=i(t.handle,pe,s.getGenericExceptionTypes);H=bs(t,He).map(Tt),t.deleteLocalRef(He),t.deleteLocalRef(pe)}else v=this._getType("void"),V=[],J=C}else{if(C.isStatic&&(j=vn),v=this._getType(C.returnType||"void"),V=(C.argumentTypes||[]).map(se=>this._getType(se)),J=C.implementation,typeof J!="function")throw new Error("Expected a function implementation for method: "+S);let he=dl(S,v,V),be=g[he];if(be!==void 0){let[se,ge]=be;delete g[he],j=se.type,v=se.returnType,V=se.argumentTypes;let ie=t.toReflectedMethod(ge,se.handle,0),pe=i(t.handle,ie,s.getGenericExceptionTypes);H=bs(t,pe).map(Tt),t.deleteLocalRef(pe),t.deleteLocalRef(ie)}}let z=v.name,Z=V.map(he=>he.name),ue="("+Z.join("")+")"+z;d.push([S,z,Z,H,j===vn?L_:0]),I.push([S,ue,j,v,V,J])});let M=Object.keys(g);if(M.length>0)throw new Error("Missing implementation for: "+M.join(", "));let D=ir.fromBuffer(rl(h),this);try{D.load()}finally{D.file.delete()}let L=this.use(e.name),N=x.length;if(N>0){let S=3*Sn,C=Memory.alloc(N*S),j=[],v=[];I.forEach(([J,z,Z,ue,he,be],se)=>{let ge=Memory.allocUtf8String(J),ie=Memory.allocUtf8String(z),pe=El(J,L,Z,ue,he,be);C.add(se*S).writePointer(ge),C.add(se*S+Sn).writePointer(ie),C.add(se*S+2*Sn).writePointer(pe),v.push(ge,ie),j.push(pe)});let V=L.$borrowClassHandle(t);r.push(V);let H=V.value;t.registerNatives(H,C,N),t.throwIfExceptionPending(),L.$nativeMethods=j}return L}finally{r.forEach(o=>{o.unref(t)})}}choose(e,t){let r=X.getEnv(),{flavor:o}=oe;if(o==="jvm")this._chooseObjectsJvm(e,r,t);else if(o==="art"){let s=oe["art::gc::Heap::VisitObjects"]===void 0;if(s&&oe["art::gc::Heap::GetInstances"]===void 0)return this._chooseObjectsJvm(e,r,t);Ue(X,r,i=>{s?this._chooseObjectsArtPreA12(e,r,i,t):this._chooseObjectsArtLegacy(e,r,i,t)})}else this._chooseObjectsDalvik(e,r,t)}_chooseObjectsJvm(e,t,r){let o=this.use(e),{jvmti:s}=oe,i=1,a=3,l=o.$borrowClassHandle(t),c=int64(l.value.toString());try{let u=new NativeCallback((y,E,x,I)=>(x.writeS64(c),i),"int",["int64","int64","pointer","pointer"]);s.iterateOverInstancesOfClass(l.value,a,u,l.value);let d=Memory.alloc(8);d.writeS64(c);let h=Memory.alloc(N_),f=Memory.alloc(Sn);s.getObjectsWithTags(1,d,h,f,NULL);let _=h.readS32(),p=f.readPointer(),g=[];for(let y=0;y!==_;y++)g.push(p.add(y*Sn).readPointer());s.deallocate(p);try{for(let y of g){let E=this.cast(y,o);if(r.onMatch(E)==="stop")break}r.onComplete()}finally{g.forEach(y=>{t.deleteLocalRef(y)})}}finally{l.unref(t)}}_chooseObjectsArtPreA12(e,t,r,o){let s=this.use(e),i=_n.$new(r,X),a,l=s.$borrowClassHandle(t);try{let h=oe["art::JavaVMExt::DecodeGlobal"](oe.vm,r,l.value);a=i.newHandle(h)}finally{l.unref(t)}let c=0,u=mn.$new();oe["art::gc::Heap::GetInstances"](oe.artHeap,i,a,c,u);let d=u.handles.map(h=>t.newGlobalRef(h));u.$delete(),i.$delete();try{for(let h of d){let f=this.cast(h,s);if(o.onMatch(f)==="stop")break}o.onComplete()}finally{d.forEach(h=>{t.deleteGlobalRef(h)})}}_chooseObjectsArtLegacy(e,t,r,o){let s=this.use(e),i=[],a=oe["art::JavaVMExt::AddGlobalRef"],l=oe.vm,c,u=s.$borrowClassHandle(t);try{c=oe["art::JavaVMExt::DecodeGlobal"](l,r,u.value).toInt32()}finally{u.unref(t)}let d=ts(c,h=>{i.push(a(l,r,h))});oe["art::gc::Heap::VisitObjects"](oe.artHeap,d,NULL);try{for(let h of i){let f=this.cast(h,s);if(o.onMatch(f)==="stop")break}}finally{i.forEach(h=>{t.deleteGlobalRef(h)})}o.onComplete()}_chooseObjectsDalvik(e,t,r){let o=this.use(e);if(oe.addLocalReference===null){let i=Process.getModuleByName("libdvm.so"),a;switch(Process.arch){case"arm":a="2d e9 f0 41 05 46 15 4e 0c 46 7e 44 11 b3 43 68";break;case"ia32":a="8d 64 24 d4 89 5c 24 1c 89 74 24 20 e8 ?? ?? ?? ?? ?? ?? ?? ?? ?? ?? 85 d2";break}Memory.scan(i.base,i.size,a,{onMatch:(l,c)=>{let u;if(Process.arch==="arm")l=l.or(1),u=new NativeFunction(l,"pointer",["pointer","pointer"]);else{let d=Memory.alloc(Process.pageSize);Memory.patchCode(d,16,h=>{let f=new X86Writer(h,{pc:d});f.putMovRegRegOffsetPtr("eax","esp",4),f.putMovRegRegOffsetPtr("edx","esp",8),f.putJmpAddress(l),f.flush()}),u=new NativeFunction(d,"pointer",["pointer","pointer"]),u._thunk=d}return oe.addLocalReference=u,X.perform(d=>{s(this,d)}),"stop"},onError(l){},onComplete(){oe.addLocalReference===null&&r.onComplete()}})}else s(this,t);function s(i,a){let{DVM_JNI_ENV_OFFSET_SELF:l}=nr,c=a.handle.add(l).readPointer(),u,d=o.$borrowClassHandle(a);try{u=oe.dvmDecodeIndirectRef(c,d.value)}finally{d.unref(a)}let h=u.toMatchPattern(),f=oe.dvmHeapSourceGetBase(),p=oe.dvmHeapSourceGetLimit().sub(f).toInt32();Memory.scan(f,p,h,{onMatch:(g,y)=>{oe.dvmIsValidObject(g)&&X.perform(E=>{let x=E.handle.add(l).readPointer(),I,M=oe.addLocalReference(x,g);try{I=i.cast(M,o)}finally{E.deleteLocalRef(M)}if(r.onMatch(I)==="stop")return"stop"})},onError(g){},onComplete(){r.onComplete()}})}}openClassFile(e){return new ir(e,null,this)}_getType(e,t=!0){return us(e,t,this)}};function M_(){return function(n,e,t,r){return Es.call(this,n,e,t,r)}}function Es(n,e,t,r=!0){if(n!==null)if(r){let o=t.newGlobalRef(n);this.$h=o,this.$r=Script.bindWeak(this,X.makeHandleDestructor(o))}else this.$h=n,this.$r=null;else this.$h=null,this.$r=null;return this.$t=e,new Proxy(this,_l)}_l={has(n,e){return e in n?!0:n.$has(e)},get(n,e,t){if(typeof e!="string"||e.startsWith("$")||e==="class")return n[e];let r=n.$find(e);return r!==null?r(t):n[e]},set(n,e,t,r){return n[e]=t,!0},ownKeys(n){return n.$list()},getOwnPropertyDescriptor(n,e){return Object.prototype.hasOwnProperty.call(n,e)?Object.getOwnPropertyDescriptor(n,e):{writable:!1,configurable:!0,enumerable:!0}}};Object.defineProperties(Es.prototype,{[Symbol.for("new")]:{enumerable:!1,get(){return this.$getCtor("allocAndInit")}},$new:{enumerable:!0,get(){return this[Symbol.for("new")]}},[Symbol.for("alloc")]:{enumerable:!1,value(){let n=X.getEnv(),e=this.$borrowClassHandle(n);try{let t=n.allocObject(e.value);return this.$f.cast(t,this)}finally{e.unref(n)}}},$alloc:{enumerable:!0,get(){return this[Symbol.for("alloc")]}},[Symbol.for("init")]:{enumerable:!1,get(){return this.$getCtor("initOnly")}},$init:{enumerable:!0,get(){return this[Symbol.for("init")]}},[Symbol.for("dispose")]:{enumerable:!1,value(){let n=this.$r;n!==null&&(this.$r=null,Script.unbindWeak(n)),this.$h!==null&&(this.$h=void 0)}},$dispose:{enumerable:!0,get(){return this[Symbol.for("dispose")]}},[Symbol.for("clone")]:{enumerable:!1,value(n){let e=this.$C;return new e(this.$h,this.$t,n)}},$clone:{value(n){return this[Symbol.for("clone")](n)}},[Symbol.for("class")]:{enumerable:!1,get(){let n=X.getEnv(),e=this.$borrowClassHandle(n);try{let t=this.$f;return t.cast(e.value,t.use("java.lang.Class"))}finally{e.unref(n)}}},class:{enumerable:!0,get(){return this[Symbol.for("class")]}},[Symbol.for("className")]:{enumerable:!1,get(){let n=this.$h;return n===null?this.$n:X.getEnv().getObjectClassName(n)}},$className:{enumerable:!0,get(){return this[Symbol.for("className")]}},[Symbol.for("ownMembers")]:{enumerable:!1,get(){return this.$l.list()}},$ownMembers:{enumerable:!0,get(){return this[Symbol.for("ownMembers")]}},[Symbol.for("super")]:{enumerable:!1,get(){let n=X.getEnv(),e=this.$s.$C;return new e(this.$h,pl,n)}},$super:{enumerable:!0,get(){return this[Symbol.for("super")]}},[Symbol.for("s")]:{enumerable:!1,get(){let n=Object.getPrototypeOf(this),e=n.$_s;if(e===void 0){let t=X.getEnv(),r=this.$borrowClassHandle(t);try{let o=t.getSuperclass(r.value);if(o.isNull())e=null;else try{let s=t.getClassName(o),i=n.$f;if(e=i._getUsedClass(s),e===void 0)try{let a=R_(this);e=i._make(s,a,t)}finally{i._setUsedClass(s,e)}}finally{t.deleteLocalRef(o)}}finally{r.unref(t)}n.$_s=e}return e}},$s:{get(){return this[Symbol.for("s")]}},[Symbol.for("isSameObject")]:{enumerable:!1,value(n){return X.getEnv().isSameObject(n.$h,this.$h)}},$isSameObject:{value(n){return this[Symbol.for("isSameObject")](n)}},[Symbol.for("getCtor")]:{enumerable:!1,value(n){let e=this.$c,t=e[0];if(t===null){let r=X.getEnv(),o=this.$borrowClassHandle(r);try{t=F_(o.value,this.$w,r),e[0]=t}finally{o.unref(r)}}return t[n]}},$getCtor:{value(n){return this[Symbol.for("getCtor")](n)}},[Symbol.for("borrowClassHandle")]:{enumerable:!1,value(n){let e=this.$n,t=this.$f._classHandles,r=t.get(e);return r===void 0&&(r=new ws(this.$gch(n),n),t.set(e,r,n)),r.ref()}},$borrowClassHandle:{value(n){return this[Symbol.for("borrowClassHandle")](n)}},[Symbol.for("copyClassHandle")]:{enumerable:!1,value(n){let e=this.$borrowClassHandle(n);try{return n.newLocalRef(e.value)}finally{e.unref(n)}}},$copyClassHandle:{value(n){return this[Symbol.for("copyClassHandle")](n)}},[Symbol.for("getHandle")]:{enumerable:!1,value(n){let e=this.$h;if(e===void 0)throw new Error("Wrapper is disposed; perhaps it was borrowed from a hook instead of calling Java.retain() to make a long-lived wrapper?");return e}},$getHandle:{value(n){return this[Symbol.for("getHandle")](n)}},[Symbol.for("list")]:{enumerable:!1,value(){let n=this.$s,e=n!==null?n.$list():[],t=this.$l;return Array.from(new Set(e.concat(t.list())))}},$list:{get(){return this[Symbol.for("list")]}},[Symbol.for("has")]:{enumerable:!1,value(n){if(this.$m.has(n)||this.$l.has(n))return!0;let r=this.$s;return!!(r!==null&&r.$has(n))}},$has:{value(n){return this[Symbol.for("has")](n)}},[Symbol.for("find")]:{enumerable:!1,value(n){let e=this.$m,t=e.get(n);if(t!==void 0)return t;let o=this.$l.find(n);if(o!==null){let i=X.getEnv(),a=this.$borrowClassHandle(i);try{t=U_(n,o,a.value,this.$w,i)}finally{a.unref(i)}return e.set(n,t),t}let s=this.$s;return s!==null?s.$find(n):null}},$find:{value(n){return this[Symbol.for("find")](n)}},[Symbol.for("toJSON")]:{enumerable:!1,value(){let n=this.$n;if(this.$h===null)return`<class: ${n}>`;let t=this.$className;return n===t?`<instance: ${n}>`:`<instance: ${n}, $className: ${t}>`}},toJSON:{get(){return this[Symbol.for("toJSON")]}}});function ws(n,e){this.value=e.newGlobalRef(n),e.deleteLocalRef(n),this.refs=1}ws.prototype.ref=function(){return this.refs++,this};ws.prototype.unref=function(n){--this.refs===0&&n.deleteGlobalRef(this.value)};function j_(n,e){n.unref(e)}function O_(n){let e=n.replace(/\./g,"/");return function(t){let r=ar();Sl(r);try{return t.findClass(e)}finally{vl(r)}}}function P_(n,e,t){return hs===null&&(ul=t.vaMethod("pointer",["pointer"]),hs=e.loadClass.overload("java.lang.String").handle),t=null,function(r){let o=r.newStringUtf(n),s=ar();Sl(s);try{let i=ul(r.handle,e.$h,hs,o);return r.throwIfExceptionPending(),i}finally{vl(s),r.deleteLocalRef(o)}}}function R_(n){return function(e){let t=n.$borrowClassHandle(e);try{return e.getSuperclass(t.value)}finally{t.unref(e)}}}function F_(n,e,t){let{$n:r,$f:o}=e,s=Q_(r),i=t.javaLangClass(),a=t.javaLangReflectConstructor(),l=t.vaMethod("pointer",[]),c=t.vaMethod("uint8",[]),u=[],d=[],h=o._getType(r,!1),f=o._getType("void",!1),_=l(t.handle,n,i.getDeclaredConstructors);try{let p=t.getArrayLength(_);if(p!==0)for(let g=0;g!==p;g++){let y,E,x=t.getObjectArrayElement(_,g);try{y=t.fromReflectedMethod(x),E=l(t.handle,x,a.getGenericParameterTypes)}finally{t.deleteLocalRef(x)}let I;try{I=bs(t,E).map(M=>o._getType(M))}finally{t.deleteLocalRef(E)}u.push(Ht(s,e,ps,y,h,I,t)),d.push(Ht(s,e,rt,y,f,I,t))}else{if(c(t.handle,n,i.isInterface))throw new Error("cannot instantiate an interface");let y=t.javaLangObject(),E=t.getMethodId(y,"<init>","()V");u.push(Ht(s,e,ps,E,h,[],t)),d.push(Ht(s,e,rt,E,f,[],t))}}finally{t.deleteLocalRef(_)}if(d.length===0)throw new Error("no supported overloads");return{allocAndInit:_s(u),initOnly:_s(d)}}function U_(n,e,t,r,o){return e.startsWith("m")?D_(n,e,t,r,o):q_(n,e,t,r,o)}function D_(n,e,t,r,o){let{$f:s}=r,i=e.split(":").slice(1),a=o.javaLangReflectMethod(),l=o.vaMethod("pointer",[]),c=o.vaMethod("uint8",[]),u=i.map(h=>{let f=h[0]==="s"?vn:rt,_=ptr(h.substr(1)),p,g=[],y=o.toReflectedMethod(t,_,f===vn?1:0);try{let E=!!c(o.handle,y,a.isVarArgs),x=l(o.handle,y,a.getGenericReturnType);o.throwIfExceptionPending();try{p=s._getType(o.getTypeName(x))}finally{o.deleteLocalRef(x)}let I=l(o.handle,y,a.getParameterTypes);try{let M=o.getArrayLength(I);for(let D=0;D!==M;D++){let L=o.getObjectArrayElement(I,D),N;try{N=E&&D===M-1?o.getArrayTypeName(L):o.getTypeName(L)}finally{o.deleteLocalRef(L)}let S=s._getType(N);g.push(S)}}finally{o.deleteLocalRef(I)}}catch{return null}finally{o.deleteLocalRef(y)}return Ht(n,r,f,_,p,g,o)}).filter(h=>h!==null);if(u.length===0)throw new Error("No supported overloads");n==="valueOf"&&J_(u);let d=_s(u);return function(h){return d}}function _s(n){let e=B_();return Object.setPrototypeOf(e,gl),e._o=n,e}function B_(){let n=function(){return n.invoke(this,arguments)};return n}gl=Object.create(Function.prototype,{overloads:{enumerable:!0,get(){return this._o}},overload:{value(...n){let e=this._o,t=n.length,r=n.join(":");for(let o=0;o!==e.length;o++){let s=e[o],{argumentTypes:i}=s;if(i.length!==t)continue;if(i.map(l=>l.className).join(":")===r)return s}gs(this.methodName,this.overloads,"specified argument types do not match any of:")}},methodName:{enumerable:!0,get(){return this._o[0].methodName}},holder:{enumerable:!0,get(){return this._o[0].holder}},type:{enumerable:!0,get(){return this._o[0].type}},handle:{enumerable:!0,get(){return Nt(this),this._o[0].handle}},implementation:{enumerable:!0,get(){return Nt(this),this._o[0].implementation},set(n){Nt(this),this._o[0].implementation=n}},returnType:{enumerable:!0,get(){return Nt(this),this._o[0].returnType}},argumentTypes:{enumerable:!0,get(){return Nt(this),this._o[0].argumentTypes}},canInvokeWith:{enumerable:!0,get(n){return Nt(this),this._o[0].canInvokeWith}},clone:{enumerable:!0,value(n){return Nt(this),this._o[0].clone(n)}},invoke:{value(n,e){let t=this._o,r=n.$h!==null;for(let o=0;o!==t.length;o++){let s=t[o];if(s.canInvokeWith(e)){if(s.type===rt&&!r){let i=this.methodName;if(i==="toString")return`<class: ${n.$n}>`;throw new Error(i+": cannot call instance method without an instance")}return s.apply(n,e)}}if(this.methodName==="toString")return`<class: ${n.$n}>`;gs(this.methodName,this.overloads,"argument types do not match any of:")}}});function dl(n,e,t){return`${e.className} ${n}(${t.map(r=>r.className).join(", ")})`}function Nt(n){let e=n._o;e.length>1&&gs(e[0].methodName,e,"has more than one overload, use .overload(<signature>) to choose from:")}function gs(n,e,t){let o=e.slice().sort((s,i)=>s.argumentTypes.length-i.argumentTypes.length).map(s=>s.argumentTypes.length>0?".overload('"+s.argumentTypes.map(a=>a.className).join("', '")+"')":".overload()");throw new Error(`${n}(): ${t}
	${o.join(`
	`)}`)}function Ht(n,e,t,r,o,s,i,a){let l=o.type,c=s.map(h=>h.type);i===null&&(i=X.getEnv());let u,d;return t===rt?(u=i.vaMethod(l,c,a),d=i.nonvirtualVaMethod(l,c,a)):t===vn?(u=i.staticVaMethod(l,c,a),d=u):(u=i.constructor(c,a),d=u),V_([n,e,t,r,o,s,u,d])}function V_(n){let e=$_();return Object.setPrototypeOf(e,yl),e._p=n,e}function $_(){let n=function(){return n.invoke(this,arguments)};return n}yl=Object.create(Function.prototype,{methodName:{enumerable:!0,get(){return this._p[0]}},holder:{enumerable:!0,get(){return this._p[1]}},type:{enumerable:!0,get(){return this._p[2]}},handle:{enumerable:!0,get(){return this._p[3]}},implementation:{enumerable:!0,get(){let n=this._r;return n!==void 0?n:null},set(n){let e=this._p,t=e[1];if(e[2]===ps)throw new Error("Reimplementing $new is not possible; replace implementation of $init instead");let o=this._r;if(o!==void 0&&(t.$f._patchedMethods.delete(this),o._m.revert(X),this._r=void 0),n!==null){let[s,i,a,l,c,u]=e,d=El(s,i,a,c,u,n,this),h=hl(l);d._m=h,this._r=d,h.replace(d,a===rt,u,X,oe),t.$f._patchedMethods.add(this)}}},returnType:{enumerable:!0,get(){return this._p[4]}},argumentTypes:{enumerable:!0,get(){return this._p[5]}},canInvokeWith:{enumerable:!0,value(n){let e=this._p[5];return n.length!==e.length?!1:e.every((t,r)=>t.isCompatible(n[r]))}},clone:{enumerable:!0,value(n){let e=this._p.slice(0,6);return Ht(...e,null,n)}},invoke:{value(n,e){let t=X.getEnv(),r=this._p,o=r[2],s=r[4],i=r[5],a=this._r,l=o===rt,c=e.length,u=2+c;t.pushLocalFrame(u);let d=null;try{let h;l?h=n.$getHandle():(d=n.$borrowClassHandle(t),h=d.value);let f,_=n.$t;a===void 0?f=r[3]:(f=a._m.resolveTarget(n,l,t,oe),ml&&a._c.has(ar())&&(_=pl));let p=[t.handle,h,f];for(let E=0;E!==c;E++)p.push(i[E].toJni(e[E],t));let g;_===sr?g=r[6]:(g=r[7],l&&p.splice(2,0,n.$copyClassHandle(t)));let y=g.apply(null,p);return t.throwIfExceptionPending(),s.fromJni(y,t,!0)}finally{d!==null&&d.unref(t),t.popLocalFrame(NULL)}}},toString:{enumerable:!0,value(){return`function ${this.methodName}(${this.argumentTypes.map(n=>n.className).join(", ")}): ${this.returnType.className}`}}});function El(n,e,t,r,o,s,i=null){let a=new Set,l=z_([n,e,t,r,o,s,i,a]),c=new NativeCallback(l,r.type,["pointer","pointer"].concat(o.map(u=>u.type)));return c._c=a,c}function z_(n){return function(){return H_(arguments,n)}}function H_(n,e){let t=new b(n[0],X),[r,o,s,i,a,l,c,u]=e,d=[],h;if(s===rt){let p=o.$C;h=new p(n[1],sr,t,!1)}else h=o;let f=ar();t.pushLocalFrame(3);let _=!0;X.link(f,t);try{u.add(f);let p;c===null||!Jt.has(f)?p=l:p=c;let g=[],y=n.length-2;for(let I=0;I!==y;I++){let D=a[I].fromJni(n[2+I],t,!1);g.push(D),d.push(D)}let E=p.apply(h,g);if(!i.isCompatible(E))throw new Error(`Implementation for ${r} expected return value compatible with ${i.className}`);let x=i.toJni(E,t);return i.type==="pointer"&&(x=t.popLocalFrame(x),_=!1,d.push(E)),x}catch(p){let g=p.$h;return g!==void 0?t.throw(g):Script.nextTick(()=>{throw p}),i.defaultValue}finally{X.unlink(f),_&&t.popLocalFrame(NULL),u.delete(f),d.forEach(p=>{if(p===null)return;let g=p.$dispose;g!==void 0&&g.call(p)})}}function J_(n){let{holder:e,type:t}=n[0];n.some(o=>o.type===t&&o.argumentTypes.length===0)||n.push(G_([e,t]))}function G_(n){let e=Z_();return Object.setPrototypeOf(e,bl),e._p=n,e}function Z_(){return function(){return this}}bl=Object.create(Function.prototype,{methodName:{enumerable:!0,get(){return"valueOf"}},holder:{enumerable:!0,get(){return this._p[0]}},type:{enumerable:!0,get(){return this._p[1]}},handle:{enumerable:!0,get(){return NULL}},implementation:{enumerable:!0,get(){return null},set(n){}},returnType:{enumerable:!0,get(){let n=this.holder;return n.$f.use(n.$n)}},argumentTypes:{enumerable:!0,get(){return[]}},canInvokeWith:{enumerable:!0,value(n){return n.length===0}},clone:{enumerable:!0,value(n){throw new Error("Invalid operation")}}});function q_(n,e,t,r,o){let s=e[2]==="s"?fs:ms,i=ptr(e.substr(3)),{$f:a}=r,l,c=o.toReflectedField(t,i,s===fs?1:0);try{l=o.vaMethod("pointer",[])(o.handle,c,o.javaLangReflectField().getGenericType),o.throwIfExceptionPending()}finally{o.deleteLocalRef(c)}let u;try{u=a._getType(o.getTypeName(l))}finally{o.deleteLocalRef(l)}let d,h,f=u.type;return s===fs?(d=o.getStaticField(f),h=o.setStaticField(f)):(d=o.getField(f),h=o.setField(f)),W_([s,u,i,d,h])}function W_(n){return function(e){return new wl([e].concat(n))}}function wl(n){this._p=n}Object.defineProperties(wl.prototype,{value:{enumerable:!0,get(){let[n,e,t,r,o]=this._p,s=X.getEnv();s.pushLocalFrame(4);let i=null;try{let a;if(e===ms){if(a=n.$getHandle(),a===null)throw new Error("Cannot access an instance field without an instance")}else i=n.$borrowClassHandle(s),a=i.value;let l=o(s.handle,a,r);return s.throwIfExceptionPending(),t.fromJni(l,s,!0)}finally{i!==null&&i.unref(s),s.popLocalFrame(NULL)}},set(n){let[e,t,r,o,,s]=this._p,i=X.getEnv();i.pushLocalFrame(4);let a=null;try{let l;if(t===ms){if(l=e.$getHandle(),l===null)throw new Error("Cannot access an instance field without an instance")}else a=e.$borrowClassHandle(i),l=a.value;if(!r.isCompatible(n))throw new Error(`Expected value compatible with ${r.className}`);let c=r.toJni(n,i);s(i.handle,l,o,c),i.throwIfExceptionPending()}finally{a!==null&&a.unref(i),i.popLocalFrame(NULL)}}},holder:{enumerable:!0,get(){return this._p[0]}},fieldType:{enumerable:!0,get(){return this._p[1]}},fieldReturnType:{enumerable:!0,get(){return this._p[2]}},toString:{enumerable:!0,value(){let n=`Java.Field{holder: ${this.holder}, fieldType: ${this.fieldType}, fieldReturnType: ${this.fieldReturnType}, value: ${this.value}}`;return n.length<200?n:`Java.Field{
	holder: ${this.holder},
	fieldType: ${this.fieldType},
	fieldReturnType: ${this.fieldReturnType},
	value: ${this.value},
}`.split(`
`).map(t=>t.length>200?t.slice(0,t.indexOf(" ")+1)+"...,":t).join(`
`)}}});var ir=class n{static fromBuffer(e,t){let r=fl(t),o=r.getCanonicalPath().toString(),s=new File(o,"w");return s.write(e.buffer),s.close(),K_(o,t),new n(o,r,t)}constructor(e,t,r){this.path=e,this.file=t,this._factory=r}load(){let{_factory:e}=this,{codeCacheDir:t}=e,r=e.use("dalvik.system.DexClassLoader"),o=e.use("java.io.File"),s=this.file;if(s===null&&(s=e.use("java.io.File").$new(this.path)),!s.exists())throw new Error("File not found");o.$new(t).mkdirs(),e.loader=r.$new(s.getCanonicalPath(),t,null,e.loader),X.preventDetachDueToClassLoader()}getClassNames(){let{_factory:e}=this,t=e.use("dalvik.system.DexFile"),r=fl(e),o=t.loadDex(this.path,r.getCanonicalPath(),0),s=[],i=o.entries();for(;i.hasMoreElements();)s.push(i.nextElement().toString());return s}};function fl(n){let{cacheDir:e,tempFileNaming:t}=n,r=n.use("java.io.File"),o=r.$new(e);return o.mkdirs(),r.createTempFile(t.prefix,t.suffix+".dex",o)}function K_(n,e){e.use("java.io.File").$new(n).setWritable(!1,!1)}function X_(){switch(Ae.state){case"empty":{Ae.state="pending";let n=Ae.factories[0],e=n.use("java.util.HashMap"),t=n.use("java.lang.Integer");Ae.loaders=e.$new(),Ae.Integer=t;let r=n.loader;return r!==null&&ys(n,r),Ae.state="ready",Ae}case"pending":do Thread.sleep(.05);while(Ae.state==="pending");return Ae;case"ready":return Ae}}function ys(n,e){let{factories:t,loaders:r,Integer:o}=Ae,s=o.$new(t.indexOf(n));r.put(e,s);for(let i=e.getParent();i!==null&&!r.containsKey(i);i=i.getParent())r.put(i,s)}function Sl(n){let e=Jt.get(n);e===void 0&&(e=0),e++,Jt.set(n,e)}function vl(n){let e=Jt.get(n);if(e===void 0)throw new Error(`Thread ${n} is not ignored`);e--,e===0?Jt.delete(n):Jt.set(n,e)}function Q_(n){return n.slice(n.lastIndexOf(".")+1)}function bs(n,e){let t=[],r=n.getArrayLength(e);for(let o=0;o!==r;o++){let s=n.getObjectArrayElement(e,o);try{t.push(n.getTypeName(s))}finally{n.deleteLocalRef(s)}}return t}function Y_(n){let e=n.split(".");return e[e.length-1]+".java"}var eg=4,kl=Process.pointerSize,Ss=class{ACC_PUBLIC=1;ACC_PRIVATE=2;ACC_PROTECTED=4;ACC_STATIC=8;ACC_FINAL=16;ACC_SYNCHRONIZED=32;ACC_BRIDGE=64;ACC_VARARGS=128;ACC_NATIVE=256;ACC_ABSTRACT=1024;ACC_STRICT=2048;ACC_SYNTHETIC=4096;constructor(){this.classFactory=null,this.ClassFactory=mt,this.vm=null,this.api=null,this._initialized=!1,this._apiError=null,this._wakeupHandler=null,this._pollListener=null,this._pendingMainOps=[],this._pendingVmOps=[],this._cachedIsAppProcess=null;try{this._tryInitialize()}catch{}}_tryInitialize(){if(this._initialized)return!0;if(this._apiError!==null)throw this._apiError;let e;try{e=bn(),this.api=e}catch(r){throw this._apiError=r,r}if(e===null)return!1;let t=new Ge(e);return this.vm=t,sl(t),mt._initialize(t,e),this.classFactory=new mt,this._initialized=!0,!0}_dispose(){if(this.api===null)return;let{vm:e}=this;e.perform(t=>{mt._disposeAll(t),b.dispose(t)}),Script.nextTick(()=>{Ge.dispose(e)})}get available(){return this._tryInitialize()}get androidVersion(){return gn()}synchronized(e,t){let{$h:r=e}=e;if(!(r instanceof NativePointer))throw new Error("Java.synchronized: the first argument `obj` must be either a pointer or a Java instance");let o=this.vm.getEnv();xe("VM::MonitorEnter",o.monitorEnter(r));try{t()}finally{o.monitorExit(r)}}enumerateLoadedClasses(e){this._checkAvailable();let{flavor:t}=this.api;t==="jvm"?this._enumerateLoadedClassesJvm(e):t==="art"?this._enumerateLoadedClassesArt(e):this._enumerateLoadedClassesDalvik(e)}enumerateLoadedClassesSync(){let e=[];return this.enumerateLoadedClasses({onMatch(t){e.push(t)},onComplete(){}}),e}enumerateClassLoaders(e){this._checkAvailable();let{flavor:t}=this.api;if(t==="jvm")this._enumerateClassLoadersJvm(e);else if(t==="art")this._enumerateClassLoadersArt(e);else throw new Error("Enumerating class loaders is not supported on Dalvik")}enumerateClassLoadersSync(){let e=[];return this.enumerateClassLoaders({onMatch(t){e.push(t)},onComplete(){}}),e}_enumerateLoadedClassesJvm(e){let{api:t,vm:r}=this,{jvmti:o}=t,s=r.getEnv(),i=Memory.alloc(eg),a=Memory.alloc(kl);o.getLoadedClasses(i,a);let l=i.readS32(),c=a.readPointer(),u=[];for(let d=0;d!==l;d++)u.push(c.add(d*kl).readPointer());o.deallocate(c);try{for(let d of u){let h=s.getClassName(d);e.onMatch(h,d)}e.onComplete()}finally{u.forEach(d=>{s.deleteLocalRef(d)})}}_enumerateClassLoadersJvm(e){this.choose("java.lang.ClassLoader",e)}_enumerateLoadedClassesArt(e){let{vm:t,api:r}=this,o=t.getEnv(),s=r["art::JavaVMExt::AddGlobalRef"],{vm:i}=r;Ue(t,o,a=>{let l=Go(c=>{let u=s(i,a,c);try{let d=o.getClassName(u);e.onMatch(d,u)}finally{o.deleteGlobalRef(u)}return!0});r["art::ClassLinker::VisitClasses"](r.artClassLinker.address,l)}),e.onComplete()}_enumerateClassLoadersArt(e){let{classFactory:t,vm:r,api:o}=this,s=r.getEnv(),i=o["art::ClassLinker::VisitClassLoaders"];if(i===void 0)throw new Error("This API is only available on Android >= 7.0");let a=t.use("java.lang.ClassLoader"),l=[],c=o["art::JavaVMExt::AddGlobalRef"],{vm:u}=o;Ue(r,s,d=>{let h=Zo(f=>(l.push(c(u,d,f)),!0));Jo(()=>{i(o.artClassLinker.address,h)})});try{l.forEach(d=>{let h=t.cast(d,a);e.onMatch(h)})}finally{l.forEach(d=>{s.deleteGlobalRef(d)})}e.onComplete()}_enumerateLoadedClassesDalvik(e){let{api:t}=this,r=ptr("0xcbcacccd"),o=172,s=8,a=t.gDvm.add(o).readPointer(),l=a.readS32(),u=a.add(12).readPointer(),d=l*s;for(let h=0;h<d;h+=s){let _=u.add(h).add(4).readPointer();if(_.isNull()||_.equals(r))continue;let g=_.add(24).readPointer().readUtf8String();if(g.startsWith("L")){let y=g.substring(1,g.length-1).replace(/\//g,".");e.onMatch(y)}}e.onComplete()}enumerateMethods(e){let{classFactory:t}=this,r=this.vm.getEnv(),o=t.use("java.lang.ClassLoader");return Ct.enumerateMethods(e,this.api,r).map(s=>{let i=s.loader;return s.loader=i!==null?t.wrap(i,o,r):null,s})}scheduleOnMainThread(e){this.performNow(()=>{this._pendingMainOps.push(e);let{_wakeupHandler:t}=this;if(t===null){let{classFactory:r}=this,o=r.use("android.os.Handler"),s=r.use("android.os.Looper");t=o.$new(s.getMainLooper()),this._wakeupHandler=t}this._pollListener===null&&(this._pollListener=Interceptor.attach(Process.getModuleByName("libc.so").getExportByName("epoll_wait"),this._makePollHook()),Interceptor.flush()),t.sendEmptyMessage(1)})}_makePollHook(){let e=Process.id,{_pendingMainOps:t}=this;return function(){if(this.threadId!==e)return;let r;for(;(r=t.shift())!==void 0;)try{r()}catch(o){Script.nextTick(()=>{throw o})}}}perform(e){if(this._checkAvailable(),!this._isAppProcess()||this.classFactory.loader!==null)try{this.vm.perform(e)}catch(t){Script.nextTick(()=>{throw t})}else this._pendingVmOps.push(e),this._pendingVmOps.length===1&&this._performPendingVmOpsWhenReady()}performNow(e){return this._checkAvailable(),this.vm.perform(()=>{let{classFactory:t}=this;if(this._isAppProcess()&&t.loader===null){let o=t.use("android.app.ActivityThread").currentApplication();o!==null&&xl(t,o)}return e()})}_performPendingVmOpsWhenReady(){this.vm.perform(()=>{let{classFactory:e}=this,t=e.use("android.app.ActivityThread"),r=t.currentApplication();if(r!==null){xl(e,r),this._performPendingVmOps();return}let o=this,s=!1,i="early",a=t.handleBindApplication;a.implementation=function(u){if(u.instrumentationName.value!==null){i="late";let h=e.use("android.app.LoadedApk").makeApplication;h.implementation=function(f,_){return s||(s=!0,Al(e,this),o._performPendingVmOps()),h.apply(this,arguments)}}a.apply(this,arguments)};let c=t.getPackageInfo.overloads.map(u=>[u.argumentTypes.length,u]).sort(([u],[d])=>d-u).map(([u,d])=>d)[0];c.implementation=function(...u){let d=c.call(this,...u);return!s&&i==="early"&&(s=!0,Al(e,d),o._performPendingVmOps()),d}})}_performPendingVmOps(){let{vm:e,_pendingVmOps:t}=this,r;for(;(r=t.shift())!==void 0;)try{e.perform(r)}catch(o){Script.nextTick(()=>{throw o})}}use(e,t){return this.classFactory.use(e,t)}openClassFile(e){return this.classFactory.openClassFile(e)}choose(e,t){this.classFactory.choose(e,t)}retain(e){return this.classFactory.retain(e)}cast(e,t){return this.classFactory.cast(e,t)}array(e,t){return this.classFactory.array(e,t)}backtrace(e){return qo(this.vm,e)}isMainThread(){let e=this.classFactory.use("android.os.Looper"),t=e.getMainLooper(),r=e.myLooper();return r===null?!1:t.$isSameObject(r)}registerClass(e){return this.classFactory.registerClass(e)}deoptimizeEverything(){let{vm:e}=this;return Qo(e,e.getEnv())}deoptimizeBootImage(){let{vm:e}=this;return Yo(e,e.getEnv())}deoptimizeMethod(e){let{vm:t}=this;return Xo(t,t.getEnv(),e)}_checkAvailable(){if(!this.available)throw new Error("Java API not available")}_isAppProcess(){let e=this._cachedIsAppProcess;if(e===null){if(this.api.flavor==="jvm")return e=!1,this._cachedIsAppProcess=e,e;let t=new NativeFunction(Module.getGlobalExportByName("readlink"),"pointer",["pointer","pointer","pointer"],{exceptions:"propagate"}),r=Memory.allocUtf8String("/proc/self/exe"),o=1024,s=Memory.alloc(o),i=t(r,s,ptr(o)).toInt32();if(i!==-1){let a=s.readUtf8String(i);e=/^\/system\/bin\/app_process/.test(a)}else e=!0;this._cachedIsAppProcess=e}return e}};function xl(n,e){let t=n.use("android.os.Process");n.loader=e.getClassLoader(),t.myUid()===t.SYSTEM_UID.value?(n.cacheDir="/data/system",n.codeCacheDir="/data/dalvik-cache"):"getCodeCacheDir"in e?(n.cacheDir=e.getCacheDir().getCanonicalPath(),n.codeCacheDir=e.getCodeCacheDir().getCanonicalPath()):(n.cacheDir=e.getFilesDir().getCanonicalPath(),n.codeCacheDir=e.getCacheDir().getCanonicalPath())}function Al(n,e){let t=n.use("java.io.File");n.loader=e.getClassLoader();let r=t.$new(e.getDataDir()).getCanonicalPath();n.cacheDir=r,n.codeCacheDir=r+"/cache"}var vs=new Ss;Script.bindWeak(vs,()=>{vs._dispose()});var Il=vs;var W=Il,Cl=null;function Tl(n){Cl??=Object.getPrototypeOf(W.vm.getEnv());let e=Object.create(Cl);return e.handle=n,e.vm=W.vm,e}function qe(){return W.available?W.api?.flavor==="jvm"?"hotspot":"art":"native"}var Gt=2,Zt="$init";function _t(n,e){return n[e]?.overloads??[]}function Nl(n,e,t){let r=t.newGlobalRef(e);return W.classFactory._make(n,o=>o.newLocalRef(r),t)}var ae=class{$h;owner;constructor(e,t){this.$h=e,this.owner=t}$dispose(){this.owner?.deleteGlobalRef(this.$h)}},tg={name:"Ljava/lang/Object;",type:"pointer",size:1,defaultValue:NULL,isCompatible:n=>n===null||n instanceof ae,fromJni:(n,e,t)=>n.isNull()?null:t?new ae(e.newGlobalRef(n),e):new ae(n,null),toJni:n=>n===null?NULL:n.$h};function Ll(n){let e=t=>t.type==="pointer"?{...tg,className:t.className}:t;n._p[4]=e(n._p[4]),n._p[5]=n._p[5].map(e)}var ks=new Map,ng=0,rg=new NativeFunction(Fe(new NativeCallback(n=>ks.get(n)?.(),"void",["int"])),"void",["int"],de);function ot(n,e){let t=null,r=ng++;if(ks.set(r,()=>{try{e()}catch(o){t=o}}),rg(r),ks.delete(r),n.deleteLocalRef(n.findClass("java/lang/Object")),t!==null)throw t}var og=Process.platform==="darwin"?6:1,sg=.2;function ig(){let n=Module.findGlobalExportByName("clock_gettime");if(n===null)return null;let e=new NativeFunction(n,"int",["int","pointer"],{scheduling:"exclusive",exceptions:"propagate"}),t=Memory.alloc(2*Process.pointerSize),r=new Uint32Array(ArrayBuffer.wrap(t,2*Process.pointerSize)),o=Process.pointerSize===8;return s=>{e(s,t);let i=r[0],a=r[1];return o?a*4294967296+i+r[2]/1e9:i+a/1e9}}var xs=ig(),Ml=0,jl=-1/0;function je(){if(xs===null){let e=Date.now()/1e3;return{t:e,t_mono:e}}let n=xs(og);return n-jl>sg&&(Ml=xs(0)-n,jl=n),{t:n+Ml,t_mono:n}}function As(n){return Math.round(n*1e6)/1e6}var ag={boolean:"uint8",byte:"int8",char:"uint16",short:"int16",int:"int32",long:"int64",float:"float",double:"double",void:"void"},Ol=new Map,Pl=new Map;function Se(n,e){let t=Ol.get(e);return t===void 0&&(t=n.newGlobalRef(n.findClass(e)),Ol.set(e,t)),t}function st(n,e,t,r,o=!1){let s=`${e}.${t}${r}`,i=Pl.get(s);if(i===void 0){let a=Se(n,e);i=o?n.getStaticMethodId(a,t,r):n.getMethodId(a,t,r),n.throwIfExceptionPending(),Pl.set(s,i)}return i}function ne(n,e,[t,r,o],s=[],i=[]){let a=st(n,t,r,o),l=n.vaMethod("pointer",s)(n.handle,e,a,...i);return n.throwIfExceptionPending(),l}function it(n,e,[t,r,o],s="int32"){let i=st(n,t,r,o),a=n.vaMethod(s,[])(n.handle,e,i);return n.throwIfExceptionPending(),a}function Te(n,[e,t,r],o,s=[],i=[]){let a=st(n,e,t,r,!0),l=n.staticVaMethod(o,s)(n.handle,Se(n,e),a,...i);return n.throwIfExceptionPending(),l}function xn(n,e,[t,r,o],s,i){let a=st(n,t,r,o);n.vaMethod("void",s)(n.handle,e,a,...i),n.throwIfExceptionPending()}function cr(n,e,t,r=[],o=[]){let s=st(n,e,"<init>",t),a=n.constructor(r)(n.handle,Se(n,e),s,...o);return n.throwIfExceptionPending(),a}function Ke(n,e,t){return Ns(n).isInstanceOf(n.handle,e,Se(n,t))!==0}function An(n,e,t){return Ns(n).isAssignableFrom(n.handle,e,t)!==0}var lg=null;function Ns(n){return lg??={isAssignableFrom:lr(n,11,"uint8",["pointer","pointer","pointer"]),isInstanceOf:lr(n,32,"uint8",["pointer","pointer","pointer"]),getStringLength:lr(n,164,"int",["pointer","pointer"]),getStringRegion:lr(n,220,"void",["pointer","pointer","int","int","pointer"])}}function lr(n,e,t,r){let o=n.handle.readPointer().add(e*Process.pointerSize).readPointer();return new NativeFunction(o,t,r,de)}var Cs=256,Ts=class{start=Memory.alloc(2*Cs);units=new Uint16Array(ArrayBuffer.wrap(this.start,2*Cs))},Rl=[];function We(n,e,t){let{getStringLength:r,getStringRegion:o}=Ns(n),s=r(n.handle,e),i=Math.min(s,t);if(i===0)return{text:"",cut:s>0};if(i<=Cs){let u=Rl.pop()??new Ts;o(n.handle,e,0,i,u.start);let d=String.fromCharCode.apply(null,u.units.subarray(0,i));return Rl.push(u),{text:d,cut:i<s}}let a=Memory.alloc(2*i);o(n.handle,e,0,i,a);let l=new Uint16Array(a.readByteArray(2*i)),c=[];for(let u=0;u<i;u+=4096)c.push(String.fromCharCode(...l.subarray(u,u+4096)));return{text:c.join(""),cut:i<s}}function Lt(n,e,t,r,o){let s=Math.max(0,Math.min(r,n.getArrayLength(e)-t,o));if(s===0)return new ArrayBuffer(0);let i=Memory.alloc(s);return n.getByteArrayRegion(e,t,s,i),n.throwIfExceptionPending(),i.readByteArray(s)}function Ls(n,e){return Ke(n,e,"java/lang/String")}function Fl(n,e){return Ke(n,e,"[B")}function Ul(n,e){return Ke(n,e,"[I")}function Dl(n,e,t){let o=Te(n,["java/util/Arrays","toString","([I)Ljava/lang/String;"],"pointer",["pointer"],[e]);return We(n,o,t).text}function Ms(n,e){return Ke(n,e,"[Ljava/lang/Object;")}function gt(n,e,t){if(Ls(n,e))return We(n,e,t);let r=ne(n,e,["java/lang/Object","toString","()Ljava/lang/String;"]);return r.isNull()?{text:"null",cut:!1}:We(n,r,t)}function Bl(n){let e=Te(n,["java/lang/Thread","currentThread","()Ljava/lang/Thread;"],"pointer"),t=ne(n,e,["java/lang/Thread","getName","()Ljava/lang/String;"]),{text:r}=We(n,t,200);return n.deleteLocalRef(t),n.deleteLocalRef(e),r}function In(n,e){return Te(n,["java/lang/System","identityHashCode","(Ljava/lang/Object;)I"],"int32",["pointer"],[e])}function Cn(n,e,t,r){let o=e;Ms(n,e)||(o=ne(n,e,["java/util/Collection","toArray","()[Ljava/lang/Object;"]));let s=n.getArrayLength(o);for(let i=0;i<Math.min(s,t);i++){let a=n.getObjectArrayElement(o,i);n.throwIfExceptionPending(),!a.isNull()&&(r(a),n.deleteLocalRef(a))}return s>t}var ve=class{name;kind;known=[];constructor(e,t){this.name=e,this.kind=t}read(e,t,r=0){let o=this.memberFor(e,t);if(o===null)throw new kn(this.name);let s=this.kind==="field"?e.getField(o.type)(e.handle,t,o.id):this.kind==="indexed"?e.vaMethod(o.type,["int32"])(e.handle,t,o.id,r):e.vaMethod(o.type,[])(e.handle,t,o.id);return e.throwIfExceptionPending(),o.isBoolean?s!==0:s}memberFor(e,t){let r=e.getObjectClass(t);try{let o=this.known.find(i=>e.isSameObject(i.klass,r));if(o!==void 0)return o;let s=this.lookUp(e,r);return s!==null&&this.known.length<64&&this.known.push(s),s}finally{e.deleteLocalRef(r)}}lookUp(e,t){let r=this.kind==="field",o=this.reflect(e,t);if(o===null)return null;let s=ne(e,o,r?["java/lang/reflect/Field","getType","()Ljava/lang/Class;"]:["java/lang/reflect/Method","getReturnType","()Ljava/lang/Class;"]),i=r?e.fromReflectedField(o):e.fromReflectedMethod(o);e.throwIfExceptionPending();let a=e.getClassName(s);return{klass:e.newGlobalRef(t),id:i,type:ag[a]??"pointer",isBoolean:a==="boolean"}}reflect(e,t){let r=e.newStringUtf(this.name);try{return this.kind==="field"?ne(e,t,["java/lang/Class","getField","(Ljava/lang/String;)Ljava/lang/reflect/Field;"],["pointer"],[r]):ne(e,t,["java/lang/Class","getMethod","(Ljava/lang/String;[Ljava/lang/Class;)Ljava/lang/reflect/Method;"],["pointer","pointer"],[r,this.kind==="indexed"?cg(e):NULL])}catch{return null}}};function js(n,e,t){let r=n.newStringUtf(t),o;try{o=ne(n,e,[...["java/lang/Class","getField","(Ljava/lang/String;)Ljava/lang/reflect/Field;"]],["pointer"],[r])}catch{return null}return ne(n,o,[...["java/lang/reflect/Field","get","(Ljava/lang/Object;)Ljava/lang/Object;"]],["pointer"],[NULL])}var kn=class extends Error{constructor(e){super(`no public member ${e}`)}},Is=null;function cg(n){if(Is===null){let e=Se(n,"java/lang/Integer"),t=n.getStaticFieldId(e,"TYPE","Ljava/lang/Class;"),o=n.getStaticField("pointer")(n.handle,e,t);Is=n.newGlobalRef(n.newObjectArray(1,Se(n,"java/lang/Class"),o))}return Is}function Mt(n,e=W.vm.getEnv()){e.pushLocalFrame(64);try{return n(e)}finally{e.popLocalFrame(NULL)}}var at=65536,Os=class{texts=[];truncated=!1;room=at;addAll(e){for(let t of e)this.add(t)}add(e){if(e===null)return;e.length>this.room&&(this.truncated=!0);let t=e.slice(0,this.room);this.room-=t.length,(t.length>0||e.length===0)&&this.texts.push(t)}};function Xe(n,e,t="text"){return e==null?null:e instanceof ae?Vl(n,e.$h,t):e instanceof NativePointer?e.isNull()?null:Vl(n,e,t):String(e)}function Vl(n,e,t){if(Ls(n,e))return gt(n,e,at+1).text;if(Ul(n,e))return Dl(n,e,at+1);if(!Fl(n,e))return gt(n,e,at+1).text;let r=new Uint8Array(Lt(n,e,0,n.getArrayLength(e),at/2));return t==="mac"?$l(r,":"):t==="hex"?$l(r,""):Rs(r)}function $l(n,e){return Array.from(n,t=>t.toString(16).padStart(2,"0")).join(e)}var ug="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";function Rs(n){let e=[];for(let t=0;t<n.length;t+=3){let r=n.length-t,o=n[t]<<16|(n[t+1]??0)<<8|(n[t+2]??0),s=[18,12,6,0].map(i=>ug[o>>i&63]).join("");e.push(r>=3?s:r===2?s.slice(0,3)+"=":s.slice(0,2)+"==")}return e.join("")}function Ps(n){let e=n.split(".").map(t=>{let r=t.endsWith("?"),o=r?t.slice(0,-1):t,s=o.endsWith("()");return{isOptional:r,reader:new ve(s?o.slice(0,-2):o,s?"method":"field")}});return(t,r)=>{let o=r;for(let{isOptional:s,reader:i}of e){let a=o instanceof ae?o.$h:o;if(!(a instanceof NativePointer)||a.isNull())return null;try{o=i.read(t,a)}catch(l){if(s&&l instanceof kn)return null;throw l}}return o}}function dg(n){if(n.join.length>0){let t=n.join.map(Ps);return(r,o)=>{let s=t.map(i=>Xe(r,i(r,o),n.format));return[s.every(i=>i===null)?null:s.map(i=>i??"").join(",")]}}if(n.get.length===0)return(t,r)=>[Xe(t,r,n.format)];let e=n.get.map(Ps);return(t,r)=>e.map(o=>Xe(t,o(t,r),n.format))}function fg(n){if(n==="return")return t=>t.result;if(n==="this")return t=>t.receiver;let e=Number(n.slice(4));return t=>t.args[e]}function zl(n){return n!==null&&n.of!=="return"}function ur(n){if(n===null)return()=>({value:null,values:[],truncated:!1});let e=fg(n.of);if(n.each===null&&n.get.length===0&&n.join.length===0)return hg(e,n);let t=pg(n);return(r,o)=>{let s=new Os,i=e(o);i!=null&&t(r,i,s);let[a=null,...l]=s.texts;return{value:a,values:l,truncated:s.truncated}}}function hg(n,{format:e}){return(t,r)=>{let o=Xe(t,n(r),e),s=o!==null&&o.length>at;return{value:s?o.slice(0,at):o,values:[],truncated:s}}}function pg(n){let e=dg(n);if(n.each===null)return(o,s,i)=>i.addAll(e(o,s));if(n.each==="list")return(o,s,i)=>{let a=s.$h??s;Cn(o,a,n.limit,l=>i.addAll(e(o,l)))&&(i.truncated=!0)};if(n.each==="rows")return mg(n);let t=Ps(`${n.each.count}()`),r=new ve(n.each.at,"indexed");return(o,s,i)=>{let a=s.$h,l=t(o,s);l>n.limit&&(i.truncated=!0);for(let c=0;c<Math.min(l,n.limit);c++)i.addAll(e(o,r.read(o,a,c)))}}function mg(n){let e=new ve("getPosition","method"),t=new ve("getCount","method"),r=new ve("getColumnNames","method"),o=new ve("moveToPosition","indexed"),s=new ve("getString","indexed");return(i,a,l)=>{let c=a.$h,u=e.read(i,c),d=t.read(i,c),h=[],f=0;Cn(i,r.read(i,c),200,p=>{n.columns.includes(gt(i,p,200).text)&&h.push(f),f++});let _=new Set;try{for(let p=0;p<Math.min(d,n.limit);p++){o.read(i,c,p);for(let g of h){let y=s.read(i,c,g),E=Xe(i,y);y.isNull()||i.deleteLocalRef(y),!(E===null||E===""||_.has(E))&&(_.add(E),l.add(E))}}}finally{o.read(i,c,u)}d>n.limit&&(l.truncated=!0)}}function Hl(n){let e=n.map(t=>({arg:t.arg,holds:_g(t)}));return(t,r)=>e.every(({arg:o,holds:s})=>{let i=Xe(t,r.args[o]);return i!==null&&s(i)})}function _g({op:n,texts:e}){if(n==="is")return r=>e.includes(r);if(n==="starts_with")return r=>e.some(o=>r.startsWith(o));if(n==="contains")return r=>e.some(o=>r.includes(o));let t=e.map(r=>new RegExp(r));return r=>t.some(o=>o.test(r))}var dr=class{queue;counts=new Map;constructor(e){this.queue=e}run(e,t,r){try{return r()}catch(o){return this.report(e,t,o),null}}report(e,t,r){let o=(this.counts.get(e)??0)+1;this.counts.set(e,o),!(o>20)&&this.queue.put("hook_error",{hook:e,where:t,error:Qe(r)})}};function Qe(n){if(!(n instanceof Error))return typeof n;if(n.$h!==void 0)return n.message.split(":")[0]??"exception";let e=/at (\S+)/.exec(n.stack??"")?.[1]??"";return`${n.name} ${n.constructor.name==="MissingMember"?n.message:""}${e}`.trim()}var yt=class{limit;seconds;window=-1;n=0;constructor(e,t=1){this.limit=e,this.seconds=t}allows(e,t=1){let r=Math.floor(e/this.seconds);return r!==this.window&&(this.window=r,this.n=0),this.n++<this.limit*t}},Fs=class{tid;ours=!1;canary=null;frames=[];checks=0;name="";nameUntil=-1/0;constructor(e){this.tid=e}get isIdle(){return this.frames.length===0&&!this.ours}},gg=1e3,Tn=new Map;function Ve(){let n=Process.getCurrentThreadId(),e=Tn.get(n);return e===void 0&&(Tn.size>=gg&&yg(),e=new Fs(n),Tn.set(n,e)),e}function yg(){for(let[n,e]of Tn)e.isIdle&&Tn.delete(n)}function Oe(n){let e=Ve(),t=e.ours;e.ours=!0;try{return n()}finally{e.ours=t}}var fr=65536,bg=2,Eg=10;function _e(n,e=1024){if(n.isNull())return null;try{return n.readUtf8String()}catch{let t=new Uint8Array(n.readByteArray(e)),r=t.indexOf(0);return String.fromCharCode(...t.subarray(0,r<0?e:r))}}function jt({ip:n,port:e}){return n.includes(":")?`[${n}]:${e}`:`${n}:${e}`}function lt(n,e){if(n.isNull()||e<8)return null;let t=n.readU16(),r=n.add(2).readU8()<<8|n.add(3).readU8();return t===bg?{ip:Jl(n.add(4)),port:r}:t===Eg&&e>=24?{ip:wg(n.add(8)),port:r}:null}function Jl(n){return[0,1,2,3].map(e=>n.add(e).readU8()).join(".")}function wg(n){let e=Array.from({length:8},(s,i)=>n.add(2*i).readU8()<<8|n.add(2*i+1).readU8());if(e.slice(0,5).every(s=>s===0)&&e[5]===65535)return Jl(n.add(12));let[t,r]=[-1,1];for(let s=0;s<8;s++){let i=s;for(;i<8&&e[i]===0;)i++;i-s>r&&([t,r]=[s,i-s])}let o=s=>s.map(i=>i.toString(16)).join(":");return t<0?o(e):`${o(e.slice(0,t))}::${o(e.slice(t+r))}`}function Nn(n){return n===null||!("ip"in n)?null:{ip:n.ip.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/,""),port:n.port}}function Ln(n){let e=Array.from(new Uint8Array(n.readByteArray(6)));return e.every(t=>t===0)?null:e.map(t=>t.toString(16).padStart(2,"0")).join(":")}var Sg=Fe(new CModule(`
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
`)),vg=new NativeFunction(Sg.encode,"void",["pointer","int","pointer"],{scheduling:"exclusive",exceptions:"propagate"});function le(n,e){if(e<=0)return"";let t=Memory.alloc(4*Math.ceil(e/3)+1);return vg(n,e,t),t.readUtf8String()}function Mn(n,e=4096){return Oe(()=>{try{let t=new File(n,"rb");try{let r=new Uint8Array(t.readBytes(e)),o=[];for(let s=0;s<r.length;s+=8192)o.push(String.fromCharCode(...r.subarray(s,s+8192)));return o.join("")}finally{t.close()}}catch{return null}})}var kg={1:"EPERM",2:"ENOENT",13:"EACCES",19:"ENODEV",101:"ENETUNREACH",103:"ECONNABORTED",104:"ECONNRESET",110:"ETIMEDOUT",111:"ECONNREFUSED",113:"EHOSTUNREACH"};function hr(n){return kg[n]??`errno ${n}`}var Us=65536,xg=512,Vs={cipher:["init","update","updateAAD"],mac:["init","update","reset"],digest:["update","reset"],signature:["initSign","initVerify","update"]},Ag=new Set(["init","initSign","initVerify","reset"]),Ig={cipher:"javax/crypto/Cipher",mac:"javax/crypto/Mac",digest:"java/security/MessageDigest",signature:"java/security/Signature"},pr={input:[0,-1,-1]},ct={input:[0,1,2]},Cg={"cipher.update([B)":{...pr,output:[-1,-1]},"cipher.update([B,int,int)":{...ct,output:[-1,-1]},"cipher.update([B,int,int,[B)":{...ct,output:[3,-1]},"cipher.update([B,int,int,[B,int)":{...ct,output:[3,4]},"cipher.update(java.nio.ByteBuffer,java.nio.ByteBuffer)":{buffer:0,outputBuffer:1},"cipher.doFinal()":{output:[-1,-1]},"cipher.doFinal([B)":{...pr,output:[-1,-1]},"cipher.doFinal([B,int)":{output:[0,1]},"cipher.doFinal([B,int,int)":{...ct,output:[-1,-1]},"cipher.doFinal([B,int,int,[B)":{...ct,output:[3,-1]},"cipher.doFinal([B,int,int,[B,int)":{...ct,output:[3,4]},"cipher.doFinal(java.nio.ByteBuffer,java.nio.ByteBuffer)":{buffer:0,outputBuffer:1},"mac.update([B)":pr,"mac.update([B,int,int)":ct,"mac.update(java.nio.ByteBuffer)":{buffer:0},"mac.doFinal()":{output:[-1,-1]},"mac.doFinal([B)":{output:[-1,-1]},"mac.doFinal([B,int)":{output:[0,1]},"digest.update([B)":pr,"digest.update([B,int,int)":ct,"digest.update(java.nio.ByteBuffer)":{buffer:0},"digest.digest()":{output:[-1,-1]},"digest.digest([B)":{output:[-1,-1]},"digest.digest([B,int,int)":{output:[0,1]},"signature.update([B,int,int)":ct,"signature.update(java.nio.ByteBuffer)":{buffer:0},"signature.sign()":{output:[-1,-1]},"signature.sign([B,int,int)":{output:[0,1]}},qt=class{parts=[];n=0;total=0;get room(){return Us-this.n}get isCut(){return this.total>this.n}add(e,t){e.byteLength>0&&this.parts.push(e),this.n+=e.byteLength,this.total+=Math.max(t,e.byteLength)}mark(){let{n:e,total:t}=this,r=this.parts.length;return()=>{this.parts.length=r,this.n=e,this.total=t}}text(){let e=Memory.alloc(Math.max(1,this.n)),t=e;for(let r of this.parts)t.writeByteArray(r),t=t.add(r.byteLength);return le(e,this.n)}},Ds=class{op="";key=null;input=new qt;output=new qt;clear(){this.input=new qt,this.output=new qt}},Bs=class{byHash=new Map;n=0;of(e,t){let r=In(e,t),o=this.byHash.get(r)??[];this.byHash.delete(r),this.byHash.set(r,o);let s=o.find(({weak:a})=>e.isSameObject(a,t));if(s!==void 0)return s.state;this.n>=xg&&this.dropOldest(e);let i=new Ds;return o.push({weak:Tg(e,t),state:i}),this.n++,i}drop(e,t){let r=In(e,t),o=this.byHash.get(r)??[],s=o.findIndex(({weak:i})=>e.isSameObject(i,t));s<0||(ql(e,o[s].weak),o.splice(s,1),this.n--,o.length===0&&this.byHash.delete(r))}dropOldest(e){let[t,r]=this.byHash.entries().next().value;for(let{weak:o}of r)ql(e,o);this.byHash.delete(t),this.n-=r.length}};function Wl(n,e,t){let r=n.handle.readPointer().add(e*Process.pointerSize).readPointer();return new NativeFunction(r,t,["pointer","pointer"],de)}var Gl=null,Zl=null;function Tg(n,e){return Gl??=Wl(n,226,"pointer"),Gl(n.handle,e)}function ql(n,e){Zl??=Wl(n,227,"void"),Zl(n.handle,e)}var Kl=new Bs;function $s(n,e,t,r,o){let s=zs(n,e,t,o),{state:i,receiver:a}=s;return s.shape=Cg[`${e}.${t}(${r})`]??{},Ag.has(t)&&i.clear(),t.startsWith("init")&&Mg(n,e,i,o),Og(n,i.input,s.shape,o),s.isFinal&&e==="cipher"&&(s.iv=jg(n,a)),s.shape.outputBuffer!==void 0&&(s.outputAt=Hs(n,o.args[s.shape.outputBuffer])),s}function zs(n,e,t,r){let o=r.receiver,s=Kl.of(n,o),[i,a]=[s.input.mark(),s.output.mark()],l=()=>{i(),a()};return{kind:e,receiver:o,state:s,shape:{},isFinal:!Vs[e].includes(t),iv:null,outputAt:0,takeBack:l}}function Xl(n,e,t){let{kind:r,receiver:o,state:s,isFinal:i,takeBack:a}=e;t?a():i&&r==="digest"?Kl.drop(n,o):i&&s.clear()}function Ql(n,e,t){let{state:r,shape:o}=e;if(o.outputBuffer!==void 0){let s=t.args[o.outputBuffer];tc(n,r.output,s.$h,e.outputAt,Hs(n,s))}else if(o.output!==void 0){let[s,i]=o.output,a=s===-1?t.result:t.args[s];if(a==null)return;let l=i===-1?0:t.args[i],c=s===-1?n.getArrayLength(a.$h):Ng(n,e,t);r.output.add(Lt(n,a.$h,l,c,r.output.room),c)}}function Ng(n,{receiver:e},t){return typeof t.result=="number"?t.result:it(n,e,["javax/crypto/Mac","getMacLength","()I"])}function Yl(n,e){let{kind:t,receiver:r,state:o,iv:s}=e,i=ne(n,r,[Ig[t],"getAlgorithm","()Ljava/lang/String;"]),a=We(n,i,200).text;return{algorithm:a,mode:t==="cipher"?a.split("/")[1]??null:null,op:t==="cipher"?o.op:t==="signature"?"sign":t,key:o.key,iv:s,input:o.input.text(),output:o.output.text(),input_length:o.input.total,output_length:o.output.total,truncated:o.input.isCut||o.output.isCut}}var Lg=["","encrypt","decrypt","wrap","unwrap"];function Mg(n,e,t,r){e==="cipher"&&(t.op=Lg[r.args[0]]??"");let o=r.args[e==="cipher"?1:0];t.key=null,!(!(o instanceof ae)||!n.isInstanceOf(o.$h,Se(n,"java/security/Key")))&&(t.key=ec(n,o.$h,["java/security/Key","getEncoded","()[B"]))}function jg(n,e){return ec(n,e,["javax/crypto/Cipher","getIV","()[B"])}function ec(n,e,t){try{let r=ne(n,e,t);return r.isNull()?null:Rs(new Uint8Array(Lt(n,r,0,Us,Us)))}catch{return null}}function Og(n,e,t,r){if(t.buffer!==void 0){let o=r.args[t.buffer];if(!(o instanceof ae))return;let s=it(n,o.$h,["java/nio/Buffer","limit","()I"]);tc(n,e,o.$h,Hs(n,o),s)}else if(t.input!==void 0){let[o,s,i]=t.input,a=r.args[o];if(!(a instanceof ae))return;let l=s===-1?0:r.args[s],c=i===-1?n.getArrayLength(a.$h):r.args[i];e.add(Lt(n,a.$h,l,c,e.room),c)}}function Hs(n,e){return e instanceof ae?it(n,e.$h,["java/nio/Buffer","position","()I"]):0}function tc(n,e,t,r,o){let s=Math.max(0,o-r),i=Math.min(s,e.room),a=n.getDirectBufferAddress(t);if(!a.isNull())e.add(a.add(r).readByteArray(i),s);else if(it(n,t,["java/nio/ByteBuffer","hasArray","()Z"],"uint8")!==0){let l=ne(n,t,["java/nio/ByteBuffer","array","()[B"]),c=it(n,t,["java/nio/ByteBuffer","arrayOffset","()I"]);e.add(Lt(n,l,c+r,s,i),s)}else e.add(new ArrayBuffer(0),s)}function Js(n,e){return n.implementation=e,Fe(n._r)}var mr=class{method;function;original;replacement=null;id=null;constructor(e,t){this.method=e;let r=["pointer","pointer",...e.argumentTypes.map(({type:o})=>o)];this.function=new NativeCallback((o,s,...i)=>t(o,s,i),e.returnType.type,r),this.original=e._p[6]}install(e){this.replacement=Js(this.method,e),this.replacement._m.impl=this.function,this.id=null}call(e,t,r){switch(this.id??=this.replacement._m.resolveTarget(),r.length){case 0:return this.original(e,t,this.id);case 1:return this.original(e,t,this.id,r[0]);case 2:return this.original(e,t,this.id,r[0],r[1]);default:return this.original(e,t,this.id,...r)}}shown(e,t){return this.method._p[4].fromJni(e,t,!1)}shownArgs(e,t){let r=this.method._p[5];return e.map((o,s)=>r[s].fromJni(o,t,!1))}},_r=class{isPending;pending;clear;throwAgain;constructor(e){let t=r=>e.readPointer().add(r*Process.pointerSize).readPointer();this.isPending=new NativeFunction(t(228),"uint8",["pointer"],de),this.pending=new NativeFunction(t(15),"pointer",["pointer"],de),this.clear=new NativeFunction(t(17),"void",["pointer"],de),this.throwAgain=new NativeFunction(t(13),"int",["pointer","pointer"],de)}take(e){if(this.isPending(e)===0)return null;let t=this.pending(e);return this.clear(e),t}give(e,t){this.throwAgain(e,t)}};var Pg=".<init>",Rg=/^(?:java|javax|jdk|sun|com\.sun|android|com\.android|dalvik|libcore|org\.conscrypt)\./,Fg=5e3,gr=class{trust;walker;reports;learn;constructor(e,t,r,o){this.trust=e,this.walker=t,this.reports=r,this.learn=o}onCall(e,t,r,o,s){let i=e.spec.intervention?.kind;return i==="answer"?this.onAsked(e,t,r,o,s):i==="learn"?this.onMade(e,t,r,o,s):this.onCheck(e,t,r,o,s)}onCheck(e,t,r,o,s){r.checks++;try{return t.method.apply(o,s)}catch(i){if(i.$h===void 0)throw i;let a=Qe(i),{learned:l}=t;if(l!==null&&!l.kinds.has(a))throw i;let c=[];if(this.reports.within(W.vm.getEnv(),r,!1,u=>{let d=l!==null?l.values(u,s):e.spec.intervention?.chain.map(f=>s[f]),h=this.trust.passed(u,t.method,d??[]);h!==null&&(c.push(h),this.reports.tell(u,e,r,l!==null?[l.name]:[],a))}),c[0]===void 0)throw i;return c[0].result}finally{r.checks--}}onMade(e,t,r,o,s){return r.checks>0||this.reports.within(W.vm.getEnv(),r,!0,i=>{if(!e.isMeant(i,{receiver:null,args:s,result:void 0}))return;let a=this.walker.walk(i).frames.find(u=>!u.endsWith(Pg));if(a===void 0||Rg.test(a))return;let l=i.getObjectClassName(o.$h),c=this.learn(i,a,l);c!==null&&this.reports.tell(i,e,r,[a,c],l)}),t.method.apply(o,s)}onAsked(e,t,r,o,s){let i=e.spec.intervention?.answer,a={receiver:o.$h,args:s,result:void 0},l=null;if(this.reports.within(W.vm.getEnv(),r,!0,d=>{l=e.subjectOf(d,a)}),l===null)return t.method.apply(o,s);(i.throws===null||!i.instead)&&(a.result=t.method.apply(o,s));let c=[];this.reports.within(W.vm.getEnv(),r,!1,d=>{let h=Ug(d,e,i,l,a);h!==null&&(c.push(h),this.reports.tell(d,e,r,[l],h.error===null?null:i.throws.kind))});let u=c[0];if(u===void 0)return i.instead?t.method.apply(o,s):a.result;if(u.error!==null)throw u.error;return u.result}};function rc(n){let e=n?.about??null;if(n===null||e===null)return()=>"";let t=e.each==="list",r=ur({...e,each:null}),o=n.matches.map(i=>new RegExp(i)),s=n.gives!==null&&typeof n.gives=="object"?n.gives:null;return(i,a)=>{let{value:l}=r(i,a);if(l===null)return null;let c=t?l.slice(1,-1).split(", ").join(" "):l;return(s!==null?s[c]!==void 0:o.some(u=>u.test(c)))?c:null}}function Ug(n,e,t,r,o){if(t.throws!==null)return{result:void 0,error:Bg(n,t.throws,r)};if(t.drops!=="")return $g(n,t,o.result)?{result:o.result,error:null}:null;if(typeof t.gives=="boolean")return o.result===t.gives?null:{result:t.gives,error:null};if(t.gives===null)return o.result===null?null:{result:null,error:null};if(!Dg(n,e.spec.class,r))return null;let s=t.gives[r];return typeof o.result=="number"?o.result===Number(s)?null:{result:Number(s),error:null}:typeof o.result=="boolean"?o.result===(s==="1")?null:{result:s==="1",error:null}:Xe(n,o.result)===s?null:{result:new ae(n.newStringUtf(s),null),error:null}}function Dg(n,e,t){let r=[e.replace(/\./g,"/"),"get","(Ljava/lang/String;)Ljava/lang/String;"],o=Te(n,r,"pointer",["pointer"],[n.newStringUtf(t)]);return!o.isNull()&&n.getStringLength(o)>0}function Bg(n,{kind:e,message:t},r){let o=n.newStringUtf(t.replace("{}",()=>r.split(" ")[0])),s=cr(n,e.replace(/\./g,"/"),"(Ljava/lang/String;)V",["pointer"],[o]);return Object.assign(new Error(e),{$h:s})}var Vg=["java/util/Collection","remove","(Ljava/lang/Object;)Z"],nc=new Map;function $g(n,e,t){if(!(t instanceof ae)||!Ke(n,t.$h,"java/util/Collection"))return!1;let r=nc.get(e.drops)??new ve(e.drops,"field");nc.set(e.drops,r);let o=e.matches.map(i=>new RegExp(i)),s=[];Cn(n,t.$h,Fg,i=>{let a=r.read(n,i);if(!(a instanceof NativePointer)||a.isNull())return;let l=gt(n,a,300).text;o.some(c=>c.test(l))&&s.push(n.newLocalRef(i))});for(let i of s)zg(n,t.$h,i);return s.length>0}function zg(n,e,t){let[r,o,s]=Vg,i=n.getMethodId(Se(n,r),o,s);n.vaMethod("uint8",["pointer"])(n.handle,e,i,t),n.throwIfExceptionPending()}var oc=.05,Hg=500,Jg=65536,Gg=.075,Zg=4,qg=new Set(["api","native","tls"]),yr=class{agent;maxUnreadBytes=1/0;sender;seq=0;pending=[];characters=0;oldest=0;timer=null;isDue=!1;sent=0;read=0;constructor(){this.agent=Wg(),this.sender=`"agent":"${this.agent}","pid":${Process.id}`,this.listen()}listen(){recv("read",e=>{this.read=e.bytes,this.listen()})}put(e,t,r=je(),o=!1){return this.putText(e,$e(t).slice(1,-1),r,o)}putText(e,t,r,o=!1){if(this.isLeftOut(e))return!1;let s=this.textOf(e,this.seq++,r,t);return this.add(s,s.length,r,o),!0}putLine(e,t,r){return this.isLeftOut("api")?!1:(this.add({line:e,seq:this.seq++,at:t},e.characters,t,r),!0)}isLeftOut(e){return this.sent-this.read>this.maxUnreadBytes&&qg.has(e)}textOf(e,t,r,o){return`{"v":${1},"kind":"${e}","t":${As(r.t)},"t_mono":${As(r.t_mono)},"seq":${t},${this.sender},"event_id":"${this.agent}:${t}",${o}}`}add(e,t,r,o){this.pending.length===0&&(this.oldest=r.t_mono),this.pending.push(e),this.characters+=t+1;let s=r.t_mono-this.oldest,i=Math.max(this.pending.length/Hg,this.characters/Jg);if(o||s>Gg||i>=Zg)this.flush();else if(i>=1||s>oc){if(this.isDue)return;this.isDue=!0,this.timer!==null&&clearTimeout(this.timer),this.timer=setTimeout(()=>this.flush(),0)}else this.timer??=setTimeout(()=>this.flush(),oc*1e3)}flush(){if(this.timer!==null&&(clearTimeout(this.timer),this.timer=null),this.isDue=!1,this.pending.length===0)return;let t=this.pending.map(r=>typeof r=="string"?r:this.textOf("api",r.seq,r.at,r.line.text())).join(`
`);this.pending=[],this.characters=0,this.sent+=t.length,send({type:"lines"},Memory.allocUtf8String(t).readByteArray(t.length))}end(){this.flush(),send({type:"end",agent:this.agent,lines:this.seq})}};function $e(n){if(n===null)return"null";let e=JSON.stringify(n);return/[^\x00-\x7f]/.test(e)?e.replace(/[^\x00-\x7f]/g,t=>"\\u"+t.charCodeAt(0).toString(16).padStart(4,"0")):e}function Wg(){let n=()=>Math.floor(Math.random()*4294967296).toString(16).padStart(8,"0");return n()+n()}var Kg=300,br=class{head;tid;thread;taken;args;crypto;stack;error;constructor(e,t,r,o,s,i,a,l){this.head=e,this.tid=t,this.thread=r,this.taken=o,this.args=s,this.crypto=i,this.stack=a,this.error=l}get characters(){let{value:e,values:t}=this.taken,r=Kg+(e===null?0:e.length);for(let o of t)r+=o.length;for(let o of this.args)r+=o===null?0:o.length;return this.crypto===null?r:r+sc(this.crypto.input)+sc(this.crypto.output)}text(){let{value:e,values:t,truncated:r}=this.taken,{truncated:o=!1,...s}=this.crypto??{};return`${this.head},"tid":${this.tid},"thread":${this.thread},"value":${$e(e)},"values":${ic(t)},"args":${ic(this.args)},"crypto":${this.crypto===null?"null":$e(s)},${this.stack},"error":${$e(this.error)},"truncated":${r||o===!0}`}};function sc(n){return typeof n=="string"?n.length:0}function ic(n){return n.length===0?"[]":$e(n)}var Er=class{spec;state="absent";reason=null;calls=0;dropped=0;value;isMeant;isEarly;rate;isPlain;needsRoom;makesReferences;head;bases=[];cameLater=!1;pausedAt=new Set;subjectOf;constructor(e,t){this.spec=e,this.value=ur(e.value),this.isMeant=Hl(e.when),this.isEarly=zl(e.value)&&!(e.method===Zt&&e.value?.of==="this"),this.rate=e.risk==="hot"?new yt(t.hot_limit):null;let r=e.crypto!==null||e.skip_callers.length>0;this.isPlain=e.when.length===0&&!this.isEarly&&!r,this.needsRoom=this.isEarly||r;let{value:o}=e;this.makesReferences=o!==null&&(o.each!==null||o.get.length>0||o.join.length>0),this.head=`"hook":${$e(e.id)}`,this.subjectOf=rc(e.intervention?.answer??null)}set(e,t){this.state!=="lost"&&(this.state=e,this.reason=t)}},Xg={value:null,values:[],truncated:!1},Qg=[],qs=class{direct;env;receiver;given;result=void 0;shown=null;constructor(e,t,r,o){this.direct=e,this.env=t,this.receiver=r,this.given=o}get args(){return this.shown??=this.direct.shownArgs(this.given,this.env)}},Zs={spec:{id:"crypto"}},wr=class{queue;guard;walker;pauses;sentStacks=new Set;interventions;exceptions=null;constructor(e,t,r,o,s,i){this.queue=e,this.guard=t,this.walker=r,this.pauses=o,this.interventions=new gr(s,r,this,i)}onCall(e,t,r){let o=Ve();if(o.ours)return e.method.apply(t,r);if(e.plan.length===0&&e.feeds.length===0)return this.original(e,o,t,r);let s=je();if(this.pauses.isOver(e,s.t_mono))return this.original(e,o,t,r);let i=W.vm.getEnv(),a={receiver:e.isStatic?null:t.$h,args:r,result:void 0},l=this.before(i,e,o,a,s);if(l.length===0)return this.original(e,o,t,r);o.frames.push({group:e.group,receiver:a.receiver,told:ac(l,e)});try{a.result=this.original(e,o,t,r)}catch(c){throw o.frames.pop(),this.after(i,e,l,o,a,s,c.$h===void 0?null:Qe(c)),c}return o.frames.pop(),this.after(i,e,l,o,a,s,null),a.result}original(e,t,r,o){let{intervention:s}=e;return s===null?e.method.apply(r,o):this.interventions.onCall(s,e,t,r,o)}tell(e,t,r,o,s){let i={receiver:null,args:[],result:void 0};this.report(e,{active:t,crypto:null,stack:null,done:!1,args:o},r,i,je(),s)}onDirect(e,t,r,o,s){let i=Ve();if(i.ours)return t.call(r,o,s);let a=je();if(this.pauses.isOver(e,a.t_mono))return t.call(r,o,s);let l=Tl(r),c=new qs(t,l,e.isStatic?null:o,s),u=this.before(l,e,i,c,a);if(u.length===0)return t.call(r,o,s);i.frames.push({group:e.group,receiver:c.receiver,told:ac(u,e)});let d=t.call(r,o,s);i.frames.pop();let h=this.exceptions??=new _r(r),f=h.take(r);return f===null?(c.result=t.shown(d,l),this.after(l,e,u,i,c,a,null)):(this.after(l,e,u,i,c,a,this.classOf(l,i,f)),h.give(r,f)),d}classOf(e,t,r){let o="exception";return this.within(e,t,!1,()=>{o=e.getObjectClassName(r)}),o}before(e,t,r,o,s){if(t.isPlain&&r.frames.length===0)return t.plan;let{reporters:i,feeds:a}=t,l=[];return this.within(e,r,t.needsRoomBefore,c=>{let u=r.frames.filter(d=>d.group===t.group&&(d.receiver===null||o.receiver===null||c.isSameObject(d.receiver,o.receiver)));for(let d of a){let h=this.guard.run(d,"feed",()=>$s(c,d,t.method._p[0],t.types,o));(h?.shape.output!==void 0||h?.shape.outputBuffer!==void 0)&&l.push({active:Zs,crypto:h,stack:null,done:!1})}for(let d of i){if(u.some(({told:f})=>f===null||f.includes(d)))continue;let h=this.guard.run(d.spec.id,"before",()=>this.begin(c,d,t,r,o,s));h!==null&&l.push(h)}}),l}begin(e,t,r,o,s,i){if(!t.isMeant(e,s))return null;let{crypto:a,skip_callers:l}=t.spec,c=a!==null||l.length>0?this.walker.walk(e):null,u=r.method._p[0];if(c!==null&&l.some(f=>c.direct.startsWith(f)))return a===null?null:{active:Zs,crypto:zs(e,a,u,s),stack:c,done:!1};let d=a!==null?$s(e,a,u,r.types,s):null,h={active:t,crypto:d,stack:c,done:!1};return t.isEarly&&(h.done=!0,this.report(e,h,o,s,i,null)),h}after(e,t,r,o,s,i,a){let l=t.needsRoomAfter||r!==t.plan&&r.some(({crypto:c})=>c!==null);this.within(e,o,l,c=>{for(let u of r){if(u.done)continue;let{active:d,crypto:h}=u;try{h!==null&&a===null&&Ql(c,h,s),d!==Zs&&this.report(c,u,o,s,i,a)}catch(f){this.guard.report(d.spec.id,"after",f)}h!==null&&this.guard.run(d.spec.id,"settle",()=>Xl(c,h,a!==null))}})}within(e,t,r,o){let s=t.ours;t.ours=!0;try{r?Mt(o,e):o(e)}catch(i){this.guard.report("agent","frame",i)}finally{t.ours=s}}report(e,t,r,o,s,i){let{active:a,crypto:l}=t;if(r.canary!==null){r.canary.add(a.spec.id);return}if(a.calls++,a.rate!==null&&!a.rate.allows(s.t_mono)){a.dropped++;return}let c=i===null?a.value(e,o):Xg,u=t.stack??this.walker.walk(e),d=l!==null&&i===null?Yl(e,l):null,h=t.args??this.argsOf(e,a,o),f=new br(a.head,r.tid,Yg(e,r,s),c,h,d,u.text,i);this.sayStack(u,s),this.queue.putLine(f,s,a.calls===1)||a.dropped++}argsOf(e,{spec:t},r){return t.log_args.length===0?Qg:t.log_args.map(o=>Xe(e,r.args[o])?.slice(0,at)??null)}sayStack(e,t){e.frames.length===0||this.sentStacks.has(e.hash)||this.queue.put("stack",{stack_hash:e.hash,frames:e.frames},t)&&this.sentStacks.add(e.hash)}};function ac(n,e){return n===e.plan?e.reporters:n.some(({crypto:t})=>t!==null)?null:n.map(({active:t})=>t)}function Yg(n,e,t){return t.t_mono>e.nameUntil&&(e.name=$e(Bl(n)),e.nameUntil=t.t_mono+1),e.name}var Ot=class extends Error{};function Sr(n,e,t){let r=new Map;for(let o of new Set(e.map(({spec:s})=>s.family))){let i=e.filter(({spec:d})=>d.family===o).filter(({spec:d})=>d.canary!==null),a=i.find(({spec:d,state:h,reason:f})=>d.canary?.none===""&&h==="active"&&f===null),[l,c]=a===void 0?["not_run",e0(i)]:t0(a,t),u=a?.spec.id??i[0]?.spec.id??"";n.put("canary",{family:o,hook:u,verdict:l,reason:c}),l==="silent"&&r.set(o,u)}return r}function e0(n){let[e]=n;return e===void 0?"none is declared":e.spec.canary?.none!==""?e.spec.canary?.none??"":`${e.state}${e.reason===null?"":`: ${e.reason}`}`}function t0(n,e){let t=Ve(),r=t.canary=new Set,o=null;try{e(n)}catch(s){o=s}finally{t.canary=null}return r.has(n.spec.id)?["heard",null]:o instanceof Ot?["not_run",o.message]:["silent",o===null?null:Qe(o)]}function Ws(n){try{return n()}catch(e){throw e instanceof Ot?e:new Ot(Qe(e))}}function cc({spec:n}){let{symbol:e,then:t,args:r}=n.canary,o=Memory.alloc(Process.pointerSize),s=r.map(c=>c===null?o:Memory.allocUtf8String(String(c))),a=Ws(()=>lc(e,s.length))(...s),l=r.includes(null)?o.readPointer():a;l.isNull()||lc(t,1)(l)}function lc(n,e){let t=new Array(e).fill("pointer");return new NativeFunction(Module.getGlobalExportByName(n),"pointer",t)}var vr=class{isHotspot=qe()==="hotspot";n=0;seen=new Set;taken=new Set;find(e,t){let r=new Map,o=(s,i)=>{let a=r.get(s)??[];a.push(this.take(e,s,i)),r.set(s,a)};if(this.isHotspot)for(let[s,i]of this.loaded(e,a=>t.has(a)))o(s,i);for(let s of t){if(r.has(s))continue;let i=this.isHotspot?this.load(e,s):this.use(e,s);i!==null&&o(s,i)}return r}implementers(e,t){let r=[],o=a=>t.flatMap((l,c)=>An(e,a,l)&&!e.isSameObject(a,l)?[c]:[]),s=[];return this.loaded(e,(a,l)=>{let c=o(l);return c.length>0&&s.push(c),c.length>0}).forEach(([a,l],c)=>{if(!a.startsWith("["))for(let u of s[c]??[])r.push([this.take(e,a,l),u])}),r}newcomers(e,t,r){return this.loaded(e,(s,i)=>t.has(s)?!this.taken.has(uc(e,s,i)):this.seen.has(s)?!1:(this.seen.add(s),!s.startsWith("[")&&r.some(a=>An(e,i,a)))).map(([s,i])=>this.take(e,s,i))}take(e,t,r){this.link(e,r),this.taken.add(uc(e,t,r));let o=e.newGlobalRef(r);return{name:t,klass:o,wrapper:Nl(`${t}#${this.n++}`,o,e)}}link(e,t){if(!this.isHotspot)return;let r=ne(e,t,["java/lang/Class","getDeclaredMethods","()[Ljava/lang/reflect/Method;"]);e.deleteLocalRef(r)}loaded(e,t){let r=[];return W.enumerateLoadedClasses({onMatch:(o,s)=>{t(o,s)&&r.push([o,e.newLocalRef(s)])},onComplete:()=>{}}),r}load(e,t){let r=e.newStringUtf(t);try{let o=Te(e,["java/lang/ClassLoader","getSystemClassLoader","()Ljava/lang/ClassLoader;"],"pointer");return ne(e,o,["java/lang/ClassLoader","loadClass","(Ljava/lang/String;)Ljava/lang/Class;"],["pointer"],[r])}catch(o){return dc(e,o)}}use(e,t){try{return W.use(t).$copyClassHandle(e)}catch(r){return dc(e,r)}}};function uc(n,e,t){return`${e}#${In(n,t)}`}function dc(n,e){let t=e.$h;if(t!==void 0&&(n.isInstanceOf(t,Se(n,"java/lang/ClassNotFoundException"))||n.isInstanceOf(t,Se(n,"java/lang/NoClassDefFoundError"))))return null;throw e}var n0=4096,kr=class{queue;guard;calls;changed=[];constructor(e,t,r){this.queue=e,this.guard=t,this.calls=r}read(e,t,r){let{spec:o}=t;this.guard.run(o.id,"field",()=>{let s=o.intervention?.answer??null;if(s!==null){r!==void 0&&this.change(e,r.klass,o.field,s.replaces)&&this.calls.tell(e,t,Ve(),[`${o.class}.${o.field}`],null);return}let i=r===void 0?null:js(e,r.klass,o.field);if(i===null)t.set("absent",`${o.class} has no public static field ${o.field}`);else if(!i.isNull()){let{value:a,values:l,truncated:c}=t.value(e,{receiver:null,args:[],result:i});this.queue.put("field",{hook:o.id,value:a,values:l,truncated:c})}})}change(e,t,r,o){let s=e,i=js(s,t,r);if(i===null||i.isNull())return!1;let{text:a}=We(s,i,n0),l=a;for(let[u,d]of Object.entries(o))l=l.split(u).join(d);if(l===a)return!1;let c=s.getStaticFieldId(t,r,"Ljava/lang/String;");return s.throwIfExceptionPending(),this.changed.push({klass:s.newGlobalRef(t),id:c,was:s.newGlobalRef(i)}),s.setStaticField("pointer")(s.handle,t,c,s.newStringUtf(l)),!0}restore(e){let t=e;for(let{klass:r,id:o,was:s}of this.changed.splice(0))t.setStaticField("pointer")(t.handle,r,o,s),t.deleteGlobalRef(r),t.deleteGlobalRef(s)}};function fc({spec:n}){let e=n.canary,[t,r]=Ws(()=>{let o=W.use(n.class??""),s=e.on===null?o:r0(e.on);return[hc(o,n.method??"",e.args),s]});t.apply(r,e.args)}function r0({class:n,method:e,args:t}){let r=W.use(n);return hc(r,e===Zt?"$new":e,t).apply(r,t)}function hc(n,e,t){let r=_t(n,e).find(({argumentTypes:o})=>o.length===t.length&&o.every((s,i)=>s.isCompatible(t[i])));if(r===void 0)throw new Ot(`no ${e} takes such arguments`);return r}var o0=805372416,xr=56,pc=50,mc=4096,ke=Process.pointerSize,s0=`
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
`,i0=`
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
`,Ar=class n{handle;prepared=null;listener=null;tables=Memory.alloc(2*ke);kept=[];module=new CModule(s0);stackKey;findBelow;getStackTrace;getMethodName;getDeclaringClass;getSignature;deallocate;setCallbacks;setMode;disposeEnvironment;constructor(e){this.handle=e;let t=["pointer","pointer","int","pointer","pointer"],r=this.module.stack_key;this.stackKey=new NativeFunction(r,"double",t,de),this.getStackTrace=this.address(104);let o=this.module.loaded_below,s=["pointer","pointer","pointer","int","pointer"];this.findBelow=new NativeFunction(o,"int",s,de),this.getMethodName=this.fn(64,["pointer","pointer","pointer","pointer","pointer"]),this.getDeclaringClass=this.fn(65,["pointer","pointer","pointer"]),this.getSignature=this.fn(48,["pointer","pointer","pointer","pointer"]),this.deallocate=this.fn(47,["pointer","pointer"]),this.setCallbacks=this.fn(122,["pointer","pointer","int"]),this.setMode=this.fn(2,["pointer","int","int","pointer","..."]),this.disposeEnvironment=this.fn(127,["pointer"])}static open(){let e=W.vm.handle,t=Memory.alloc(ke);return new NativeFunction(e.readPointer().add(6*ke).readPointer(),"int",["pointer","pointer","int"],de)(e,t,o0)===0?new n(t.readPointer()):null}address(e){return this.handle.readPointer().add((e-1)*ke).readPointer()}fn(e,t){return new NativeFunction(this.address(e),"int",t,de)}stackInto(e,t,r){return this.stackKey(this.getStackTrace,this.handle,t,e,r)}loadedBelow(e,t){let r=Memory.alloc(mc*ke),o=this.findBelow(this.handle,e.handle,t,mc,r);return Array.from({length:o},(s,i)=>r.add(i*ke).readPointer())}methodName(e,t){let r=Memory.alloc(4*ke);if(this.getMethodName(this.handle,e,r,NULL,NULL)!==0)return"unknown.unknown";let o=this.take(r);if(this.getDeclaringClass(this.handle,e,r.add(ke))!==0)return`unknown.${o}`;let s=r.add(ke).readPointer(),i=this.className(s);return t.deleteLocalRef(s),`${i}.${o}`}className(e){let t=Memory.alloc(ke);return this.getSignature(this.handle,e,t,NULL)!==0?"unknown":this.take(t).slice(1,-1).replace(/\//g,".")}take(e){let t=e.readPointer().readUtf8String()??"";return this.deallocate(this.handle,e.readPointer()),t}onClassPrepared(e,t){let r=["pointer","pointer","pointer","pointer"],o=new NativeCallback((...[,,,i])=>t(i),"void",r);this.listener=new CModule(i0,{tables:this.tables,heard:o}),this.kept.push(o),this.setNames(e),this.setBases([]);let s=xr-pc+1;this.prepared=Memory.alloc(s*ke),this.prepared.add((xr-pc)*ke).writePointer(this.listener.class_prepared),this.setCallbacks(this.handle,this.prepared,s*ke),this.setMode(this.handle,1,xr,NULL)}setNames(e){if(this.listener===null)return;let t=2**Math.ceil(Math.log2(2*e.length+2)),r=Memory.alloc((1+t)*8).writeU64(t-1),o=e.map(i=>`L${i.replace(/\./g,"/")};
`).join("");new NativeFunction(this.listener.add_names,"void",["pointer","pointer"])(r,Memory.allocUtf8String(o)),this.publish(0,r)}setBases(e){if(this.listener===null)return;let t=Memory.alloc((1+e.length)*ke).writePointer(ptr(e.length));e.forEach((r,o)=>t.add((1+o)*ke).writePointer(r)),this.publish(1,t)}publish(e,t){this.kept.push(t),this.tables.add(e*ke).writePointer(t)}close(){this.prepared!==null&&(this.setMode(this.handle,0,xr,NULL),this.setCallbacks(this.handle,NULL,0)),this.disposeEnvironment(this.handle)}};var a0=1024;function Ks(n,e){if(e===null)return!0;let t=n.argumentTypes.map(r=>r.className).join(",");return e.some(r=>r.join(",")===t)}function _c(n,e){if(e.length===0)return`${n.class} has no method ${n.method}`;let t=e.map(o=>`(${o.argumentTypes.map(s=>s.className).join(", ")})`);return`no overload ${(n.args??[]).map(o=>`(${o.join(", ")})`).join(" or ")}; there are ${t.sort().join(" ")}`}function Wt(n,e){if(e.handle.isNull())throw n.exceptionClear(),new Error("unusable class");if(e._p[0]===Zt)return!1;let t=e.holder.$copyClassHandle(n),r=n.toReflectedMethod(t,e.handle,e.type===Gt?1:0);n.deleteLocalRef(t);let o=n.vaMethod("int32",[])(n.handle,r,n.javaLangReflectMethod().getModifiers);return n.deleteLocalRef(r),(o&a0)!==0}var l0=new Set(["java.util.List","java.util.Collection","[Ljava.security.cert.X509Certificate;","[Ljava.security.cert.Certificate;"]),c0=new Set(["void","boolean","java.util.List"]),u0=/^(?:\[|java\.|javax\.|android\.|boolean$|byte$|char$|short$|int$|long$|float$|double$)/,d0=1024,Xs=class{name;holders;kinds=new Set;constructor(e,t){this.name=e,this.holders=t}values(e,t){return this.holders.map(({index:r,getter:o})=>{let s=t[r];if(o===null||!(s instanceof ae))return s;let i=o.read(e,s.$h);return i instanceof NativePointer&&!i.isNull()?new ae(i,null):null})}};function f0(n,e,t){if(!c0.has(e.returnType.className))return null;let r=e.argumentTypes.flatMap(({className:o},s)=>{if(l0.has(o))return[{index:s,getter:null}];if(u0.test(o))return[];let i=p0(n,h0(n,e,s));return i===null?[]:[{index:s,getter:new ve(i,"method")}]});return r.length===0?null:new Xs(t,r)}function h0(n,e,t){let r=e.holder.$copyClassHandle(n),o=n.toReflectedMethod(r,e.handle,e.type===Gt?1:0),s=ne(n,o,["java/lang/reflect/Method","getParameterTypes","()[Ljava/lang/Class;"]);return n.getObjectArrayElement(s,t)}function p0(n,e){let t=ne(n,e,["java/lang/Class","getMethods","()[Ljava/lang/reflect/Method;"]),r=[];for(let o=0;o<n.getArrayLength(t);o++){let s=n.getObjectArrayElement(t,o);if((it(n,s,["java/lang/reflect/Method","getModifiers","()I"])&d0)===0)continue;let i=it(n,s,["java/lang/reflect/Method","getParameterCount","()I"]),a=ne(n,s,["java/lang/reflect/Method","getReturnType","()Ljava/lang/Class;"]);if(i>0||n.getClassName(a)!=="java.lang.Object")return null;r.push(gt(n,ne(n,s,["java/lang/reflect/Method","getName","()Ljava/lang/String;"]),200).text)}return r.length===1?r[0]:null}var Ir=class{classes;target;intervention;known=new Map;constructor(e,t,r){this.classes=e,this.target=t,this.intervention=r}learn(e,t,r){let o=this.known.get(t);if(o!==void 0){for(let i of o)i.kinds.add(r);return null}let s=[];return ot(e,()=>{for(let i of this.methodsOf(e,t)){let a=f0(e,i,t);a!==null&&(a.kinds.add(r),s.push(a),this.put(i,a))}}),this.known.set(t,s),s.length>0?"learned":"has no argument that holds certificates"}methodsOf(e,t){let r=t.lastIndexOf(".");return(this.classes.find(e,new Set([t.slice(0,r)])).get(t.slice(0,r))??[]).flatMap(({wrapper:i})=>_t(i,t.slice(r+1))).filter(i=>!Wt(e,i))}put(e,t){let r=t.name.lastIndexOf("."),o=this.target(e,{class:t.name.slice(0,r),method:t.name.slice(r+1)});o.learned=t,o.add(this.intervention())}};var gc=3,m0=4,_0=16,g0=60,y0=4,Cr=class{guard;limit;say;isClosed=!1;constructor(e,t,r){this.guard=e,this.limit=t,this.say=r}none(){return{rate:new yt(this.limit,gc),isOn:!1,seconds:0,ended:-1/0}}isOver(e,t){let{pause:r}=e;return r.isOn||r.rate.allows(t,yc(e))?r.isOn:(r.isOn=!0,r.seconds=t-r.ended>g0?m0:Math.min(r.seconds*2,_0),setTimeout(()=>this.begin(e),0),!0)}begin(e){if(this.isClosed)return;this.put(()=>e.remove());let t=`called more than ${this.limit*yc(e)} times in ${gc} s: off for ${e.pause.seconds} s`;this.tell(e,"paused",t),setTimeout(()=>this.end(e),e.pause.seconds*1e3)}end(e){if(this.isClosed)return;this.put(()=>e.install());let{seconds:t}=e.pause;e.pause={...this.none(),seconds:t,ended:je().t_mono},this.tell(e,"active",null)}put(e){this.guard.run("agent","pause",()=>Oe(()=>W.vm.perform(t=>ot(t,e))))}tell(e,t,r){for(let o of new Set([...e.actives,...e.fed]))t==="paused"?o.pausedAt.add(e):o.pausedAt.delete(e),!(t==="active"&&o.pausedAt.size>0)&&(o.set(t,r),this.say(o))}close(){this.isClosed=!0}};function yc(n){return n.fed.length>0?y0:1}var Tr=48,b0=2e4,E0=/^(?:java|javax|jdk|sun|com\.sun|android|androidx|com\.android|dalvik|libcore|kotlin|kotlinx)\.|^org\.apache\.harmony\./,w0=/^(?:java\.security|javax\.crypto)\./;function S0(n){let e=n[0],t=n.findIndex(i=>i!==e),r=t===-1?[]:n.slice(t),o=v0(r.join(`
`)),s=r.find(i=>!E0.test(i))??null;return{hash:o,frames:r,caller:s,text:`"caller":${$e(s)},"stack_hash":"${o}"`,direct:r.find(i=>!w0.test(i))??""}}function v0(n){return Checksum.compute("sha256",n).slice(0,16)}var Nr=class{stacks=new Map;find(e){return this.stacks.get(e)}add(e,t){let r=S0(t);return this.stacks.size>=b0&&this.stacks.clear(),this.stacks.set(e,r),r}},bc=2*Process.pointerSize,Qs=class{frames=Memory.alloc(Tr*bc+8);count=this.frames.add(Tr*bc)},Ys=class{jvmti;known=new Nr;names=new Map;rooms=[];constructor(e){this.jvmti=e}walk(e){let t=this.rooms.pop()??new Qs;try{let r=this.jvmti.stackInto(t.frames,Tr,t.count);return this.known.find(r)??this.known.add(r,this.frames(t.frames,t.count.readInt(),e))}finally{this.rooms.push(t)}}frames(e,t,r){let o=[];for(let s=0;s<t;s++){let i=e.add(s*2*Process.pointerSize).readPointer(),a=i.toString(),l=this.names.get(a);l===void 0&&(l=this.jvmti.methodName(i,r).replace(/[.+/]0x[0-9a-f]+(?=\.)/,""),this.names.set(a,l)),o.push(l)}return o}},ei=class{known=new Nr;java=null;walk(e){let t=this.java??=new ti(e),r=t.take(e),o=t.hash(e,r),s=this.known.find(o)??this.known.add(o,this.frames(r,e));return e.deleteLocalRef(r),s}frames(e,t){let r=Te(t,["java/util/Arrays","toString","([Ljava/lang/Object;)Ljava/lang/String;"],"pointer",["pointer"],[e]);return We(t,r,65536).text.slice(1,-1).split(", ").slice(0,Tr).map(k0)}},ti=class{throwable;arrays;ids;make;get;compute;constructor(e){this.throwable=Se(e,"java/lang/Throwable"),this.arrays=Se(e,"java/util/Arrays"),this.ids={init:st(e,"java/lang/Throwable","<init>","()V"),trace:st(e,"java/lang/Throwable","getStackTrace","()[Ljava/lang/StackTraceElement;"),hash:st(e,"java/util/Arrays","hashCode","([Ljava/lang/Object;)I",!0)},this.make=e.constructor([]),this.get=e.vaMethod("pointer",[]),this.compute=e.staticVaMethod("int32",["pointer"])}take(e){let{handle:t}=e,r=this.make(t,this.throwable,this.ids.init);r.isNull()&&e.throwIfExceptionPending();let o=this.get(t,r,this.ids.trace);return o.isNull()&&e.throwIfExceptionPending(),e.deleteLocalRef(r),o}hash(e,t){return this.compute(e.handle,this.arrays,this.ids.hash,t)}};function k0(n){let e=n.split("(")[0].split("/"),t=e[e.length-1];return!t.startsWith("0x")||e.length<2?t:`${e[e.length-2]}.${t.split(".").pop()}`}var x0={hash:"",frames:[],caller:null,direct:"",text:'"caller":null,"stack_hash":null'},A0={walk:()=>x0};function Ec(n,e){return e==="none"?A0:n!==null&&e==="auto"?new Ys(n):new ei}var Lr=class{method;group;pause;actives=[];reporters=[];intervention=null;learned=null;feeds=[];fed=[];plan=[];isStatic;types;isPlain=!0;needsRoomBefore=!1;needsRoomAfter=!1;direct=null;implementation;constructor(e,t,r,o,s){this.method=e,this.group=t,this.pause=o,this.types=e.argumentTypes.map(a=>a.className).join(","),this.isStatic=e.type===Gt,Ll(e);let i=this;if(this.implementation=function(...a){return r.onCall(i,this,a)},s&&qe()==="hotspot"){let a=new mr(e,(l,c,u)=>r.onDirect(this,a,l,c,u));this.direct=a}}add(e){this.actives.includes(e)||(this.actives.push(e),e.spec.intervention===null?this.report(e):this.intervene(e))}report(e){this.reporters=[...this.reporters,e],this.plan=[...this.plan,{active:e,crypto:null,stack:null,done:!1}],this.isPlain&&=e.isPlain,this.needsRoomBefore||=e.needsRoom,this.needsRoomAfter||=e.makesReferences}intervene(e){this.intervention??=e,this.direct!==null&&(this.direct=null,this.install())}feed(e,t){this.fed.includes(t)||this.fed.push(t),!this.feeds.includes(e)&&(this.feeds.push(e),this.isPlain=!1,this.needsRoomBefore=!0)}install(){this.direct===null?Js(this.method,this.implementation):this.direct.install(this.implementation)}remove(){this.method.implementation=null}};var jn="Ljava/lang/String;",Mr=class{caPem;manager=null;invoke=new ve("invoke","method");constructor(e){this.caPem=e}passed(e,t,r){for(let o of r){let s=o instanceof ae?this.chainOf(e,o.$h):null;if(s===null||!this.accepts(e,s))continue;let{className:i}=t.returnType;return i==="void"?{result:void 0}:i==="boolean"?{result:!0}:i!=="java.util.List"?null:{result:new ae(wc(e,s),null)}}return null}accepts(e,t){this.manager??=e.newGlobalRef(this.makeManager(e));try{return xn(e,this.manager,["javax/net/ssl/X509TrustManager","checkServerTrusted",`([Ljava/security/cert/X509Certificate;${jn})V`],["pointer","pointer"],[t,e.newStringUtf("UNKNOWN")]),!0}catch{return!1}}chainOf(e,t){if(Ke(e,t,"[Ljava/security/cert/X509Certificate;"))return t;if(Ke(e,t,"java/util/Collection"))return this.asArray(e,t);if(Ms(e,t))return this.asArray(e,wc(e,t));let r=this.invoke.read(e,t);return!(r instanceof NativePointer)||!Ke(e,r,"java/util/Collection")?null:this.asArray(e,r)}asArray(e,t){let r=e.newObjectArray(0,e.findClass("java/security/cert/X509Certificate"),NULL),o="([Ljava/lang/Object;)[Ljava/lang/Object;";try{return ne(e,t,["java/util/Collection","toArray",o],["pointer"],[r])}catch{return null}}makeManager(e){let t="java/security/KeyStore",r="javax/net/ssl/TrustManagerFactory",o=Te(e,[t,"getDefaultType",`()${jn}`],"pointer"),s=ni(e,t,o);xn(e,s,[...[t,"load","(Ljava/io/InputStream;[C)V"]],["pointer","pointer"],[NULL,NULL]);let a=[t,"setCertificateEntry",`(${jn}Ljava/security/cert/Certificate;)V`];xn(e,s,[...a],["pointer","pointer"],[e.newStringUtf("consentinel"),this.certificate(e)]);let l=Te(e,[r,"getDefaultAlgorithm",`()${jn}`],"pointer"),c=ni(e,r,l);xn(e,c,[r,"init",`(L${t};)V`],["pointer"],[s]);let u=ne(e,c,[r,"getTrustManagers","()[Ljavax/net/ssl/TrustManager;"]);return e.getObjectArrayElement(u,0)}certificate(e){let t="java/security/cert/CertificateFactory",r=ni(e,t,e.newStringUtf("X.509")),o=e.newStringUtf(this.caPem),s=ne(e,o,["java/lang/String","getBytes","()[B"]),i=cr(e,"java/io/ByteArrayInputStream","([B)V",["pointer"],[s]);return ne(e,r,[t,"generateCertificate","(Ljava/io/InputStream;)Ljava/security/cert/Certificate;"],["pointer"],[i])}};function ni(n,e,t){return Te(n,[e,"getInstance",`(${jn})L${e};`],"pointer",["pointer"],[t])}function wc(n,e){return Te(n,[...["java/util/Arrays","asList","([Ljava/lang/Object;)Ljava/util/List;"]],"pointer",["pointer"],[e])}var ri="unpin.learned",Sc=1e3,I0=.05,C0="came after the start and was found by looking; its calls before that were not seen",jr=class{queue;guard;options;actives=[];byName=new Map;based=new Set;targets=new Map;classes=new vr;jvmti=qe()==="hotspot"?Ar.open():null;walker;calls;pauses;fields;isListening=!1;timer=null;said=new Map;constructor(e,t,r){this.queue=e,this.guard=t,this.options=r,this.pauses=new Cr(t,r.busy_limit,s=>this.sayStatus(s)),this.walker=Ec(this.jvmti,r.stacks);let o=new Ir(this.classes,(s,i)=>this.target(s,i),()=>this.learner());this.calls=new wr(e,t,this.walker,this.pauses,new Mr(r.trusted_ca),(s,i,a)=>o.learn(s,i,a)),this.fields=new kr(e,t,this.calls)}install(e){let t=e.map(s=>new Er(s,this.options));this.actives.push(...t);for(let s of t){let{class:i}=s.spec;i!==""?this.byName.set(i,[...this.byName.get(i)??[],s]):s.spec.id===ri&&s.set("active","nothing was learned yet")}let r=t.filter(s=>s.spec.class!==""&&!this.isOff(s));this.listen();let o=Oe(()=>Mt(s=>{let i=new Set(r.map(({spec:l})=>l.class)),a=this.classes.find(s,i);return ot(s,()=>{for(let l of r)this.hookFound(s,l,a.get(l.spec.class)??[]);this.hearBases(),this.hookImplementers(s,r)}),a}));for(let s of t)this.sayHook(s.spec),this.said.set(s,""),this.sayStatus(s);this.readFields(r,o)}tryCanaries(){let e=this.actives.filter(({spec:t})=>t.intervention===null);for(let[t,r]of Sr(this.queue,e,fc))for(let o of e.filter(({spec:s,state:i})=>s.family===t&&i==="active"))o.set("lost",`${r} did not hear a call of ours on start`),this.sayStatus(o)}javaStack(){return W.vm.tryGetEnv()===null?null:Oe(()=>Mt(e=>this.walker.walk(e)))}isOff(e){let{spec:t}=e;if(t.risk==="fragile"&&!this.options.enable.includes(t.id))return e.set("off","can crash some apps; enable it by name"),!0;if(qe()==="art"){let r=T0();if(r<t.since_api||r>(t.until_api??r))return e.set("absent",`is of API levels ${t.since_api} to ${t.until_api??"now"}, and this is ${r}`),!0}return!1}hookFound(e,t,r){if(r.length===0){t.set("absent",`class not found: ${t.spec.class}`);return}for(let o of r)this.hookClass(e,t,o)}hookClass(e,t,r){let{spec:o}=t;if(o.field!==""){t.set("active",null);return}try{let s=_t(r.wrapper,o.method),i=s.filter(c=>Ks(c,o.args));if(i.length===0){t.set(s.length===0?"absent":"failed",_c(o,s));return}let a=i.filter(c=>!Wt(e,c));for(let c of a)this.addTo(c,t);o.crypto!==null&&this.hookFeeders(e,r.wrapper,t,o.crypto),(a.length<i.length||o.interface)&&(t.bases.push(r),this.based.add(t));let l=a.length===0?"no implementer is loaded yet":null;(t.state!=="active"||t.reason!==null)&&t.set("active",l)}catch(s){t.set("failed",Qe(s))}}hookFeeders(e,t,r,o){for(let s of Vs[o])for(let i of _t(t,s))i.argumentTypes.length===1&&i.argumentTypes[0]?.className==="byte"||Wt(e,i)||this.target(i,{class:t.$n,method:s}).feed(o,r)}hookImplementers(e,t){let r=new Map;for(let s of t)for(let{klass:i}of s.bases)r.set(i,[...r.get(i)??[],s]);if(r.size===0)return;let o=[...r.values()];for(let[s,i]of this.classes.implementers(e,[...r.keys()]))for(let a of o[i])this.hookImplementer(e,a,s)}hookImplementer(e,t,r){let{spec:o}=t;this.guard.run(o.id,"implementer",()=>{for(let s of _t(r.wrapper,o.method))!Ks(s,o.args)||Wt(e,s)||(this.addTo(s,t),t.set("active",null))})}learner(){let e=this.actives.find(({spec:t})=>t.id===ri);if(e===void 0)throw new Error(`no ${ri}`);return e.set("active",null),e}addTo(e,t){this.target(e,t.spec).add(t)}target(e,t){let r=e.handle.toString(),o=this.targets.get(r);if(o===void 0){let s=this.options.calls==="auto";o=new Lr(e,`${t.class}.${t.method}`,this.calls,this.pauses.none(),s),this.targets.set(r,o),o.install()}return o}readFields(e,t){Oe(()=>Mt(r=>{for(let o of e){let{spec:s}=o;s.field===""||o.state!=="active"||(this.fields.read(r,o,t.get(s.class)?.[0]),o.state!=="active"&&this.sayStatus(o))}}))}sayHook(e){let{id:t,method:r,data_type:o,event:s,risk:i,intervention:a}=e;this.queue.put("hook",{hook:t,class:e.class,method:r,data_type:o,event:s,risk:i,intervention:a!==null})}sayStatus(e){let t=vc(e),r=JSON.stringify(t);(this.said.get(e)??r)!==r&&(this.said.set(e,r),this.queue.put("status",{...t}))}listen(){let e=r=>r.spec.class!==""&&r.state!=="off",t=[...new Set(this.actives.filter(e).map(({spec:r})=>r.class))];if(this.isListening)return this.hears?.setNames(t);this.isListening=!0,this.hears===null?this.lookAgainIn(Sc):this.hears.onClassPrepared(t,r=>this.onClass(r))}get hears(){return this.options.classes==="auto"?this.jvmti:null}hearBases(){let e=[...this.based].flatMap(t=>t.bases.map(({klass:r})=>r));this.hears?.setBases([...new Set(e)])}lookAgainIn(e){this.timer=setTimeout(()=>{let t=Date.now();Oe(()=>this.guard.run("agent","later",()=>W.vm.perform(r=>this.lookAgain(r)))),this.isListening&&this.lookAgainIn(Math.max(Sc,(Date.now()-t)/I0))},e)}lookAgain(e){Mt(()=>{let t=this.actives.filter(({state:i})=>i!=="off"&&i!=="failed"),r=new Set(t.map(({spec:i})=>i.class)),o=t.flatMap(i=>i.bases.map(({klass:a})=>a)),s=this.classes.newcomers(e,r,o);s.length!==0&&ot(e,()=>{for(let i of s)this.hookLater(e,i,this.meantBy(e,i.name,i.klass));this.hookImplementers(e,t.filter(i=>i.bases.some(a=>s.includes(a))))})})}onClass(e){Oe(()=>this.guard.run("agent","class",()=>W.vm.perform(t=>{let r=this.jvmti.className(e),o=this.meantBy(t,r,e);if(o.length===0)return;let s=this.classes.take(t,r,e);ot(t,()=>{this.hookLater(t,s,o),this.hookEarlier(t,s,o.filter(({bases:i})=>i.includes(s)))})})))}hookEarlier(e,t,r){if(r.length!==0){this.hearBases();for(let o of this.jvmti.loadedBelow(e,t.klass)){let s=this.jvmti.className(o),i=this.classes.take(e,s,o);for(let a of r)this.hookImplementer(e,a,i)}}}meantBy(e,t,r){return[...new Set([...this.byName.get(t)??[],...this.based])].filter(({bases:s,spec:i,state:a})=>a==="off"||a==="failed"?!1:i.class===t||s.some(l=>An(e,r,l.klass)))}hookLater(e,t,r){for(let o of r){let s=`${o.state} ${o.reason}`;o.spec.class===t.name?this.hookClass(e,o,t):this.hookImplementer(e,o,t),this.timer!==null&&(o.cameLater=!0),s!==`${o.state} ${o.reason}`&&this.sayStatus(o)}}status(){return this.actives.map(vc)}sayAll(){for(let e of this.actives)this.sayStatus(e)}uninstall(){this.close(),this.pauses.close(),W.vm.perform(e=>{this.fields.restore(e),ot(e,()=>{for(let t of this.targets.values())t.remove()})}),this.targets.clear()}close(){this.isListening&&(this.isListening=!1,this.timer!==null&&clearTimeout(this.timer),this.jvmti?.close())}};function vc({spec:n,state:e,reason:t,cameLater:r,calls:o,dropped:s}){let i=t??(r&&e==="active"?C0:null);return{hook:n.id,state:e,reason:i,calls:o,dropped:s}}function T0(){return W.use("android.os.Build$VERSION").SDK_INT.value}var kc=new NativeFunction(Module.getGlobalExportByName("getpid"),"int",[]),N0=kc();function xc(){return kc()!==N0}var L0=/^\/(?:system|apex|vendor|system_ext|product|lib|lib64|usr\/lib|usr\/lib64)\//,M0=/^(?:libjvm|libjava|libnio|libnet|libart|libjli|frida-agent.*)\.so$|^ld-|^linker/,Or=new Map;function j0(n){let e=n.toString(),t=Or.get(e);return t===void 0&&(Or.size>=8192&&Or.clear(),t=O0(n),Or.set(e,t)),t}function O0(n){let e=Process.findModuleByAddress(n);if(e===null)return{text:"unknown",isApp:!1};let t=DebugSymbol.fromAddress(n).name,r=t!==null&&!t.startsWith("0x"),o=!L0.test(e.path)&&!M0.test(e.name),s=`${e.name}!${r?t:`+${n.sub(e.base)}`}`;return{text:o?s:`system:${s}`,isApp:o}}function Ac(n,e){let t=Thread.backtrace(n,Backtracer.ACCURATE).slice(0,16).map(j0),r=t.find(({isApp:i})=>i)?.text??null,o=[...t.filter(({text:i})=>i!=="unknown").map(({text:i})=>i),...e?.frames??[]];return{hash:Checksum.compute("sha256",o.join(`
`)).slice(0,16),frames:o,caller:r??e?.caller??null}}var si=class{spec;state="active";reason="no library with it is loaded yet";calls=0;dropped=0;tests;skipped;rate;constructor(e,t){this.spec=e,this.tests=e.when.map(r=>new RegExp(r)),this.skipped=e.skip_callers.length>0?Cc(e.skip_callers):null,this.rate=e.risk==="hot"?new yt(t.hot_limit):null,e.risk==="fragile"&&!t.enable.includes(e.id)&&(this.state="off",this.reason="can crash some apps; enable it by name")}means(e){return(this.state==="active"||this.state==="lost")&&(this.tests.length===0||this.tests.some(t=>t.test(e)))}skips(e){return this.skipped!==null&&this.skipped.test(e)}letGo(){this.calls++,this.dropped++}admits(e){return this.calls++,this.rate===null||this.rate.allows(e.t_mono)?!0:(this.dropped++,!1)}},ii=class n{perSecond;static EVERY=256;n=0;since=-1/0;isOver=!1;constructor(e){this.perSecond=e}isTooMany(){if(++this.n%n.EVERY===0){let{t_mono:e}=je();this.isOver=n.EVERY>this.perSecond*(e-this.since),this.since=e}return this.isOver}};function Cc(n){let e=n.map(t=>t.replace(/[.+?^${}()|[\]\\]/g,"\\$&").replace(/\*/g,".*"));return new RegExp(`^(?:${e.join("|")})$`)}var P0=/^lib(?:jvm|jimage|zip|art|artbase|dexfile)\.so$/,R0=100,F0=1e4,U0=64<<20,ai=new Map;function D0(n,e){let t=ai.get(n);return t!==void 0&&e.compare(t)<0&&t.sub(e).compare(ptr(U0))<0}var Pr=class{units;queue;guard;javaStack;watched=[];listeners=[];attached=new Set;sentStacks=new Set;seen=new Set;apiLevel=null;busyLimit=1/0;observer=null;timer=null;constructor(e,t,r,o=()=>null){this.units=e,this.queue=t,this.guard=r,this.javaStack=o}install(e,t){this.apiLevel=t.api_level,this.busyLimit=t.busy_limit,this.watched.push(...e.map(r=>new si(r,t))),this.seen.clear(),this.observer??=Process.attachModuleObserver({onAdded:r=>this.onLibrary(r),onRemoved:r=>this.seen.delete(oi(r))}),this.lookAgain(R0);for(let r of this.watched){let{id:o,unit:s,symbols:i,data_type:a,event:l,risk:c}=r.spec,u=i.join(", ");this.queue.put("hook",{hook:o,class:s,method:u,data_type:a,event:l,risk:c,intervention:l==="intervention"}),this.sayStatus(r)}}tryCanaries(){for(let[e,t]of Sr(this.queue,this.watched,cc))for(let r of this.watched.filter(({spec:o,state:s})=>o.family===e&&s==="active"))r.state="lost",r.reason=`${t} did not hear a call of ours on start`,this.sayStatus(r)}lookAgain(e){for(let t of Process.enumerateModules())this.onLibrary(t);this.timer!==null&&clearTimeout(this.timer),this.timer=setTimeout(()=>this.lookAgain(Math.min(2*e,F0)),e)}onLibrary(e){this.seen.has(oi(e))||(this.seen.add(oi(e)),Oe(()=>this.guard.run("native","library",()=>this.look(e))),Interceptor.flush())}look(e){for(let[t,r]of Object.entries(this.units)){let o=this.watched.filter(({spec:u,state:d})=>u.unit===t&&d!=="off"),s=new Set(o.flatMap(({spec:u})=>u.symbols));if(s.size===0)continue;let i=o.some(({spec:u})=>u.hidden_in.length>0&&Cc(u.hidden_in).test(e.name)),a=V0(e,i),l=[...s].filter(u=>a(u)!==null),c=this.library(e,a,o);l.length>0?this.attachAll(r,o,l,c):r.search?.(this.nameless(e,c,o))}}nameless(e,t,r){return{module:e,library:t,attach:(o,s,i)=>{try{let a=Interceptor.attach(o,this.callbacks(i,r,t.name,s));return this.listeners.push(a),()=>a.detach()}catch{return null}},conclude:o=>{for(let s of r.filter(i=>i.reason!==null))s.reason=o,this.sayStatus(s)}}}library(e,t,r){return{name:e.name,specs:r.map(({spec:o})=>o),apiLevel:this.apiLevel,find:t,isMeant:o=>r.some(s=>s.means(o)),put:(o,s)=>this.queue.put(o,{...s})}}attachAll(e,t,r,o){let s=e.handlers(o);for(let i of r){let a=s[i],l=o.find(i),c=t.filter(({spec:d})=>d.symbols.includes(i)),u=`${c[0]?.spec.unit} ${l}`;if(!(a===void 0||this.attached.has(u))){this.attached.add(u);try{this.listeners.push(Interceptor.attach(l,this.callbacks(a,c,o.name,i)));for(let d of c)d.reason=null}catch{for(let d of c.filter(({reason:h})=>h!==null))d.state="failed",d.reason=`${i} of ${o.name} cannot be watched`}}}}callbacks(e,t,r,o){let s=this,i=t[0]?.spec.id??"native",a=t.every(({spec:l})=>l.risk==="hot")?new ii(this.busyLimit/3):null;return{onEnter(l){this.kept=null;let c=this.threadId;if(!(D0(c,this.context.sp)||Ve().ours)&&(this.kept=s.guard.run(i,"before",()=>e.before(l,this)),this.kept!==null)){if(a!==null&&a.isTooMany()){this.kept=null;for(let u of t)u.letGo();return}this.at=je(),ai.set(c,this.context.sp)}},onLeave(l){this.kept===null||this.kept===void 0||(ai.delete(this.threadId),Oe(()=>s.guard.run(i,"after",()=>{let c=e.after(this.kept,l,this.errno,this);c.length>0&&s.report(t,c,this,{library:r,symbol:o})})))}}}report(e,t,r,o){let s=r.at,i=null;for(let a of t)for(let l of e.filter(c=>c.means(a.subject))){let{canary:c}=Ve();if(c!==null){c.add(l.spec.id);continue}let u=B0(r.returnAddress);if(u===null||l.skips(u)||!l.admits(s))continue;i??=Ac(r.context,P0.test(u)?null:this.javaStack()),this.sayStack(i,s);let d={hook:l.spec.id,tid:r.threadId,value:a.value??null,values:a.values??[],args:a.args??[],crypto:a.crypto??null,caller:i.caller,stack_hash:i.hash,error:a.error??null,truncated:a.truncated??!1,module:o.library,symbol:o.symbol};this.queue.put("native",d,s,l.calls===1)||l.dropped++}}sayStack(e,t){this.sentStacks.has(e.hash)||this.queue.put("stack",{stack_hash:e.hash,frames:e.frames},t)&&this.sentStacks.add(e.hash)}sayStatus(e){this.queue.put("status",{...Ic(e)})}status(){return this.watched.map(Ic)}sayAll(){for(let e of this.watched)this.sayStatus(e)}uninstall(){this.observer?.detach(),this.observer=null,this.timer!==null&&clearTimeout(this.timer);for(let e of this.listeners.splice(0))e.detach();for(let e of Object.values(this.units))e.close?.();Interceptor.flush()}};function oi(n){return`${n.base} ${n.path}`}function Ic({spec:n,state:e,reason:t,calls:r,dropped:o}){return{hook:n.id,state:e,reason:t,calls:r,dropped:o}}function B0(n){let e=Process.findModuleByAddress(n);return e!==null?e.name:Process.findRangeByAddress(n)===null?null:""}function V0(n,e){let t=n.base.add(n.size),r=new Map,o=null;return s=>{let i=r.get(s);return i===void 0&&(i=n.findExportByName(s),i!==null&&(i.compare(n.base)<0||i.compare(t)>=0)&&(i=null),i===null&&e&&(o??=new Map(n.enumerateSymbols().filter(({type:a})=>a==="function").map(a=>[a.name,a.address])),i=o.get(s)??null),r.set(s,i)),i}}function B(n,e){return{before:n,after:(t,r,o,s)=>e(t,r,o,s)}}var Tc=new Map;function ce(n,e,t){let r=`${n} ${e}(${t.join(",")})`,o=Tc.get(r);return o===void 0&&(o=new NativeFunction(n,e,t,{scheduling:"exclusive",exceptions:"propagate"}),Tc.set(r,o)),o}var $0=3224396289,z0=1077961472,H0=1078485777,Nc=2151707139,J0=new Set([29189,29201,29202]),G0=1,Z0=8192,q0=256,W0=4096,Lc=32,Rr=new Map;function Mc(n,e){let t=[];for(let r=0;r+4<=e;){let o=n.add(r).readU32(),s=o>>>16&16383;if(r+4+s>e)break;t.push({code:o,at:n.add(r+4),size:s}),r+=4+s}return t}function jc(n,e,t,r){if(e+4>t)return null;let o=n.add(e).readS32();return o<0||o>r||e+4+2*(o+1)>t||n.add(e+4+2*o).readU16()!==0?null:{text:o===0?"":n.add(e+4).readUtf16String(o),end:e+4+(2*(o+1)+3&-4)}}function K0(n,e){for(let t of[4,8,12]){let r=jc(n,t,e,q0);if(r!==null&&/^[A-Za-z][\w.$]*\.[\w.$]+$/.test(r.text))return{name:r.text,end:r.end}}return null}function X0(n,e,t){let r=Math.min(t,Z0)-e;if(r<=0)return null;let o=new Uint8Array(n.add(e).readByteArray(r)),s=String.fromCharCode(...o),i=/content:\/\/[!-~]+/.exec(s)?.[0];if(i!==void 0)return i;let a=/c\0o\0n\0t\0e\0n\0t\0:\0\/\0\/\0(?:[!-~]\0)+/.exec(s)?.[0];return a===void 0?null:a.replace(/\0/g,"")}function Q0(n,e){let t=new Map;for(let{binder:r}of n){if(r===null)continue;let o=t.get(r.interface)??new Map;t.set(r.interface,o);for(let[s,i]of Object.entries(r.codes)){let a=i.find(([l,c])=>l<=e&&e<=c);a!==void 0&&o.set(a[2],{name:s,isText:r.reply==="text"})}}return t}function Y0(n,e){let t=n.add(16).readU32(),r=Number(n.add(32).readU64()),o=n.add(48).readPointer();if(o.isNull()||r<8)return null;let s=K0(o,r),i=s===null?void 0:e.get(s.name)?.get(t);if(s===null||i===void 0)return null;let a=X0(o,s.end,r),l=`${s.name}.${i.name}`;return{subject:a===null?l:`${l} ${a}`,args:[l,a],isText:i.isText}}function ey(n,e){let t=Number(n.add(32).readU64()),r=n.add(48).readPointer(),{subject:o,args:s}=e;if(r.isNull()||t<4)return{subject:o,args:s};let i=r.readS32();return i!==0?{subject:o,args:s,error:`exception ${i}`}:{subject:o,args:s,value:e.isText?jc(r,4,t,W0)?.text??null:null}}var li=class{library;names=null;constructor(e){this.library=e}known(){return this.names??=Q0(this.library.specs,this.library.apiLevel??ty()),this.names}written(e,t,r){let o=[];for(let{code:s,at:i}of Mc(t,r)){if(s!==z0&&s!==H0)continue;let a=Y0(i,this.known());(i.add(20).readU32()&G0)===0?e.push(a):a!==null&&o.push({subject:a.subject,args:a.args})}return e.length>Lc&&e.splice(0,e.length-Lc),o}read(e,t,r){let o=[];for(let{code:s,at:i}of Mc(t,r)){if(s!==Nc&&!J0.has(s))continue;let a=e.pop()??null;a!==null&&o.push(s===Nc?ey(i,a):{subject:a.subject,args:a.args,error:"no reply"})}return o}};function ty(){let n=Module.findGlobalExportByName("__system_property_get");if(n===null)return 0;let e=Memory.alloc(92);return ce(n,"int",["pointer","pointer"])(Memory.allocUtf8String("ro.build.version.sdk"),e),Number(e.readUtf8String())||0}var Oc={handlers:n=>{let e=new li(n);return{ioctl:B(t=>{if(t[1].toUInt32()!==$0)return null;let r=t[2],o=Process.getCurrentThreadId(),s=Rr.get(o)??[],i=Number(r.readU64()),a=Number(r.add(8).readU64()),l=r.add(16).readPointer(),c=l.isNull()?[]:e.written(s,l.add(a),i-a);return s.length>0&&Rr.set(o,s),{exchange:r,found:c}},({exchange:t,found:r})=>{let o=Process.getCurrentThreadId(),s=Rr.get(o)??[],i=Number(t.add(32).readU64()),a=t.add(40).readPointer(),l=a.isNull()?[]:e.read(s,a,i);return s.length===0&&Rr.delete(o),[...r,...l]})}}};var ny=512,Kt=class n{parts=[];n=0;total=0;get isCut(){return this.total>this.n}add(e,t){if(t<=0||e.isNull())return;let r=Math.min(t,fr-this.n);r>0&&this.parts.push(e.readByteArray(r)),this.n+=Math.max(0,r),this.total+=t}copy(){let e=new n;return e.parts=[...this.parts],e.n=this.n,e.total=this.total,e}text(){let e=Memory.alloc(Math.max(1,this.n)),t=e;for(let r of this.parts)t.writeByteArray(r),t=t.add(r.byteLength);return le(e,this.n)}},ut=class{algorithm="";operation=null;key=null;iv=null;input=new Kt;output=new Kt;clear(){this.input=new Kt,this.output=new Kt}found(){let{algorithm:e,operation:t,key:r,iv:o,input:s,output:i}=this,a={algorithm:e,mode:t==="encrypt"||t==="decrypt"?ry(e):null,op:t??"unknown",key:r,iv:o,input:s.text(),output:i.text(),input_length:s.total,output_length:i.total};return{subject:e,crypto:a,truncated:s.isCut||i.isCut}}};function ry(n){return/(?:^|[-/_])(ECB|CBC|CTR|GCM|CFB\d*|OFB|CCM|XTS|Poly1305)(?:$|[-/_])/i.exec(n)?.[1]?.toUpperCase()??null}var bt=class{byAddress=new Map;of(e){let t=e.toString(),r=this.byAddress.get(t)??new ut;return this.byAddress.delete(t),this.byAddress.size>=ny&&this.byAddress.delete(this.byAddress.keys().next().value),this.byAddress.set(t,r),r}fresh(e){return this.byAddress.delete(e.toString()),this.of(e)}copy(e,t){let{algorithm:r,operation:o,key:s,iv:i,input:a,output:l}=this.of(t);Object.assign(this.fresh(e),{algorithm:r,operation:o,key:s,iv:i,input:a.copy(),output:l.copy()})}drop(e){this.byAddress.delete(e.toString())}},oy={MD5:"MD5",SHA1:"SHA-1","SHA2-224":"SHA-224",SHA224:"SHA-224","SHA2-256":"SHA-256",SHA256:"SHA-256","SHA2-384":"SHA-384",SHA384:"SHA-384","SHA2-512":"SHA-512",SHA512:"SHA-512",SM3:"SM3"};function Xt(n){return oy[n.toUpperCase()]??n}function On(n){return`Hmac${Xt(n).replace("-","")}`}function Qt(n,e,t){let r=new ut;return r.operation=n,r.algorithm=e,t.key!==void 0&&(r.key=le(...t.key)),r.input.add(...t.input),r.output.add(...t.output),r.found()}var en="encrypt",tn="decrypt",Et=new bt,ui=class{library;constructor(e){this.library=e}ask(e,t,...r){for(let o of r){let s=this.library.find(o);if(s!==null)return ce(s,t,["pointer"])(e)}return null}nameOf(e){let t=this.ask(e,"pointer","EVP_CIPHER_get0_name");if(t!==null&&!t.isNull())return t.readUtf8String()??"";let r=this.ask(e,"int","EVP_CIPHER_nid","EVP_CIPHER_get_nid"),o=this.library.find("OBJ_nid2sn");return r===null||o===null?"unknown":ce(o,"pointer",["int"])(r).readUtf8String()??"unknown"}begin({object:e,cipher:t,key:r,iv:o,operation:s}){let i=t.isNull()?Et.of(e):Et.fresh(e);i.clear(),t.isNull()||(i.algorithm=this.nameOf(t)),s!==null&&(i.operation=s);let a=["EVP_CIPHER_CTX_get_key_length","EVP_CIPHER_CTX_key_length"];r.isNull()||(i.key=le(r,this.ask(e,"int",...a)??0));let l=["EVP_CIPHER_CTX_get_iv_length","EVP_CIPHER_CTX_iv_length"];o.isNull()||(i.iv=le(o,this.ask(e,"int",...l)??0))}};function dt(n,e,t){return B(r=>{let o=typeof t=="number"?r[t].toInt32():null,s=o===null?t:o===1?en:o===0?tn:null;return{object:r[0],cipher:r[1],key:r[e],iv:r[e+1],operation:s}},(r,o)=>(o.toInt32()===1&&n.begin(r),[]))}var ci=B(n=>{let e=n[1];if(e.isNull())return null;let t=Et.of(n[0]);return t.input.add(n[3],n[4].toInt32()),{running:t,out:e,length:n[2]}},({running:n,out:e,length:t},r)=>(r.toInt32()===1&&n.output.add(e,t.readInt()),[])),Yt=B(n=>({running:Et.of(n[0]),out:n[1],length:n[2]}),({running:n,out:e,length:t},r)=>{r.toInt32()===1&&n.output.add(e,t.readInt());let o=n.found(),s=n.input.total>0;return n.clear(),s?[{...o,error:r.toInt32()===1?null:"final failed"}]:[]}),sy=B(n=>{let e=Et.fresh(n[0]);return e.algorithm="AEAD",e.key=le(n[2],n[3].toUInt32()),n[0]},()=>[]);function Pc(n){return B(e=>{let t=Et.of(e[0]),r=new ut;return r.algorithm=t.algorithm||"AEAD",r.key=t.key,r.operation=n,r.iv=le(e[4],e[5].toUInt32()),r.input.add(e[6],e[7].toUInt32()),{running:r,out:e[1],length:e[2]}},({running:e,out:t,length:r},o)=>o.toInt32()!==1?[]:(e.output.add(t,Number(r.readULong())),[e.found()]))}var Rc=B(n=>{let e=Et.fresh(n[2]),t=n[1].toInt32();return e.algorithm=`AES-${t}-CBC`,e.key=le(n[0],t/8),n[2]},()=>[]),iy=B(n=>{let e=Et.of(n[3]),t=new ut,r=n[2].toUInt32();return t.algorithm=e.algorithm||"AES-CBC",t.key=e.key,t.operation=n[5].toInt32()===1?en:tn,t.iv=le(n[4],16),t.input.add(n[0],r),{running:t,out:n[1],length:NULL,n:r+15&-16}},({running:n,out:e,n:t})=>(n.output.add(e,t),[n.found()])),Fc={handlers:n=>{let e=new ui(n);return{EVP_EncryptInit:dt(e,2,en),EVP_EncryptInit_ex:dt(e,3,en),EVP_EncryptInit_ex2:dt(e,2,en),EVP_DecryptInit:dt(e,2,tn),EVP_DecryptInit_ex:dt(e,3,tn),EVP_DecryptInit_ex2:dt(e,2,tn),EVP_CipherInit:dt(e,2,4),EVP_CipherInit_ex:dt(e,3,5),EVP_CipherInit_ex2:dt(e,2,4),EVP_EncryptUpdate:ci,EVP_DecryptUpdate:ci,EVP_CipherUpdate:ci,EVP_EncryptFinal:Yt,EVP_EncryptFinal_ex:Yt,EVP_DecryptFinal:Yt,EVP_DecryptFinal_ex:Yt,EVP_CipherFinal:Yt,EVP_CipherFinal_ex:Yt,EVP_AEAD_CTX_init:sy,EVP_AEAD_CTX_seal:Pc(en),EVP_AEAD_CTX_open:Pc(tn),AES_set_encrypt_key:Rc,AES_set_decrypt_key:Rc,AES_cbc_encrypt:iy}}};var Bc={MD5:16,SHA1:20,SHA224:28,SHA256:32,SHA384:48,SHA512:64},ze=new bt,pi=class{library;constructor(e){this.library=e}ask(e,t,...r){for(let o of r){let s=this.library.find(o);if(s!==null)return ce(s,t,["pointer"])(e)}return null}nameOf(e){if(e.isNull())return"";let t=this.ask(e,"pointer","EVP_MD_get0_name");if(t!==null&&!t.isNull())return t.readUtf8String()??"";let r=this.ask(e,"int","EVP_MD_type","EVP_MD_get_type"),o=this.library.find("OBJ_nid2sn");return r===null||o===null?"unknown":ce(o,"pointer",["int"])(r).readUtf8String()??"unknown"}sizeOf(e){return this.ask(e,"int","EVP_MD_get_size","EVP_MD_size")??0}nameIn(e,...t){let r=this.ask(e,"pointer",...t);return r===null?"":this.nameOf(r)}outputSize(e){return this.ask(e,"int","EVP_MAC_CTX_get_mac_size")??0}};function di(){return B(n=>(ze.of(n[0]).input.add(n[1],n[2].toUInt32()),!0),()=>[])}function fi(n){return B(e=>{let t=e[1],r=t.isNull()?ze.of(e[0]):ze.fresh(e[0]);return r.clear(),r.operation="digest",t.isNull()||(r.algorithm=Xt(n.nameOf(t))),e[0]},()=>[])}function _i(n){return{object:n[0],out:n[1],length:n[2]}}function Vc(n,e,t,r){return n.output.add(t,r),ze.drop(e),[n.found()]}function Uc(n){return B(e=>{let t=_i(e),o=ze.of(t.object).algorithm||Xt(n.nameIn(t.object,"EVP_MD_CTX_get0_md","EVP_MD_CTX_md"));return{...t,algorithm:o,size:Bc[o.replace("-","")]??0}},({object:e,out:t,length:r,algorithm:o,size:s},i)=>{if(i.toInt32()!==1)return[];let a=ze.of(e);return a.operation="digest",a.algorithm=o,Vc(a,e,t,r.isNull()?s:r.readU32())})}function Dc(n){return B(e=>{let[t,r,o,s]=[0,1,2,3].map(a=>e[a]),i=ze.of(t);return i.clear(),i.operation="mac",r.isNull()||(i.key=le(r,o.toInt32())),s.isNull()||(i.algorithm=On(n.nameOf(s))),t},()=>[])}var ay=B(_i,({object:n,out:e,length:t},r)=>{let o=ze.of(n);if(r.toInt32()!==1||o.operation!=="mac")return[];o.output.add(e,t.isNull()?0:t.readU32());let s=o.found();return o.clear(),[s]}),ly=B(n=>{let e=ze.of(n[0]);e.clear(),e.operation="mac";let t=n[1];return t.isNull()||(e.key=le(t,n[2].toUInt32())),n[0]},()=>[]),cy={16:"HmacMD5",20:"HmacSHA1",32:"HmacSHA256",48:"HmacSHA384",64:"HmacSHA512"},uy=B(_i,({object:n,out:e,length:t},r)=>{let o=ze.of(n);if(r.toInt32()!==1||e.isNull()||o.operation!=="mac")return[];let s=Number(t.readULong());return o.algorithm=cy[s]??"MAC",Vc(o,n,e,s)});function mi(n){return B(n,({algorithm:e,key:t,input:r,output:o,size:s},i)=>{let a=o.isNull()?i:o;if(i.isNull()||a.isNull())return[];let l={input:r,output:[a,s]};return[t===null?Qt("digest",e,l):Qt("mac",e,{...l,key:t})]})}function Fr(n){return mi(e=>({algorithm:Xt(n),key:null,input:[e[0],e[1].toUInt32()],output:e[2],size:Bc[n]}))}var hi=B(n=>[n[0],n[1]],([n,e],t)=>(t.toInt32()===1&&ze.copy(n,e),[])),$c={handlers:n=>{if(n.find("EVP_DigestUpdate")===null)return{};let e=new pi(n);return{EVP_DigestInit:fi(e),EVP_DigestInit_ex:fi(e),EVP_DigestInit_ex2:fi(e),EVP_DigestUpdate:di(),EVP_MD_CTX_copy:hi,EVP_MD_CTX_copy_ex:hi,EVP_DigestFinal:Uc(e),EVP_DigestFinal_ex:Uc(e),EVP_Digest:mi(t=>({algorithm:Xt(e.nameOf(t[4])),key:null,input:[t[0],t[1].toUInt32()],output:t[2],size:e.sizeOf(t[4])})),HMAC:mi(t=>({algorithm:On(e.nameOf(t[0])),key:[t[1],t[2].toInt32()],input:[t[3],t[4].toUInt32()],output:t[5],size:e.sizeOf(t[0])})),HMAC_Init:Dc(e),HMAC_Init_ex:Dc(e),HMAC_Update:di(),HMAC_Final:ay,HMAC_CTX_copy:hi,EVP_MAC_init:ly,EVP_MAC_update:di(),EVP_MAC_final:uy,MD5:Fr("MD5"),SHA1:Fr("SHA1"),SHA256:Fr("SHA256"),SHA512:Fr("SHA512")}}};var dy=/\b(?!00:00:00:00:00:00)[0-9a-f]{2}(?::[0-9a-f]{2}){5}\b/gi,fy=64;function hy(n){let e=/\/(?:iSerial|serial_number|serial|cid)$/.test(n),t=/\/address$/.test(n)||n.endsWith("/arp"),r=n==="/proc/cpuinfo";if(!e&&!t&&!r)return[];let o=Mn(n);return o===null?[]:t?[...new Set(o.match(dy)??[])].slice(0,fy):r?(/^Serial\s*:\s*(\S+)/m.exec(o)??[]).slice(1,2):o.trim()===""?[]:[o.trim()]}function wt(n,e,t){return B(r=>{let o=r[e];if(o.isNull()||o.readU8()!==47)return null;let s=_e(o,4096);return n.isMeant(s)?s:null},(r,o,s)=>{if(!(t?!o.isNull():o.toInt32()>=0))return[{subject:r,args:[r],error:hr(s)}];let[a=null,...l]=hy(r);return[{subject:r,value:a,values:l,args:[r]}]})}var zc={handlers:n=>({open:wt(n,0,!1),open64:wt(n,0,!1),__open_2:wt(n,0,!1),openat:wt(n,1,!1),openat64:wt(n,1,!1),__openat_2:wt(n,1,!1),fopen:wt(n,0,!0),fopen64:wt(n,0,!0)})};var py=2,my=524288,_y=16<<20,gy=/^\/proc\/(self|thread-self|\d+)(?:\/task\/\d+)?\/(maps|smaps|status|comm)$/,yy=/frida|^memfd:/i;function Pn(n,e,t,...r){let o=n.find(e)??Module.findGlobalExportByName(e);if(o===null)throw new Error(`no ${e}`);let s=r.map(i=>typeof i=="number"?"int":"pointer");return ce(o,t,s)(...r)}function qc(n){let e=Process.findModuleByAddress(n.returnAddress);return e===null||yy.test(e.name)}function Wc(n,e,t){let r=_e(n[e],4096);return r===null||!r.startsWith("/")||qc(t)?null:r.replace(/\/{2,}/g,"/")}var gi=class{library;tests;constructor(e){this.library=e,this.tests=bi(e,"paths").map(t=>new RegExp(t))}failing(e,t,r=()=>{}){return B((o,s)=>{let i=Wc(o,e,s);return i!==null&&this.tests.some(a=>a.test(i))?i:null},(o,s,i,a)=>(t.isNull()?s.isNull():s.toInt32()<0)?[]:(r(this.library,s),s.replace(t),a.errno=py,[{subject:o,args:[o]}]))}},yi=class{library;mapped;threads;constructor(e){this.library=e,this.mapped=Jc(bi(e,"mapped")),this.threads=Jc(bi(e,"threads"))}opening(e,t){return B((r,o)=>{let s=Wc(r,e,o),i=s===null?null:gy.exec(s);return i!==null&&(!/^\d/.test(i[1])||Number(i[1])===Process.id)?s:null},(r,o)=>{if(t?o.isNull():o.toInt32()<0)return[];let s=t?Pn(this.library,"fileno","int",o):o.toInt32(),i=Mn(r,_y),a=i===null?null:this.shown(r,i);return a===null||a===i?[]:(this.put(s,a),[{subject:r,args:[r]}])})}shown(e,t){let r=e.slice(e.lastIndexOf("/")+1);if(r==="comm")return this.threads?.test(t.trim())===!0?Hc():t;if(r==="maps")return t.split(`
`).filter(i=>this.mapped?.test(i)!==!0).join(`
`);if(r==="smaps")return this.withoutMapped(t);let o=/^Name:\t(.*)$/m.exec(t)?.[1]??"";return(this.threads?.test(o)===!0?t.replace(/^Name:\t.*$/m,()=>`Name:	${Hc().trim()}`):t).replace(/^TracerPid:\t\d+$/m,"TracerPid:	0")}withoutMapped(e){let t=!0;return e.split(`
`).filter(o=>(/^[0-9a-f]+-[0-9a-f]+ /.test(o)&&(t=this.mapped?.test(o)!==!0),t)).join(`
`)}put(e,t){let r=Uint8Array.from(t,a=>a.charCodeAt(0)),o=Memory.alloc(Math.max(1,r.length));o.writeByteArray(r.buffer);let s=this.call("memfd_create",Memory.allocUtf8String("cache"),1);if(s<0)throw new Error("memfd_create");let i=0;for(;i<r.length;){let a=this.write(s,o.add(i),r.length-i);if(a<=0)break;i+=a}this.call("lseek",s,0,0),this.call("dup3",s,e,my),this.call("close",s)}call(e,...t){return Number(Pn(this.library,e,"int",...t))}write(e,t,r){let o=this.library.find("write")??Module.getGlobalExportByName("write");return Number(ce(o,"ssize_t",["int","pointer","size_t"])(e,t,r))}};function Hc(){return Mn("/proc/self/comm")??`
`}function bi(n,e){return n.specs.flatMap(t=>t.lists?.[e]??[])}function Jc(n){return n.length===0?null:new RegExp(n.join("|"),"i")}function Gc(n,e,t){let r=Object.assign({},...n.specs.map(o=>o.properties??{}));return B((o,s)=>qc(s)?null:{key:o[e],into:o[t]},({key:o,into:s},i)=>{let a=_e(o)??"",l=r[a],c=_e(s,92);return l===void 0||c===null||c===""||c===l?[]:(s.writeUtf8String(l),i.replace(ptr(l.length)),[{subject:a,args:[a]}])})}var Kc=ptr(-1),by=(n,e)=>void Pn(n,"close","int",e.toInt32()),Ey=(n,e)=>void Pn(n,"fclose","int",e),wy=(n,e)=>void Pn(n,"closedir","int",e);function Zc(n,e){return B((t,r)=>{for(let o of[n,e]){let s=o.before(t,r);if(s!==null)return{handler:o,kept:s}}return null},({handler:t,kept:r},o,s,i)=>t.after(r,o,s,i))}function Sy(n){let e=o=>n.failing(o,Kc),t=["access","stat","stat64","lstat","lstat64","readlink"],r=["faccessat","fstatat","fstatat64","__xstat","__xstat64","__lxstat","__lxstat64","statx","readlinkat"];return Object.fromEntries([...t.map(o=>[o,e(0)]),...r.map(o=>[o,e(1)])])}var Xc={handlers:n=>{let[e,t]=[new gi(n),new yi(n)],r=s=>Zc(e.failing(s,Kc,by),t.opening(s,!1)),o=Zc(e.failing(0,NULL,Ey),t.opening(0,!0));return{...Sy(e),open:r(0),open64:r(0),__open_2:r(0),openat:r(1),openat64:r(1),__openat_2:r(1),fopen:o,fopen64:o,opendir:e.failing(0,NULL,wy),__system_property_get:Gc(n,0,1),__system_property_read:Gc(n,1,2)}}};var vy=35093,Qc=35111,Yc=16,ky=17,xy=64,Ay=Process.pointerSize,Iy=/^(?:127\.|::1$)/,Cy=B(n=>{let e=n[1].toUInt32();return e!==Qc&&e!==vy?null:{code:e,at:n[2]}},({code:n,at:e},t)=>{if(t.toInt32()!==0)return[];let r=_e(e,Yc),o=e.add(Yc);if(n===Qc)return[{subject:"hardware_address",value:Ln(o.add(2)),args:[r]}];let s=lt(o,16);return s===null?[]:[{subject:"own_address",value:s.ip,args:[r]}]}),Ty=B(n=>n[0],(n,e)=>{if(e.toInt32()!==0)return[];let t=new Set,r=new Set,o=0;for(let s=n.readPointer();!s.isNull()&&o<xy;s=s.readPointer(),o++){let i=s.add(3*Ay).readPointer();if(i.isNull())continue;let a=i.readU16()===ky&&i.add(11).readU8()===6?Ln(i.add(12)):null;a!==null&&t.add(a);let l=lt(i,28);l!==null&&!Iy.test(l.ip)&&r.add(l.ip)}return[eu("hardware_address",t),eu("own_address",r)].filter(({value:s})=>s!==null)});function eu(n,e){let[t=null,...r]=e;return{subject:n,value:t,values:r}}var tu={handlers:()=>({ioctl:Cy,getifaddrs:Ty})};var Ei=new Map,wi=new Set,ru=[],ou=()=>!1;function su(n){ou("keylog",{hook:"native.tls.key_log",line:_e(n)})}var Si=Fe(new NativeCallback((n,e)=>su(e),"void",["pointer","pointer"]));function nn(n,e,t,...r){let o=n.find(e);return o===null?null:ce(o,t,r.map(()=>"pointer"))(...r)}function Ny(n){wi.has(n.toString())||(wi.add(n.toString()),ru.push(Interceptor.attach(n,{onEnter:e=>su(e[1])})))}function nu(n,e){let t=nn(n,"SSL_CTX_get_keylog_callback","pointer",e);if(!(t===null||t.equals(Si))){if(!t.isNull()){Ny(t);return}n.find("SSL_CTX_set_keylog_callback")===null||nn(n,"SSL_CTX_up_ref","int",e)!==1||(nn(n,"SSL_CTX_set_keylog_callback","void",e,Si),Ei.set(e.toString(),{context:e,library:n}))}}function Ly({context:n,library:e}){nn(e,"SSL_CTX_get_keylog_callback","pointer",n).equals(Si)&&nn(e,"SSL_CTX_set_keylog_callback","void",n,NULL),nn(e,"SSL_CTX_free","void",n)}var iu={handlers:n=>(ou=n.put,{SSL_new:B(e=>(nu(n,e[0]),null),()=>[]),SSL_CTX_set_keylog_callback:B(e=>e[0],e=>(nu(n,e),[]))}),close:()=>{for(let n of Ei.values())Ly(n);Ei.clear();for(let n of ru.splice(0))n.detach();wi.clear()}};var My=64,jy=Module.findGlobalExportByName("__system_property_area__")!==null,ki=Process.pointerSize,vi=ki===8?24:20,Oy=jy?vi+ki:vi,Py=vi+2*ki;function Ry(n){let e=new Set;for(let t=n;!t.isNull()&&e.size<My;t=t.add(Py).readPointer()){let r=lt(t.add(Oy).readPointer(),t.add(16).readU32());r!==null&&e.add(r.ip)}return[...e]}function au(n){return B(e=>{let t=_e(e[0]);return t===null?null:{name:t,into:e[n]}},({name:e,into:t},r)=>{let o=r.toInt32(),s=o===0?Ry(t.readPointer()):[];return[{subject:e,value:e,args:s,error:o===0?null:`EAI ${o}`}]})}var lu={handlers:()=>({getaddrinfo:au(3),android_getaddrinfofornetcontext:au(4)})};var cu=1,uu=new bt;function Ai(n,e){let t=uu.of(n),r=new ut;return r.algorithm=t.algorithm||e,r.key=t.key,r}var Ii=({running:n,out:e,n:t},r)=>r.toInt32()!==0?[]:(n.output.add(e,t),[n.found()]);function xi(n,e){return B(t=>{let r=uu.fresh(t[0]),o=t[n+1].toInt32();return r.algorithm=`AES-${o}-${e}`,r.key=le(t[n],o/8),!0},()=>[])}var Fy=B(n=>{let e=Ai(n[0],"AES-CBC"),t=n[2].toUInt32();return e.operation=n[1].toInt32()===cu?"encrypt":"decrypt",e.iv=le(n[3],16),e.input.add(n[4],t),{running:e,out:n[5],n:t}},Ii),Uy=B(n=>{let e=Ai(n[0],"AES-GCM"),t=n[2].toUInt32();return e.operation=n[1].toInt32()===cu?"encrypt":"decrypt",e.iv=le(n[3],n[4].toUInt32()),e.input.add(n[7],t),{running:e,out:n[8],n:t}},Ii),Dy=B(n=>{let e=Ai(n[0],"AES-GCM"),t=n[1].toUInt32();return e.operation="decrypt",e.iv=le(n[2],n[3].toUInt32()),e.input.add(n[8],t),{running:e,out:n[9],n:t}},Ii);function By(n){let e=(t,r,o)=>{let s=n.find(o);return s===null?null:ce(s,r,["pointer"])(t)};return B(t=>({info:t[0],key:[t[1],t[2].toUInt32()],input:[t[3],t[4].toUInt32()],out:t[5]}),({info:t,key:r,input:o,out:s},i)=>{if(i.toInt32()!==0)return[];let a=e(t,"pointer","mbedtls_md_get_name")?.readUtf8String()??"",l=e(t,"uint8","mbedtls_md_get_size")??0;return[Qt("mac",On(a),{key:r,input:o,output:[s,l]})]})}function Ur(n,e,t){return B(r=>({input:r[0],n:r[1].toUInt32(),out:r[2],isSmall:t!==void 0&&r[3].toInt32()===1}),({input:r,n:o,out:s,isSmall:i})=>{let[a,l]=i&&t!==void 0?t:[n,e];return[Qt("digest",a,{input:[r,o],output:[s,l]})]})}var du={handlers:n=>({mbedtls_aes_setkey_enc:xi(1,"CBC"),mbedtls_aes_setkey_dec:xi(1,"CBC"),mbedtls_gcm_setkey:xi(2,"GCM"),mbedtls_aes_crypt_cbc:Fy,mbedtls_gcm_crypt_and_tag:Uy,mbedtls_gcm_auth_decrypt:Dy,mbedtls_md_hmac:By(n),mbedtls_md5:Ur("MD5",16),mbedtls_sha1:Ur("SHA-1",20),mbedtls_sha256:Ur("SHA-256",32,["SHA-224",28]),mbedtls_sha512:Ur("SHA-512",64,["SHA-384",48])})};var mu=16,Vy=0,$y=16,zy=28,Hy=1,Jy=2,Dr=16,Gy=64,fu=Process.pointerSize,Ci=new Set,Zy=B(n=>n[0].toInt32()===mu&&n[2].toInt32()===Vy?!0:null,(n,e)=>(e.toInt32()>=0&&Ci.add(e.toInt32()),[]));function qy(n,e){let t={links:new Set,neighbours:new Set};for(let r=0;r+Dr<=e;){let o=n.add(r).readU32();if(o<Dr||r+o>e)break;let s=n.add(r+4).readU16();s===$y&&hu(n,r+Dr+16,r+o,Hy,t.links),s===zy&&hu(n,r+Dr+12,r+o,Jy,t.neighbours),r+=o+3&-4}return{links:[...t.links],neighbours:[...t.neighbours]}}function hu(n,e,t,r,o){for(let s=e;s+4<=t;){let i=n.add(s).readU16();if(i<4||s+i>t)return;let c=(n.add(s+2).readU16()&16383)===r&&i===10&&(n.add(s+4).readU8()&1)===0?Ln(n.add(s+4)):null;c!==null&&o.size<Gy&&o.add(c),s+=i+3&-4}}function _u(n,e){let{links:t,neighbours:r}=qy(n,e),o=[];return t.length>0&&o.push({subject:"link",value:t[0],values:t.slice(1)}),r.length>0&&o.push({subject:"neighbour",value:r[0],values:r.slice(1)}),o}function gu(n){if(!Ci.has(n))return!1;let e=Module.findGlobalExportByName("getsockname"),t=Memory.alloc(128),r=Memory.alloc(4);return r.writeU32(128),ce(e,"int",["int","pointer","pointer"])(n,t,r)===0&&t.readU16()===mu?!0:(Ci.delete(n),!1)}function pu(){return B(n=>gu(n[0].toInt32())?n[1]:null,(n,e)=>e.toInt32()>0?_u(n,e.toInt32()):[])}var Wy=B(n=>gu(n[0].toInt32())?n[1]:null,(n,e)=>{let t=n.add(2*fu).readPointer(),r=t.add(fu).readULong();return e.toInt32()>0?_u(t.readPointer(),Math.min(e.toInt32(),Number(r))):[]}),yu={handlers:()=>({socket:Zy,recv:pu(),recvfrom:pu(),recvmsg:Wy})};var Ti=92,Ky=4096,Ni=new Map;function Xy(n){return B(e=>{let t=_e(e[0]);return t!==null&&n.isMeant(t)?{key:t,into:e[1]}:null},({key:e,into:t})=>[{subject:e,value:_e(t,Ti)||null,args:[e]}])}function Qy(n){return B(e=>{let t=_e(e[0]);return t!==null&&n.isMeant(t)?t:null},(e,t)=>(!t.isNull()&&Ni.size<Ky&&Ni.set(t.toString(),e),[]))}function bu(n){return B(e=>Ni.get(e[0].toString())??null,e=>{let t=n.find("__system_property_get");if(t===null)return[{subject:e,value:null,args:[e]}];let r=Memory.alloc(Ti);return ce(t,"int",["pointer","pointer"])(Memory.allocUtf8String(e),r),[{subject:e,value:_e(r,Ti)||null,args:[e]}]})}var Eu={handlers:n=>({__system_property_get:Xy(n),__system_property_find:Qy(n),__system_property_read:bu(n),__system_property_read_callback:bu(n)})};var Yy=115,eb=114,tb=106,nb=4,rb=4096,Br=new Set;function ob({fd:n,peer:e}){let t=`${n} ${jt(e)}`;return Br.has(t)?!1:(Br.size>=rb&&Br.clear(),Br.add(t),!0)}function Mi({fd:n,peer:e},t){let r=Nn(Socket.localAddress(n)),o=jt(e),s=[r===null?null:jt(r),o,Socket.type(n)?.replace("6","")??null];return{subject:o,value:o,args:s,error:t}}var sb=B(n=>{let e=lt(n[1],n[2].toInt32());return e===null||e.port===0?null:{fd:n[0].toInt32(),peer:e}},(n,e,t)=>e.toInt32()===0||t===Yy||t===nb?[Mi(n,null)]:t===eb||t===tb?[]:[Mi(n,hr(t))]);function Li(n){return B(e=>{let t=n(e),r=t===null?null:{fd:e[0].toInt32(),peer:t};return r!==null&&ob(r)?r:null},(e,t)=>t.toInt32()<0?[]:[Mi(e,null)])}function wu(n){return lt(n.readPointer(),n.add(Process.pointerSize).readU32())}var Su={handlers:()=>({connect:sb,sendto:Li(n=>lt(n[4],n[5].toInt32())),sendmsg:Li(n=>wu(n[1])),sendmmsg:Li(n=>wu(n[1]))})};var ib=1685382480,ab=59,vu=4096,lb=Fe(new CModule(`
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
`));function ku(n,e){let t={x64:"lea",arm64:"adrp"}[Process.arch];if(t===void 0)return[];let r=lb[t],o=new NativeFunction(r,"int",["pointer","ulong","pointer","pointer","pointer","int"]),s=Memory.alloc(vu*Process.pointerSize),i=[];for(let{base:a,size:l}of n.enumerateRanges("--x"))for(let{low:c,high:u}of e){let d=o(a,l,c,u,s,vu);for(let h=0;h<d;h++)i.push(s.add(h*Process.pointerSize).readPointer())}return i}var Vr=class{table;count;base;constructor(e,t,r){this.table=e,this.count=t,this.base=r}of(e){let[t,r]=[0,this.count];for(;t<r;){let o=t+r>>1;this.at(o).compare(e)<=0?t=o+1:r=o}return t===0?null:this.at(t-1)}at(e){return this.base.add(this.table.add(e*8).readS32())}};function xu(n){let e=new Vr(n.base,0,n.base),{base:t}=n;if(Process.pointerSize!==8||t.readU32()!==1179403647)return e;let r=t.add(t.add(32).readU64()),o=t.add(54).readU16();for(let s=0;s<t.add(56).readU16();s++){let i=r.add(s*o);if(i.readU32()!==ib)continue;let a=t.add(i.add(16).readU64());return a.readU8()===1&&a.add(2).readU8()===3&&a.add(3).readU8()===ab?new Vr(a.add(12),a.add(8).readU32(),a):e}return e}var cb="73 73 6c 5f 6c 69 62 2e 63 63 00",ub=512*1024,db=400,fb=1<<24,hb=/^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|CONNECT) \S+ HTTP\/1\.[01]\r\n|^PRI \* HTTP\/2\.0\r\n\r\nSM\r\n\r\n/,pb=/^HTTP\/1\.[01] \d{3}[ \r]/,mb=8192,_b=200,$r=class{nameless;said;detach=new Map;talking=new Set;writer=null;reader=null;constructor(e,t){this.nameless=e,this.said=t}begin(){let{module:e}=this.nameless;if(e.size<ub)return;let t=gb(e);if(t.length===0)return;let r=xu(e),o=[...new Set(ku(e,t).map(i=>r.of(i)?.toString()??""))].filter(i=>i!=="");if(o.length===0||o.length>db){this.nameless.conclude(`${e.name} is a BoringSSL without names, and no function of it could be told`);return}for(let i of o){let a=this.nameless.attach(ptr(i),`SSL_? ${ptr(i).sub(e.base)}`,this.probe(i));a!==null&&this.detach.set(i,a)}let s=`${e.name} is a BoringSSL without names: none of ${o.length} functions has proved what it is`;this.nameless.conclude(s),this.log(s)}log(e){this.nameless.library.put("log",{level:"info",text:e})}probe(e){return B(t=>{let r=t[2].toInt32(),[o,s]=[t[0],t[1]];return r<=0||r>fb||!Au(o)||!Au(s)?null:{ssl:o,at:s,room:r,isRequest:this.writer===null&&hb.test(Iu(s,r))}},(t,r)=>this.seen(e,t,r.toInt32()))}seen(e,{ssl:t,at:r,room:o,isRequest:s},i){if(i<=0||i>o)return[];this.writer===null&&s&&(this.writer=e);let a=this.writer===e;return a?this.talking.add(t.toString()):this.reader===null&&this.talking.has(t.toString())&&wb(r,i)&&(this.reader=e),!a&&this.reader!==e?[]:(this.writer!==null&&this.reader!==null&&this.detach.size>2&&this.settle(),this.said({ssl:t,at:r,n:i,isWritten:a}))}settle(){let e=[...this.detach].filter(([i])=>i!==this.writer&&i!==this.reader);for(let[i]of e)this.detach.delete(i);this.nameless.conclude(null);let{module:t}=this.nameless,[r,o]=[this.writer,this.reader].map(i=>`${ptr(i).sub(t.base)}`),s=`${t.name} has no names: what it says passes ${r}, what it hears ${o}`;this.log(s),setTimeout(()=>{for(let[,i]of e)i()},0)}};function gb(n){return n.enumerateRanges("r--").filter(({protection:r})=>!r.includes("w")).flatMap(({base:r,size:o})=>Memory.scanSync(r,o,cb)).map(({address:r})=>{let o=r;for(;yb(o.sub(1).readU8())&&r.sub(o).compare(_b)<0;)o=o.sub(1);return{low:o,high:r}})}function yb(n){return n>32&&n<127}var bb=ptr(65536),Eb=ptr("0x7fffffffffff");function Au(n){return n.compare(bb)>0&&n.compare(Eb)<0}function ji(n,e){try{return new Uint8Array(n.readVolatile(e)??new ArrayBuffer(0))}catch{return new Uint8Array(0)}}function Iu(n,e){let t=ji(n,1)[0]??0;return t<65||t>90?"":String.fromCharCode(...ji(n,Math.min(e,mb)))}function wb(n,e){if(pb.test(Iu(n,e)))return!0;if(e<9)return!1;let t=ji(n,9);if(t.length<9)return!1;let r=t[0]<<16|t[1]<<8|t[2],o=t.slice(5).every(s=>s===0);return t[3]===4&&t[4]<=1&&r%6===0&&r<1e3&&o}var Sb=1<<20,vb=4096,Ri=class{id;isServer;n={client:0,server:0};isCut={client:!1,server:!1};missing={client:0,server:0};isSaid=!1;constructor(e,t){this.id=e,this.isServer=t}},Pt=new Map,kb=0,zr=class{library;constructor(e){this.library=e}call(e,t,r,o){let s=this.library.find(e);return s===null?null:ce(s,t,r)(...o)}textOf(e,t,...r){let o=["pointer",...r.map(()=>"int")],s=this.call(e,"pointer",o,[t,...r]);return s===null?null:_e(s)}of(e){let t=e.toString(),r=Pt.get(t);return r===void 0&&(Pt.size>=vb&&Pt.delete(Pt.keys().next().value),r=new Ri(kb++,this.call("SSL_is_server","int",["pointer"],[e])===1),Pt.set(t,r)),r}alpn(e){let t=Memory.alloc(Process.pointerSize+4),r=t.add(Process.pointerSize);r.writeU32(0),this.call("SSL_get0_alpn_selected","void",["pointer","pointer","pointer"],[e,t,r]);let o=r.readU32();return o===0?null:t.readPointer().readUtf8String(o)}open(e,t){t.isSaid=!0;let r=this.call("SSL_get_fd","int",["pointer"],[e]),o=r===null||r<0?null:Nn(Socket.localAddress(r)),s=r===null||r<0?null:Nn(Socket.peerAddress(r)),i=this.textOf("SSL_get_servername",e,0);this.put(t,"open",{local:o===null?null:[o.ip,o.port],peer:s===null?null:[s.ip,s.port],sni:i,alpn:this.alpn(e),tls_version:this.textOf("SSL_get_version",e),library:this.library.name});let a=s===null?null:jt(s),l=o===null?null:jt(o);return[{subject:i??a??"",value:i??a,args:[l,a,`${t.id}`]}]}put(e,t,r){return this.library.put("tls",{hook:"native.tls.plaintext",connection:e.id,event:t,...r})}said(e,t,r,o){let s=this.of(e);if(s.isServer||r<=0)return[];let i=s.isSaid?[]:this.open(e,s),a=o?"client":"server",l=s.isCut[a]?0:Math.min(r,Sb-s.n[a]),c=0;for(;c<l;){let u=Math.min(fr,l-c),d=le(t.add(c),u);if(!this.put(s,"data",{from_client:o,data:d,length:u}))break;c+=u}return s.n[a]+=r,s.missing[a]+=r-c,c<r&&!s.isCut[a]&&(s.isCut[a]=!0,this.sayMissing(s)),i}sayMissing(e){for(let t of["client","server"]){let r=e.missing[t],o={from_client:t==="client",data:"",length:r};r>0&&this.put(e,"data",o)&&(e.missing[t]=0)}}freed(e){let t=e.toString(),r=Pt.get(t);Pt.delete(t),r?.isSaid===!0&&(this.sayMissing(r),this.put(r,"close",{}))}};function Nu(n){return{ssl:n[0],at:n[1],counted:n[3]}}function Cu(n,e){return B(Nu,({ssl:t,at:r},o)=>n.said(t,r,o.toInt32(),e))}function Tu(n,e){return B(Nu,({ssl:t,at:r,counted:o},s)=>s.toInt32()===1?n.said(t,r,Number(o.readULong()),e):[])}var Oi=B(()=>!0,()=>[]),Pi=`PRI * HTTP/2.0\r
`;function xb(n,{ssl:e,at:t,n:r,isWritten:o}){return o&&r>=Pi.length&&t.readCString(Pi.length)===Pi&&n.freed(e),n.said(e,t,r,o)}var Lu={search:n=>{let e=new zr(n.library);new $r(n,t=>xb(e,t)).begin()},handlers:n=>{let e=new zr(n);return{SSL_write:Cu(e,!0),SSL_read:Cu(e,!1),SSL_write_ex:Tu(e,!0),SSL_read_ex:Tu(e,!1),SSL_do_handshake:Oi,SSL_connect:Oi,SSL_shutdown:Oi,SSL_free:B(t=>(e.freed(t[0]),!0),()=>[])}}};var Mu={binder:Oc,evp_cipher:Fc,evp_digest:$c,files:zc,hide:Xc,interfaces:tu,keylog:iu,lookup:lu,mbedtls:du,netlink:yu,properties:Eu,sockets:Su,tls:Lu};var ju=1,ft=new yr,Fu=new dr(ft),St=null,rn=new Pr(Mu,ft,Fu,()=>St?.javaStack()??null),Ou=!1;function Pu(){return[...St?.status()??[],...rn.status()]}function Ru(){Ou||(Ou=!0,St?.sayAll(),rn.sayAll(),ft.end())}rpc.exports={hello(){return{protocol:ju,agent:ft.agent,pid:Process.id,runtime:qe()}},install(n,e){return new Promise((t,r)=>{let o=()=>{try{ft.maxUnreadBytes=e.max_unread_bytes,ft.put("agent",{process:e.process||Process.mainModule.name,protocol:ju,bundle_sha256:e.bundle_sha256,runtime:qe()}),St??=new jr(ft,Fu,e),St.install(n),rn.install(e.native,e),e.canaries&&(St.tryCanaries(),rn.tryCanaries()),ft.flush(),t(Pu())}catch(s){r(s)}};W.available?W.perform(o):r(new Error("no Java runtime in this process"))})},status:Pu,ping(){return je()},flush(){ft.flush()},uninstall(){Ru(),rn.uninstall(),St?.uninstall()},dispose(n){xc()||(Ru(),n==="unload"&&(rn.uninstall(),St?.close()))}};})();
